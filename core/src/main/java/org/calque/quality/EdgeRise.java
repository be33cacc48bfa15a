package org.calque.quality;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How an edge rises from 0 to 1, gathered from samples at any distance from its half-way point.
 * Confined to one thread.
 */
final class EdgeRise {
  private static final double BIN_PX = 0.25;

  /** A Gaussian's step is this high one standard deviation before its middle. */
  private static final double LOW = 0.158655;

  /** Variance that linear interpolation between pixels adds, in square pixels. */
  private static final double INTERPOLATION = 1.0 / 6;

  private static final double SHARPEST_PX = 0.2;
  private static final double UNEVEN_PLATEAU = 0.2;
  private static final int FEWEST_BINS = 8;

  private final double[] distances;
  private final double[] shares;
  private final int[] counts;
  private final int middle;

  EdgeRise(double reach) {
    this.middle = (int) Math.ceil(reach / BIN_PX);
    this.distances = new double[2 * middle + 1];
    this.shares = new double[2 * middle + 1];
    this.counts = new int[2 * middle + 1];
  }

  void add(double distance, double share) {
    int bin = middle + (int) Math.round(distance / BIN_PX);
    if (bin >= 0 && bin < counts.length) {
      distances[bin] += distance;
      shares[bin] += share;
      counts[bin]++;
    }
  }

  /** Half the way from 16 to 84 %, less what interpolation adds; empty without flat sides. */
  OptionalDouble sigmaPx() {
    double[][] rise = means();
    int n = rise.length;
    if (n < FEWEST_BINS
        || Math.abs(rise[n / 8][1]) > UNEVEN_PLATEAU
        || Math.abs(rise[n - 1 - n / 8][1] - 1) > UNEVEN_PLATEAU) {
      return OptionalDouble.empty();
    }
    double half = (crossing(rise, 1 - LOW, 1) - crossing(rise, LOW, -1)) / 2;
    double variance = half * half - INTERPOLATION;
    return Double.isFinite(variance)
        ? OptionalDouble.of(Math.sqrt(Math.max(SHARPEST_PX * SHARPEST_PX, variance)))
        : OptionalDouble.empty();
  }

  /** Mean distance and mean share of each bin that anything fell into. */
  private double[][] means() {
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(i -> new double[] {distances[i] / counts[i], shares[i] / counts[i]})
        .toArray(double[][]::new);
  }

  /** Where the rise leaves a level on its way out from the middle; NaN where it does not. */
  private static double crossing(double[][] rise, double level, int direction) {
    int start = 0;
    while (start + 1 < rise.length && rise[start][0] < 0) {
      start++;
    }
    for (int i = start - direction; i >= 0 && i < rise.length; i += direction) {
      int next = i + direction;
      if (next < 0 || next >= rise.length) {
        return Double.NaN;
      }
      double here = (rise[i][1] - level) * direction;
      double there = (rise[next][1] - level) * direction;
      if (here <= 0 && there > 0) {
        return rise[i][0] + (rise[next][0] - rise[i][0]) * here / (here - there);
      }
    }
    return Double.NaN;
  }
}
