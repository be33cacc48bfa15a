package org.calque.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.calque.measure.BudgetTerm;
import org.calque.measure.Measured;
import org.calque.quantity.Area;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;

/** Uncertainties of changes whose budgets are made by hand. */
class ChangeUncertaintyTest {
  private static final double PLANE = 0.1;
  private static final double REGION = 2;
  private static final double READING = 3;
  private static final double AREA = 20;

  private static RegionSum ulcer(double mm2) {
    return ulcer(mm2, READING);
  }

  private static RegionSum ulcer(double mm2, double reading) {
    Map<BudgetTerm, Area> terms = new EnumMap<>(BudgetTerm.class);
    terms.put(BudgetTerm.PLANE, Area.ofSquareMillimetres(PLANE));
    terms.put(BudgetTerm.EDGE_REGION, Area.ofSquareMillimetres(REGION));
    terms.put(BudgetTerm.EDGE_READING, Area.ofSquareMillimetres(reading));
    return RegionSum.of(List.of(Measured.region(Tissue.ULCER, mm2, terms)), true);
  }

  private static ChangeUncertainty uncertainty(OptionalDouble disagreement) {
    return new ChangeUncertainty(Tissue.ULCER, BudgetTerm::sharedByVisits, disagreement);
  }

  private static double unchanged(OptionalDouble disagreement) {
    return uncertainty(disagreement).ofDifference(ulcer(AREA), ulcer(AREA));
  }

  @Test
  void withoutOutlinesTheBudgetsSayIt() {
    double expected = Math.sqrt(2 * REGION * REGION + 2 * PLANE * PLANE);
    assertEquals(expected, unchanged(OptionalDouble.empty()), 1e-9);
  }

  @Test
  void outlinesThatAgreeLeaveLessDoubtButSome() {
    double agreeing = unchanged(OptionalDouble.of(0));
    assertTrue(agreeing < 0.9 * unchanged(OptionalDouble.empty()), "u " + agreeing);
    assertTrue(agreeing > REGION / 3, "u " + agreeing);
  }

  @Test
  void theirDisagreementAddsInSquares() {
    double none = unchanged(OptionalDouble.of(0));
    double one = unchanged(OptionalDouble.of(0.1));
    double two = unchanged(OptionalDouble.of(0.2));
    assertEquals(4, (two * two - none * none) / (one * one - none * none), 1e-9);
  }

  @Test
  void outlinesOfExtrusionSayNothing() {
    ChangeUncertainty extrusion =
        new ChangeUncertainty(
            Tissue.CALCIFIED_EXTRUSION, BudgetTerm::sharedByVisits, OptionalDouble.of(0));
    assertEquals(
        unchanged(OptionalDouble.empty()), extrusion.ofDifference(ulcer(AREA), ulcer(AREA)), 1e-9);
  }

  @Test
  void theyNeverMakeItWorseThanTheBudgets() {
    assertEquals(unchanged(OptionalDouble.empty()), unchanged(OptionalDouble.of(9)), 1e-9);
  }

  @Test
  void whatBothVisitsReadAlikeCountsByTheLengthThatWentAway() {
    RegionSum before = ulcer(AREA);
    RegionSum after = ulcer(0.8 * AREA);
    double displaced = READING / before.perimeter().millimetres();
    double shorter = READING / after.perimeter().millimetres();
    double length = before.perimeter().millimetres() - after.perimeter().millimetres();
    double alike = (displaced + shorter) / 2 * length;
    ChangeUncertainty agreeing = uncertainty(OptionalDouble.of(0));
    double without = agreeing.ofDifference(ulcer(AREA, 0), ulcer(0.8 * AREA, 0));
    double found = agreeing.ofDifference(before, after);
    assertEquals(alike * alike, found * found - without * without, 1e-9);
  }

  @Test
  void theQuotientIsTheDifferenceOverTheAreaWhereNothingChanged() {
    double difference = unchanged(OptionalDouble.of(0.05));
    double quotient = uncertainty(OptionalDouble.of(0.05)).ofQuotient(ulcer(AREA), ulcer(AREA));
    assertEquals(difference / AREA, quotient, 1e-12);
  }
}
