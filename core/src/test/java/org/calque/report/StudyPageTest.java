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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calque.Assessment;
import org.calque.study.StubStudy;
import org.calque.study.StudyOutcome;
import org.calque.study.StudyResult;
import org.calque.study.StudyRow;
import org.calque.study.StudyRunner;
import org.calque.study.StudySink;
import org.junit.jupiter.api.Test;

class StudyPageTest {
  private static StudyOutcome study(int rows, List<StudyCrops.Crop> crops) throws Exception {
    List<StudyResult> results = new ArrayList<>();
    StudySink sink =
        new StudySink() {
          @Override
          public void keep(StudyRow row, Assessment assessment) {
            crops.add(
                new StudyCrops.Crop(
                    LesionCrop.jpeg(
                        assessment.photograph(),
                        assessment.calibration().orElseThrow(),
                        assessment.lesions().get(0)),
                    assessment.lesions().get(0)));
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
    assertTrue(json.contains("\"changes_exceeding_smallest_detectable\": 6"), json);
  }
}
