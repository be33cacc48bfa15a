package org.calque.benchmarks;

import java.util.stream.DoubleStream;

/** Figures of samples. */
final class Samples {
  private Samples() {}

  /** The value that a share of the values does not exceed. */
  static double quantile(DoubleStream values, double share) {
    double[] sorted = values.sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
  }
}
