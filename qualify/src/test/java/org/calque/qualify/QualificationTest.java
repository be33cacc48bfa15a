package org.calque.qualify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QualificationTest {
  private static final QualificationPlan PLAN = new QualificationPlan(3, 5);
  private static final List<Integer> PROGRESS = new ArrayList<>();
  private static QualificationReport report = report(2);

  private static QualificationReport report(int threads) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      return new Qualification(PLAN, new TracingSegmenter(1, 0))
          .run(executor, (done, all) -> PROGRESS.add(done));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      executor.shutdown();
    }
  }

  @BeforeAll
  static void run() {
    PROGRESS.clear();
    report = report(2);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    assertEquals(QualificationJson.write(report(1)), QualificationJson.write(report));
  }

  @Test
  void everySceneIsReported() {
    run();
    assertEquals(12, PROGRESS.size(), "three scenes in each of four classes");
    assertEquals(12, PROGRESS.get(11));
    assertEquals(12, report.of(PromptKind.BOX, Tissue.ULCER).count());
    assertEquals(
        4, report.of(PromptKind.POINT, Tissue.ULCER).count(), "one in sixteen is searched");
  }

  @Test
  void groupsOfATableAddUp() throws Exception {
    JsonNode json = new ObjectMapper().readTree(QualificationJson.write(report));
    int byDiameter = sum(json, "diameter");
    assertTrue(byDiameter > 8, "ulcers by box: " + byDiameter);
    assertEquals(byDiameter, sum(json, "skin_tone"));
    assertEquals(byDiameter, sum(json, "difficulty"));
    assertEquals(byDiameter, sum(json, "frame"));
  }

  private static int sum(JsonNode json, String by) {
    int sum = 0;
    for (JsonNode group : json.get("groups")) {
      boolean wanted =
          group.get("by").asText().equals(by)
              && group.get("kind").asText().equals("ulcer")
              && group.get("prompt").asText().equals("box");
      sum += wanted ? group.get("n").asInt() : 0;
    }
    return sum;
  }

  @Test
  void theJsonStatesErrorsWithIntervals() throws Exception {
    JsonNode first = new ObjectMapper().readTree(QualificationJson.write(report)).at("/groups/0");
    JsonNode median = first.get("median_absolute_error");
    double low = median.at("/interval95/0").asDouble();
    double high = median.at("/interval95/1").asDouble();
    assertTrue(low <= median.get("value").asDouble() && median.get("value").asDouble() <= high);
    assertTrue(high > 0.001, "an ellipse in a loose box is off: " + high);
  }

  /** The tracing calls whatever is in its box an ulcer, closed or not. */
  @Test
  void whatIsClosedIsCountedApartFromWhatLiesUnderExtrusion() {
    List<Trial> ulcers = report.of(PromptKind.BOX, Tissue.ULCER).toList();
    List<Trial> trials = new ArrayList<>();
    for (double extrusion : new double[] {0, 0, 2}) {
      trials.add(with(ulcers.get(0), Tissue.ULCER, 0, 3));
      trials.add(with(ulcers.get(0), Tissue.CALCIFIED_EXTRUSION, extrusion, 0));
    }
    trials.set(2, with(ulcers.get(0), Tissue.ULCER, 0, 0));
    QualificationReport counted = new QualificationReport(PLAN, "", trials, List.of());
    assertEquals(0.5, counted.falseUlcers(PromptKind.BOX).value(), 1e-12);
    assertEquals(1, counted.ulcersUnderExtrusion(PromptKind.BOX).value(), 1e-12);
  }

  private static Trial with(Trial of, Tissue tissue, double truthMm2, double measuredMm2) {
    return new Trial(
        of.scene(),
        of.prompt(),
        tissue,
        truthMm2,
        Math.sqrt(4 * truthMm2 / Math.PI),
        Trial.Outcome.MEASURED,
        measuredMm2,
        measuredMm2,
        measuredMm2,
        0,
        0);
  }

  @Test
  void thePageHoldsItsTablesAndNoAddress() {
    String page = QualificationPage.write(report);
    assertTrue(page.contains("<caption>Ulcer by its own diameter</caption>"));
    assertTrue(page.contains("aria-label=\"Bland-Altman: ulcer, box prompt\""));
    assertTrue(!page.contains("http") && !page.contains("<script"), "self-contained");
  }

  @Test
  void theSheetHasARowForEveryComparison() throws Exception {
    StringBuilder sheet = new StringBuilder();
    TrialSheet.write(report.trials(), sheet);
    assertEquals(report.trials().size() + 1, sheet.toString().lines().count());
  }

  @Test
  void theTableNamesEveryPromptThatWasMeasured() {
    String table = QualificationTable.print(report);
    assertTrue(table.contains("ulcer, box"), table);
    assertTrue(table.lines().allMatch(line -> line.length() <= 110), "fits a terminal");
  }
}
