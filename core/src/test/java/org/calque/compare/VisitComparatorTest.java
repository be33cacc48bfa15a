package org.calque.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.evidence.Severity;
import org.calque.measure.BudgetTerm;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.Measured;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Area;
import org.calque.quantity.Interval;
import org.calque.quantity.Ratio;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes between visits whose areas and budgets are made by hand. */
class VisitComparatorTest {
  private static final String LOT = "aruco:DICT_4X4_50:10mm+-0.05mm";
  private static final String OTHER_LOT = "aruco:DICT_4X4_50:12mm+-0.05mm";
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 3, 1, 9, 0);

  private static VisitMeasurement visit(int day, String reference, LesionMeasurement... lesions) {
    Visit visit =
        new Visit(
            "day" + day + ".jpg",
            String.format(Locale.ROOT, "%064x", day + 1),
            Optional.of(FIRST.plusDays(day)),
            Optional.of(reference));
    return new VisitMeasurement(visit, List.of(lesions));
  }

  /**
   * An ulcer with these standard uncertainties: own detection, size of the reference, edge rule.
   */
  private static RegionMeasurement ulcer(double mm2, double plane, double size, double rule) {
    Map<BudgetTerm, Area> terms = new EnumMap<>(BudgetTerm.class);
    terms.put(BudgetTerm.PLANE, Area.ofSquareMillimetres(plane));
    terms.put(BudgetTerm.REFERENCE_SIZE, Area.ofSquareMillimetres(size));
    terms.put(BudgetTerm.EDGE_RULE, Area.ofSquareMillimetres(rule));
    return Measured.region(Tissue.ULCER, mm2, terms);
  }

  private static VisitMeasurement visit(int day, String reference, RegionMeasurement region) {
    return visit(day, reference, Measured.lesion("L1", region));
  }

  private static Outcome<LesionChange> compare(VisitMeasurement a, VisitMeasurement... b) {
    return new VisitComparator().compare(a, List.of(b));
  }

  private static LesionChange.FollowUp followUp(VisitMeasurement a, VisitMeasurement b) {
    Outcome<LesionChange> outcome = compare(a, b);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<LesionChange>) outcome).value().followUps().get(0);
  }

  private static RegionChange change(VisitMeasurement a, VisitMeasurement b) {
    List<RegionChange> regions = followUp(a, b).regions();
    assertEquals(1, regions.size());
    return regions.get(0);
  }

  private static double u(RegionChange change) {
    return change.change().orElseThrow().standardUncertainty().squareMillimetres();
  }

  /** The reference is in truth one percent longer: both areas grow alike, percents stay. */
  @Test
  void theSizeOfOneLotCancelsInPercent() {
    RegionChange stated =
        change(visit(0, LOT, ulcer(20, 0, 0.2, 0)), visit(30, LOT, ulcer(12, 0, 0.12, 0)));
    double k = 1.01 * 1.01;
    RegionChange truth =
        change(
            visit(0, LOT, ulcer(20 * k, 0, 0.2 * k, 0)),
            visit(30, LOT, ulcer(12 * k, 0, 0.12 * k, 0)));
    assertEquals(-40, stated.relativeChange().orElseThrow().value().percent(), 1e-9);
    assertEquals(-40, truth.relativeChange().orElseThrow().value().percent(), 1e-9);
    assertEquals(0, stated.relativeChange().orElseThrow().standardUncertainty().fraction(), 1e-12);
    assertEquals(0.2 - 0.12, u(stated), 1e-12);
  }

  @Test
  void theSizesOfTwoLotsDoNotCancel() {
    VisitMeasurement before = visit(0, LOT, ulcer(20, 0, 0.2, 0));
    VisitMeasurement after = visit(30, OTHER_LOT, ulcer(12, 0, 0.12, 0));
    RegionChange change = change(before, after);
    assertEquals(Math.hypot(0.2, 0.12), u(change), 1e-12);
    double relative = change.relativeChange().orElseThrow().standardUncertainty().fraction();
    assertEquals(0.6 * 0.01 * Math.sqrt(2), relative, 1e-9);
    Finding finding = compare(before, after).findings().get(0);
    assertEquals(FindingCode.NOT_COMPARABLE, finding.code());
    assertEquals(Severity.INFO, finding.severity());
  }

  @Test
  void linesOfOneLengthAreOneLotWhereverTheyLie() {
    RegionMeasurement same = ulcer(20, 0, 0.2, 0);
    VisitMeasurement here = visit(0, "line:0,0,100,0=10mm+-0.05mm", same);
    VisitMeasurement there = visit(9, "line:5,9,70,80=10mm+-0.05mm", same);
    VisitMeasurement longer = visit(9, "line:0,0,100,0=11mm+-0.05mm", same);
    assertEquals(0, u(change(here, there)), 1e-12);
    assertEquals(0.2 * Math.sqrt(2), u(change(here, longer)), 1e-12);
  }

  @Test
  void theEdgeRuleIsSharedAndDetectionIsNot() {
    RegionChange change =
        change(visit(0, LOT, ulcer(20, 0.3, 0, 0.5)), visit(9, OTHER_LOT, ulcer(15, 0.4, 0, 0.45)));
    assertEquals(Math.sqrt(0.09 + 0.16 + 0.0025), u(change), 1e-12);
  }

  @Test
  void aChangeIsDetectableWhenItsIntervalExcludesZero() {
    Random random = new Random(1);
    int detected = 0;
    for (int i = 0; i < 300; i++) {
      double a = 10 + 5 * random.nextDouble();
      double b = 10 + 5 * random.nextDouble();
      RegionChange change =
          change(
              visit(0, LOT, ulcer(a, random.nextDouble(), 0.1, 0.1)),
              visit(9, LOT, ulcer(b, random.nextDouble(), 0.1, 0.1)));
      Interval<Area> interval = change.change().orElseThrow().interval95();
      ChangeCategory expected = ChangeCategory.NO_DETECTABLE_CHANGE;
      if (interval.high().squareMillimetres() < 0) {
        expected = ChangeCategory.DECREASED;
      } else if (interval.low().squareMillimetres() > 0) {
        expected = ChangeCategory.INCREASED;
      }
      assertEquals(expected, change.category());
      detected += expected == ChangeCategory.NO_DETECTABLE_CHANGE ? 0 : 1;
      assertEquals(b - a, change.change().orElseThrow().value().squareMillimetres(), 1e-12);
    }
    assertTrue(detected > 50 && detected < 280, detected + " of 300 are detected");
  }

  @ParameterizedTest
  @CsvSource({"16, 9", "9, 16", "9, 9"})
  void linearAdvanceIsPositiveWhenTheEdgeMovesInwards(double before, double after) {
    RegionChange change =
        change(visit(0, LOT, ulcer(before, 0.1, 0, 0)), visit(9, LOT, ulcer(after, 0.1, 0, 0)));
    double advance = change.linearAdvance().orElseThrow().value().millimetres();
    double perimeters = 2 * Math.sqrt(Math.PI) * (Math.sqrt(before) + Math.sqrt(after));
    assertEquals((before - after) / (perimeters / 2), advance, 1e-9);
    double u = change.linearAdvance().orElseThrow().standardUncertainty().millimetres();
    assertEquals(Math.hypot(0.1, 0.1) / (perimeters / 2), u, 1e-9);
  }

  @Test
  void smallestDetectableChangeIsThatOfTwoVisitsLikeTheBaseline() {
    RegionChange change =
        change(visit(0, LOT, ulcer(20, 0.3, 0.2, 0.4)), visit(9, LOT, ulcer(5, 2, 0.05, 0.2)));
    assertEquals(
        1.96 * Math.sqrt(2) * 0.3,
        change.smallestDetectableChange().orElseThrow().squareMillimetres(),
        1e-4);
  }

  @Test
  void whatIsGoneIsNotVisibleAndWhatIsNewAppeared() {
    RegionMeasurement there = ulcer(5, 0.1, 0, 0);
    RegionMeasurement none =
        Measured.region(
            Tissue.ULCER, 0, Map.of(BudgetTerm.DETECTION_LIMIT, Area.ofSquareMillimetres(0.2)));
    RegionChange gone = change(visit(0, LOT, there), visit(9, LOT, none));
    assertEquals(ChangeCategory.NO_VISIBLE_LESION, gone.category());
    assertEquals(-100, gone.relativeChange().orElseThrow().value().percent(), 1e-9);
    Interval<Ratio> percent = gone.relativeChange().orElseThrow().interval95();
    assertTrue(percent.low().percent() >= -100, "nothing shrinks by more than all of it");
    RegionChange appeared = change(visit(0, LOT, none), visit(9, LOT, there));
    assertEquals(ChangeCategory.APPEARED, appeared.category());
    assertEquals(Optional.empty(), appeared.relativeChange());
  }

  @Test
  void chalkThatIsNotThereAnyMoreHasNoAreaButACategory() {
    RegionMeasurement ulcer = ulcer(5, 0.1, 0, 0);
    RegionMeasurement chalk = Measured.region(Tissue.CALCIFIED_EXTRUSION, 1, Map.of());
    VisitMeasurement with = visit(0, LOT, Measured.lesion("L1", ulcer, chalk));
    VisitMeasurement without = visit(9, LOT, Measured.lesion("L1", ulcer));
    RegionChange gone = kind(followUp(with, without), Tissue.CALCIFIED_EXTRUSION);
    assertEquals(ChangeCategory.NO_VISIBLE_LESION, gone.category());
    assertEquals(Optional.empty(), gone.area());
    assertEquals(Optional.empty(), gone.change());
    RegionChange come = kind(followUp(without, with), Tissue.CALCIFIED_EXTRUSION);
    assertEquals(ChangeCategory.APPEARED, come.category());
    assertEquals(Optional.empty(), come.baselineArea());
  }

  private static RegionChange kind(LesionChange.FollowUp followUp, Tissue kind) {
    return followUp.regions().stream().filter(r -> r.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void aLesionThatOneVisitDidNotMeasureCannotBeCompared() {
    RegionMeasurement ulcer = ulcer(5, 0.1, 0, 0);
    VisitMeasurement two =
        visit(0, LOT, Measured.lesion("L1", ulcer), Measured.lesion("L2", ulcer));
    VisitMeasurement one = visit(9, LOT, Measured.lesion("L1", ulcer));
    List<RegionChange> regions = followUp(two, one).regions();
    assertEquals(2, regions.size());
    assertEquals("L2", regions.get(1).lesion());
    assertEquals(ChangeCategory.NOT_COMPARABLE, regions.get(1).category());
    assertEquals(ChangeCategory.NOT_COMPARABLE, followUp(one, two).regions().get(1).category());
  }

  @Test
  void daysRunBetweenTheDates() {
    VisitMeasurement first = visit(0, LOT, ulcer(5, 0.1, 0, 0));
    VisitMeasurement later = visit(83, LOT, ulcer(5, 0.1, 0, 0));
    assertEquals(Optional.of(83.0), followUp(first, later).intervalDays());
    Outcome<LesionChange> backwards = compare(later, first);
    assertEquals(Severity.WARNING, backwards.findings().get(0).severity());
    Visit undated = new Visit("x.jpg", "f".repeat(64), Optional.empty(), Optional.of(LOT));
    VisitMeasurement noDate = new VisitMeasurement(undated, first.lesions());
    assertEquals(Optional.empty(), followUp(first, noDate).intervalDays());
  }

  @Test
  void oneDayOfTheClockChangeIsStillOneDay() {
    VisitMeasurement before = visit(27, LOT, ulcer(5, 0.1, 0, 0));
    VisitMeasurement after = visit(28, LOT, ulcer(5, 0.1, 0, 0));
    assertEquals(Optional.of(1.0), followUp(before, after).intervalDays());
  }

  @Test
  void thePhotographAgainstItselfIsNoChangeAndAWarning() {
    VisitMeasurement visit = visit(0, LOT, ulcer(5, 0.1, 0.1, 0.1));
    RegionChange change = change(visit, visit);
    assertEquals(0, change.change().orElseThrow().value().squareMillimetres());
    assertEquals(ChangeCategory.NO_DETECTABLE_CHANGE, change.category());
    assertTrue(
        compare(visit, visit).findings().stream()
            .anyMatch(f -> f.severity() == Severity.WARNING && f.message().contains("same photo")));
  }

  @Test
  void nothingToCompareIsRefused() {
    VisitMeasurement empty = visit(0, LOT);
    VisitMeasurement full = visit(9, LOT, ulcer(5, 0.1, 0, 0));
    assertInstanceOf(Outcome.Refused.class, compare(empty, full));
    assertInstanceOf(Outcome.Refused.class, compare(full, empty));
    assertInstanceOf(Outcome.Obtained.class, compare(full, empty, full));
    assertThrows(
        IllegalArgumentException.class, () -> new VisitComparator().compare(full, List.of()));
  }
}
