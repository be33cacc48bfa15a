package org.calque.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of estimates, and what they refuse to be. */
class EstimateTest {
  private static Estimate<Area> area(double value, double u, double freedom) {
    return Estimate.nonNegative(Area.ofSquareMillimetres(value), u, freedom);
  }

  /** Quantiles of Student's t from the tables of JCGM 100:2008, G.2. */
  @ParameterizedTest
  @CsvSource({"1, 12.71", "2, 4.30", "5, 2.57", "10, 2.23", "30, 2.04", "Infinity, 1.96"})
  void fewDegreesOfFreedomWidenTheInterval(double freedom, double factor) {
    assertEquals(factor, area(100, 1, freedom).coverageFactor95(), 0.005);
    Interval<Area> interval = area(100, 1, freedom).interval95();
    assertEquals(100 - factor, interval.low().squareMillimetres(), 0.005);
    assertEquals(100 + factor, interval.high().squareMillimetres(), 0.005);
  }

  @Test
  void factorFallsSteadilyTowardsTheNormalOne() {
    double before = Double.POSITIVE_INFINITY;
    for (double freedom : new double[] {1, 1.5, 3, 10, 100, 1000, 9999, 10001, 1e9}) {
      double factor = area(1, 1, freedom).coverageFactor95();
      assertTrue(factor <= before && factor >= 1.9599, freedom + " gives " + factor);
      before = factor;
    }
  }

  @Test
  void anAreaIsNeverNegativeButAChangeMayBe() {
    Interval<Area> cut = area(0.5, 1, Double.POSITIVE_INFINITY).interval95();
    assertEquals(0, cut.low().squareMillimetres());
    assertEquals(2.46, cut.high().squareMillimetres(), 0.005);
    Interval<Area> signed =
        Estimate.signed(Area.ofSquareMillimetres(0.5), 1, Double.POSITIVE_INFINITY).interval95();
    assertEquals(-1.46, signed.low().squareMillimetres(), 0.005);
  }

  @Test
  void certaintyIsAPoint() {
    Interval<Area> point = area(3, 0, 4).interval95();
    assertEquals(point.low(), point.high());
    assertTrue(point.contains(Area.ofSquareMillimetres(3)));
  }

  @Test
  void impossibleUncertaintyIsRefusedWithItsValue() {
    assertMessage("-0.5", () -> area(1, -0.5, 3));
    assertMessage("0.0", () -> area(1, 1, 0));
    assertMessage("NaN", () -> area(1, 1, Double.NaN));
    assertMessage("NaN mm2", () -> area(1, Double.NaN, 3));
    assertMessage(
        "2.0 to 1.0", () -> new Interval<>(Length.ofMillimetres(2), Length.ofMillimetres(1)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void quantitiesAreFiniteAndSayTheirUnit(double value) {
    assertMessage(value + " mm", () -> Length.ofMillimetres(value));
    assertMessage(value + " mm2", () -> Area.ofSquareMillimetres(value));
    assertMessage(value + " rad", () -> new Angle(value));
    assertMessage(value + " ", () -> new Ratio(value));
  }

  @Test
  void unitsConvert() {
    assertEquals(Math.PI / 6, Angle.ofDegrees(30).radians(), 1e-15);
    assertEquals(30, Angle.ofDegrees(30).degrees(), 1e-12);
    assertEquals(0.05, Ratio.ofPercent(5).fraction(), 1e-15);
    assertEquals(-12.5, Ratio.ofPercent(-12.5).percent(), 1e-12);
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable act) {
    String message = String.valueOf(assertThrows(IllegalArgumentException.class, act).getMessage());
    assertTrue(message.contains(part), message);
  }
}
