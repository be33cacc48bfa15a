package org.calque.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.calque.compare.ChangeCategory;
import org.calque.compare.ClosureRule;
import org.calque.compare.Visit;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.measure.BudgetTerm;
import org.calque.measure.Measured;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Area;
import org.calque.segment.Tissue;
import org.calque.study.StudyResult.Status;
import org.junit.jupiter.api.Test;

class StudyOutcomeTest {
  private static final double U_MM2 = 0.3;

  private final List<StudyResult> results = new ArrayList<>();

  private void add(String subject, String lesion, int week, int replicate, double mm2) {
    StudyRow row = row(subject, lesion, week, replicate);
    RegionMeasurement region =
        Measured.region(
            Tissue.ULCER,
            mm2,
            Map.of(
                BudgetTerm.EDGE_LOCATION,
                Area.ofSquareMillimetres(U_MM2),
                BudgetTerm.EDGE_RULE,
                Area.ofSquareMillimetres(0.4)));
    Visit visit =
        new Visit("p", "ab".repeat(32) + results.size(), Optional.empty(), Optional.of("one lot"));
    results.add(
        StudyResult.of(
            row,
            new VisitMeasurement(visit, List.of(Measured.lesion(lesion, region))),
            List.of(),
            Optional.empty()));
  }

  private void addRefused(String subject, String lesion, int week, int replicate) {
    Finding finding = Finding.refusal(FindingCode.REFERENCE_NOT_FOUND, "None.");
    results.add(
        new StudyResult(
            row(subject, lesion, week, replicate),
            Status.REFUSED,
            Optional.empty(),
            List.of(finding)));
  }

  private StudyRow row(String subject, String lesion, int week, int replicate) {
    return new StudyRow(
        results.size() + 1,
        subject,
        lesion,
        "week " + week,
        LocalDate.of(2026, 1, 5).plusWeeks(week),
        "p.jpg",
        List.of(),
        "auto",
        lesion,
        "",
        OptionalInt.of(replicate),
        Optional.of(false),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private StudyOutcome outcome() {
    return StudyOutcome.of(results, StudyOutcome.Options.standard());
  }

  @Test
  void treatedLessControlIsFormedWithinSubjects() {
    double[][] shares = {{0.5, 0.9}, {0.4, 0.8}, {0.6, 0.7}};
    for (int i = 0; i < shares.length; i++) {
      add("S" + i, "treated", 0, 1, 20);
      add("S" + i, "treated", 12, 1, 20 * shares[i][0]);
      add("S" + i, "control", 0, 1, 10);
      add("S" + i, "control", 12, 1, 10 * shares[i][1]);
    }
    StudySummary summary = outcome().summaries().get(0);
    assertEquals("week 12", summary.endpoint());
    assertEquals(-50, summary.arms().get(0).percent().mean(), 1e-9);
    assertEquals(-20, summary.arms().get(1).percent().mean(), 1e-9);
    SampleMean paired = summary.paired().orElseThrow().percent();
    assertEquals(-30, paired.mean(), 1e-9);
    // differences -40, -40, -10: s = sqrt(300), t(2) = 4.302653
    assertEquals(-30 + 4.302653 * Math.sqrt(300) / Math.sqrt(3), paired.high(), 1e-4);
    assertEquals(6, summary.changes());
    // 1.96 sqrt(2) 0.3 = 0.83 mm2 and more is detectable
    assertEquals(6, summary.detectable());
  }

  @Test
  void ofReplicatesTheFirstMeasuredOneCounts() {
    addRefused("S", "treated", 0, 1);
    add("S", "treated", 0, 2, 9);
    add("S", "treated", 4, 1, 8);
    add("S", "treated", 4, 2, 3);
    List<StudyChange> changes = outcome().changes();
    assertEquals(1, changes.size());
    assertEquals(-1, changes.get(0).squareMillimetres().orElseThrow(), 1e-9);
  }

  @Test
  void closureIsConfirmedAtTheSecondVisitOnly() {
    add("S", "treated", 0, 1, 5);
    add("S", "treated", 4, 1, 0);
    add("S", "treated", 8, 1, 0);
    List<StudyChange> changes = outcome().changes();
    assertEquals(ChangeCategory.NO_VISIBLE_LESION, changes.get(0).region().category());
    assertEquals("improved", changes.get(0).response());
    assertEquals(ChangeCategory.CONFIRMED_CLOSURE, changes.get(1).region().category());
    assertEquals("closed", changes.get(1).response());
    assertTrue(changes.get(1).isDetectable());
    assertEquals(Optional.empty(), changes.get(1).dailyRate());
  }

  @Test
  void unmeasuredFirstVisitIsSaidNotSkipped() {
    addRefused("S", "treated", 0, 1);
    add("S", "treated", 4, 1, 5);
    StudyChange change = outcome().changes().get(0);
    assertEquals(ChangeCategory.NOT_COMPARABLE, change.region().category());
    assertEquals("not_evaluable", change.response());
    assertFalse(change.isDetectable());
    assertTrue(outcome().summaries().isEmpty());
  }

  @Test
  void sumAddsWhatLesionsShareAsItIs() {
    add("S", "treated", 0, 1, 5);
    add("S", "control", 0, 1, 7);
    List<SubjectSum> sums = outcome().sums();
    SubjectSum all = sums.get(0);
    assertEquals("", all.arm());
    assertEquals(12, all.area().orElseThrow().value().squareMillimetres(), 1e-9);
    assertEquals(
        Math.sqrt(2 * U_MM2 * U_MM2 + 0.8 * 0.8),
        all.area().orElseThrow().standardUncertainty().squareMillimetres(),
        1e-9);
    assertEquals(3, sums.size());
  }

  @Test
  void sumOfAnIncompleteVisitIsAbsent() {
    add("S", "treated", 0, 1, 5);
    addRefused("S", "control", 0, 1);
    SubjectSum all = outcome().sums().get(0);
    assertEquals(1, all.measured());
    assertEquals(Optional.empty(), all.area());
  }

  @Test
  void charterThresholdsDecideOnlyDetectableChanges() {
    add("S", "treated", 0, 1, 2);
    add("S", "treated", 4, 1, 1.4);
    add("T", "treated", 0, 1, 20);
    add("T", "treated", 4, 1, 14);
    add("U", "treated", 0, 1, 20);
    add("U", "treated", 4, 1, 26);
    List<String> standard = outcome().changes().stream().map(StudyChange::response).toList();
    assertEquals(List.of("stable", "improved", "worsened"), standard);
    StudyOutcome.Options strict =
        new StudyOutcome.Options(
            "control", Optional.empty(), new ResponseRule(35, 35), ClosureRule.standard());
    List<String> fewer =
        StudyOutcome.of(results, strict).changes().stream().map(StudyChange::response).toList();
    assertEquals(List.of("stable", "stable", "stable"), fewer);
  }

  @Test
  void exponentialRateIsPositiveWhenTheAreaFalls() {
    add("S", "treated", 0, 1, 20);
    add("S", "treated", 4, 1, 10);
    var rate = outcome().changes().get(0).dailyRate().orElseThrow();
    assertEquals(Math.log(2) / 28, rate.value().fraction(), 1e-12);
    assertTrue(rate.standardUncertainty().fraction() > 0);
  }
}
