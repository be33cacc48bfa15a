package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calque.Assessment;
import org.calque.geometry.PlaneMapping;
import org.calque.measure.LesionMeasurement;
import org.calque.study.Alignment;
import org.calque.study.AssessedRow;
import org.calque.study.StubStudy;
import org.calque.study.StudyOutcome;
import org.calque.study.StudyResult;
import org.calque.study.StudyRunner;
import org.calque.study.StudySink;
import org.junit.jupiter.api.Test;

class StudyPageTest {
  private static StudyOutcome study(int rows, List<StudyCrops.Crop> crops) throws Exception {
    List<StudyResult> results = new ArrayList<>();
    StudySink sink =
        new StudySink() {
          @Override
          public void keep(AssessedRow assessed) {
            Assessment assessment = assessed.assessment();
            LesionMeasurement lesion = assessment.lesions().get(0);
            PlaneMapping plane = assessment.calibration().orElseThrow().mapping();
            CropPlace place = CropPlace.of(lesion, plane);
            byte[] jpeg = LesionCrop.jpeg(assessment.photograph(), plane, place);
            crops.add(new StudyCrops.Crop(jpeg, place, lesion));
          }

          @Override
          public void accept(StudyResult result) {
            results.add(result);
          }
        };
    new StudyRunner(StubStudy.options(), new StubStudy())
        .run(StubStudy.rows(rows).iterator(), Runnable::run, 1, sink);
    return StudyOutcome.of(results, StudyOutcome.Options.standard());
  }

  private static String page() throws Exception {
    List<StudyCrops.Crop> crops = new ArrayList<>();
    StudyOutcome study = study(12, crops);
    StringBuilder out = new StringBuilder();
    new StudyPage(study, "Trial <1>", "stub")
        .write(row -> Optional.of(crops.get(row.number() - 1)), out);
    return out.toString();
  }

  @Test
  void pageNeedsNothingFromOutside() throws Exception {
    String page = page();
    Matcher reference = Pattern.compile("(?:href|src)=\"([^\"]{0,40})").matcher(page);
    while (reference.find()) {
      String to = reference.group(1);
      assertTrue(to.startsWith("#") || to.startsWith("data:"), to);
    }
    assertFalse(page.contains("@import") || page.contains("url("), "the style sheet loads");
  }

  @Test
  void pageShowsEveryVisitAndEscapesNames() throws Exception {
    String page = page();
    assertEquals(12, page.split("<figure class=\"shot\">", -1).length - 1);
    assertEquals(12, page.split("class=\"ulcer\" d=\"M", -1).length - 1);
    assertTrue(page.contains("Trial &lt;1&gt;"), "the title is escaped");
    assertTrue(page.contains("scope=\"col\"") && page.contains("<caption>"), "tables say what");
  }

  @Test
  void rowsWithoutPictureAreSaid() throws Exception {
    StringBuilder out = new StringBuilder();
    new StudyPage(study(4, new ArrayList<>()), "t", "stub").write(row -> Optional.empty(), out);
    assertEquals(4, out.toString().split("<p class=\"none\">not measured", -1).length - 1);
  }

  @Test
  void dictionaryKnowsEveryColumnOfEverySheet() throws Exception {
    StudyOutcome study = study(4, new ArrayList<>());
    StringBuilder dictionary = new StringBuilder();
    Sheet.writeDictionary(StudySheets.all(), dictionary);
    Set<String> known = new HashSet<>();
    dictionary
        .toString()
        .lines()
        .forEach(l -> known.add(l.split(",", -1)[0] + " " + l.split(",", -1)[1]));
    for (String column : header(StudySheets.results(), StudySheets.Line.of(study.results()))) {
      assertTrue(known.contains("results.csv " + column), column);
    }
    for (String column : header(StudySheets.changes(), study.changes())) {
      assertTrue(known.contains("changes.csv " + column), column);
    }
  }

  private static <T> List<String> header(Sheet<T> sheet, List<T> lines) throws IOException {
    StringBuilder out = new StringBuilder();
    sheet.write(lines, out);
    assertEquals(lines.size() + 1, out.toString().lines().count());
    return List.of(out.toString().lines().findFirst().orElseThrow().split(",", -1));
  }

  @Test
  void contractsColumnsComeFirst() throws Exception {
    List<String> header = header(StudySheets.results(), List.of());
    assertEquals(
        List.of(
            ("subject,lesion,visit,date,arm,kind,area_mm2,area_u_mm2,area_lo95_mm2,area_hi95_mm2,"
                    + "perimeter_mm,length_mm,width_mm,findings")
                .split(",")),
        header.subList(0, 14));
  }

  @Test
  void summaryIsOneDocument() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new StudySummaryJson().write(study(12, new ArrayList<>()), out);
    String json = out.toString(StandardCharsets.UTF_8);
    assertTrue(json.contains("\"rows_measured\": 12"), json);
    assertTrue(json.contains("\"followups_registered\": 0"), json);
    assertTrue(json.contains("\"changes_exceeding_smallest_detectable\": 6"), json);
  }

  /** Each later visit as laid on the first one, or not. */
  private static StudyOutcome laid(Alignment alignment, List<StudyCrops.Crop> crops)
      throws Exception {
    List<StudyResult> results =
        study(2, crops).results().stream()
            .map(
                r ->
                    new StudyResult(
                        r.row(),
                        r.status(),
                        r.measurement(),
                        r.findings(),
                        Optional.of(alignment).filter(a -> r.row().number() == 2)))
            .toList();
    return StudyOutcome.of(results, StudyOutcome.Options.standard());
  }

  private static String page(Alignment alignment) throws Exception {
    List<StudyCrops.Crop> crops = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    new StudyPage(laid(alignment, crops), "t", "stub")
        .write(row -> Optional.of(crops.get(row.number() - 1)), out);
    return out.toString();
  }

  @Test
  void pageSaysWhetherAVisitIsLaidOnTheFirstOrWhyNot() throws Exception {
    String sha256 = "ab".repeat(32);
    String laid = page(new Alignment(1, "week <0>", sha256, OptionalDouble.of(0.0649), ""));
    assertTrue(laid.contains("Laid on week &lt;0&gt; by the skin, residual 0.06 mm."), laid);
    String not = page(new Alignment(1, "week 0", sha256, OptionalDouble.empty(), "No & no."));
    assertTrue(not.contains("Shown as photographed. No &amp; no."), not);
    assertFalse(not.contains("by the skin, residual"), not);
    assertTrue(laid.contains("Of 1 later photographs, 1 lie on"), laid);
    assertTrue(not.contains("Of 1 later photographs, 0 lie on"), not);
  }

  @Test
  void resultsSayWhereThePromptCameFromAndWhatTheRowWasLaidOn() throws Exception {
    String sha256 = "ab".repeat(32);
    StringBuilder out = new StringBuilder();
    StudyOutcome study =
        laid(new Alignment(1, "week 0", sha256, OptionalDouble.of(0.07), ""), new ArrayList<>());
    StudySheets.results().write(StudySheets.Line.of(study.results()), out);
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.get(1).contains(",manifest,,,,assessments/"), lines.get(1));
    assertTrue(
        lines.get(2).contains(",manifest,registered,0.07," + sha256 + ",assessments/"),
        lines.get(2));
  }
}
