package org.calque.study;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its 95 % interval by Student's t. Immutable, safe for any thread.
 *
 * @param n how many values
 * @param mean their mean; NaN without one
 * @param standardDeviation their standard deviation; NaN below two
 */
public record SampleMean(int n, double mean, double standardDeviation) {
  private static final double TWO_SIDED_95 = 0.975;

  /** The mean of values. */
  public static SampleMean of(List<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(v -> v).sum() / n;
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return new SampleMean(n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)));
  }

  /** The lower end of the interval; NaN below two values. */
  public double low() {
    return mean - half();
  }

  /** The upper end of the interval; NaN below two values. */
  public double high() {
    return mean + half();
  }

  private double half() {
    return n < 2
        ? Double.NaN
        : TDistribution.of(n - 1.0).inverseCumulativeProbability(TWO_SIDED_95)
            * standardDeviation
            / Math.sqrt(n);
  }
}
