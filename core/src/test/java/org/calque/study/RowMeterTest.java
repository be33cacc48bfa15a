package org.calque.study;

import static org.calque.study.TrialPhotographs.box;
import static org.calque.study.TrialPhotographs.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.evidence.FindingCode;
import org.calque.measure.LesionMeasurement;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;
import org.calque.study.StudyResult.Status;
import org.junit.jupiter.api.Test;

/** Rows without a prompt, and how rows lie on their lesion's first visit. */
class RowMeterTest {
  private static final String FIRST = "1-0-1";
  private static final String LATER = "1-4-1";
  private static final String LATEST = "1-8-1";
  private static final String OTHER_PATIENT = "2-4-1";

  private static AssessedRow measured(int number, StudyRow... rows) throws Exception {
    return new RowMeter(TrialPhotographs.options(), new TrialPhotographs(List.of(rows)))
        .measure(rows[number - 1]);
  }

  private static String sha256(String photo) throws Exception {
    return new TrialPhotographs(List.of()).photograph(row(1, 0, photo, "")).sha256();
  }

  private static void assertMeasures(String photo, AssessedRow row) {
    LesionMeasurement lesion = row.assessment().lesions().get(0);
    double area = lesion.region(Tissue.ULCER).orElseThrow().area().value().squareMillimetres();
    assertEquals(1, area / TrialPhotographs.area(photo), 0.1);
  }

  private static void assertRefused(FindingCode code, AssessedRow row) {
    assertEquals(Status.REFUSED, row.result().status());
    assertTrue(
        row.assessment().findings().stream().anyMatch(f -> f.code() == code),
        () -> row.assessment().findings().toString());
  }

  @Test
  void emptyPromptTakesThePlaceFromTheFirstVisit() throws Exception {
    AssessedRow later = measured(2, row(1, 0, FIRST, box(FIRST)), row(2, 4, LATER, ""));
    assertMeasures(LATER, later);
    assertTrue(later.assessment().lesions().get(0).prompt().startsWith("box:"));
    assertEquals(
        List.of(sha256(LATER), sha256(FIRST)), later.assessment().provenance().inputSha256());
    Alignment alignment = later.result().alignment().orElseThrow();
    assertEquals(sha256(FIRST), alignment.baselineSha256());
    assertEquals("week 0", alignment.baselineVisit());
    assertTrue(alignment.residualMm().orElseThrow() < 0.15, alignment::toString);
  }

  @Test
  void anotherPatientsSkinIsRefusedAndNothingIsGuessed() throws Exception {
    AssessedRow later = measured(2, row(1, 0, FIRST, box(FIRST)), row(2, 4, OTHER_PATIENT, ""));
    assertRefused(FindingCode.REGISTRATION_FAILED, later);
    assertFalse(later.result().alignment().orElseThrow().isRegistered());
  }

  @Test
  void theEarliestPromptedVisitThatWasMeasuredIsTheBaseline() throws Exception {
    AssessedRow later =
        measured(
            4,
            row(1, 0, "damaged", "box:1,1,20,20"),
            row(2, 1, LATER, "auto"),
            row(3, 4, LATER, box(LATER)),
            row(4, 8, LATEST, ""));
    assertMeasures(LATEST, later);
    assertEquals(3, later.result().alignment().orElseThrow().baselineRow());
  }

  @Test
  void withoutAMeasuredEarlierVisitTheRowIsRefusedWithASentence() throws Exception {
    AssessedRow later = measured(2, row(1, 0, "damaged", "box:1,1,20,20"), row(2, 4, LATER, ""));
    assertRefused(FindingCode.PROMPT_UNUSABLE, later);
    assertEquals(Optional.empty(), later.laid());
  }

  @Test
  void withoutAnyPromptRowsAreAutomatic() throws Exception {
    StudyRow[] rows = {row(1, 0, FIRST, ""), row(2, 4, LATER, "")};
    assertEquals("auto", measured(1, rows).assessment().lesions().get(0).prompt());
    AssessedRow later = measured(2, rows);
    assertEquals("auto", later.assessment().lesions().get(0).prompt());
    assertEquals(1, later.result().alignment().orElseThrow().baselineRow());
  }

  @Test
  void laterVisitsAndOtherReadersSayNothing() throws Exception {
    StudyRow first = row(1, 0, FIRST, "");
    StudyRow later = row(2, 4, LATER, box(LATER));
    StudyRow other = row(3, 0, FIRST, box(FIRST), "R2");
    AssessedRow measured = measured(1, first, later, other);
    assertEquals("auto", measured.assessment().lesions().get(0).prompt());
    assertEquals(Optional.empty(), measured.laid());
  }

  @Test
  void aReplicateWithoutAPromptTakesThePlaceFromItsOwnVisit() throws Exception {
    AssessedRow replicate = measured(1, row(1, 0, "1-0-2", ""), row(2, 0, FIRST, box(FIRST)));
    assertMeasures("1-0-2", replicate);
    assertEquals(2, replicate.result().alignment().orElseThrow().baselineRow());
  }

  @Test
  void aPromptedRowKeepsItsPromptAndIsLaidOnTheFirstVisit() throws Exception {
    StudyRow later = row(2, 4, LATER, box(LATER));
    AssessedRow laid = measured(2, row(1, 0, FIRST, box(FIRST)), later);
    Assessment alone =
        new LesionMeter(TrialPhotographs.options())
            .measure(
                new TrialPhotographs(List.of()).photograph(later),
                later.references(),
                java.util.Map.of("L", Prompt.parse(box(LATER))));
    assertEquals(alone.lesions(), laid.assessment().lesions());
    assertEquals(alone.provenance(), laid.assessment().provenance());
    assertTrue(laid.result().alignment().orElseThrow().isRegistered());
  }

  @Test
  void aPromptedReplicateIsNotLaidOnTheFirstVisit() throws Exception {
    StudyRow[] rows = {
      row(1, 0, FIRST, box(FIRST)), row(2, 4, LATER, box(LATER)), row(3, 4, LATER, box(LATER))
    };
    assertTrue(measured(2, rows).laid().isPresent());
    assertEquals(Optional.empty(), measured(3, rows).laid());
  }

  /** What lies before it in the manifest, on how many threads, or in an earlier run: no matter. */
  @Test
  void aFollowUpsResultDependsOnTheManifestAlone() throws Exception {
    List<StudyRow> rows =
        List.of(row(1, 4, LATER, ""), row(2, 0, FIRST, box(FIRST)), row(3, 8, OTHER_PATIENT, ""));
    List<StudyResult> inOrder = results(rows, rows, 1);
    assertEquals(
        List.of(Status.MEASURED, Status.MEASURED, Status.REFUSED),
        inOrder.stream().map(StudyResult::status).toList());
    assertEquals(inOrder, results(rows, rows, 3));
    assertEquals(inOrder.subList(2, 3), results(rows, rows.subList(2, 3), 1));
    assertNotEquals(inOrder.get(0), results(rows.subList(0, 1), rows.subList(0, 1), 1).get(0));
  }

  private static List<StudyResult> results(List<StudyRow> study, List<StudyRow> left, int threads)
      throws Exception {
    List<StudyResult> results = new java.util.ArrayList<>();
    StudySink sink =
        new StudySink() {
          @Override
          public void keep(AssessedRow assessed) {}

          @Override
          public void accept(StudyResult result) {
            results.add(result);
          }
        };
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      new StudyRunner(TrialPhotographs.options(), new TrialPhotographs(study))
          .run(left.iterator(), executor, threads, sink);
    } finally {
      executor.shutdownNow();
    }
    return results;
  }
}
