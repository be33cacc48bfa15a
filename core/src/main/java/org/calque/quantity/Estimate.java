package org.calque.quantity;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A measured value with its standard uncertainty, after the GUM (JCGM 100:2008).
 *
 * @param value the best estimate
 * @param standardUncertainty one standard deviation, not negative
 * @param degreesOfFreedom effective degrees of freedom of the uncertainty, positive; infinite when
 *     it does not rest on a sample
 * @param lowest the smallest value that is physically possible; the interval ends there
 */
public record Estimate<Q extends Quantity<Q>>(
    Q value, Q standardUncertainty, double degreesOfFreedom, double lowest) {

  private static final double TWO_SIDED_95 = 0.975;
  private static final double NORMAL_QUANTILE = 1.959963984540054;
  private static final double LARGE = 1e4;

  public Estimate {
    if (standardUncertainty.magnitude() < 0) {
      throw new IllegalArgumentException(
          "a standard uncertainty is not negative, got " + standardUncertainty.magnitude());
    }
    if (!(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "degrees of freedom are positive, got " + degreesOfFreedom);
    }
  }

  /** An estimate that may take any sign, such as a change. */
  public static <Q extends Quantity<Q>> Estimate<Q> signed(
      Q value, double standardUncertainty, double degreesOfFreedom) {
    return new Estimate<>(
        value,
        value.withMagnitude(standardUncertainty),
        degreesOfFreedom,
        Double.NEGATIVE_INFINITY);
  }

  /** An estimate of something that is never negative, such as an area. */
  public static <Q extends Quantity<Q>> Estimate<Q> nonNegative(
      Q value, double standardUncertainty, double degreesOfFreedom) {
    return new Estimate<>(value, value.withMagnitude(standardUncertainty), degreesOfFreedom, 0);
  }

  /** The factor k of Student's t that spans 95 % with these degrees of freedom; at least 1.96. */
  public double coverageFactor95() {
    if (degreesOfFreedom >= LARGE) {
      return NORMAL_QUANTILE;
    }
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(TWO_SIDED_95);
  }

  /** The 95 % coverage interval, value +- k u, cut at the smallest possible value. */
  public Interval<Q> interval95() {
    double half = coverageFactor95() * standardUncertainty.magnitude();
    double low = Math.max(Math.min(lowest, value.magnitude()), value.magnitude() - half);
    return new Interval<>(value.withMagnitude(low), value.withMagnitude(value.magnitude() + half));
  }
}
