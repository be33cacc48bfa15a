package org.calque.segment;

import java.util.Arrays;

/**
 * Where an edge lies along its normals, smoothed along the line: each place counts by its contrast,
 * outliers and weak places give way. Immutable.
 */
final class TrustedOffsets {
  /** Width of the smoothing, as a share of the line. */
  static final double SMOOTHING = 0.008;

  private static final double LEAST_SMOOTHING = 0.8;

  /** Places with less than this share of the typical contrast do not count. */
  private static final double WEAK_CONTRAST = 0.25;

  /** Places further from the middle than this many median distances do not count. */
  private static final double OUTLIER = 6;

  private static final double LEAST_LIMIT_PX = 1.5;
  private static final double LEAST_WEIGHT = 0.02;
  private static final double WIDER = 4;

  private final double[] offsets;
  private final double[] weights;
  private final double[] smooth;

  /**
   * From the edge's places.
   *
   * @param offsets distance along the normal, px, one a place
   * @param contrasts contrast of the step there
   */
  TrustedOffsets(double[] offsets, double[] contrasts) {
    this.offsets = offsets.clone();
    this.weights = weights(offsets, contrasts);
    this.smooth = smoothed(offsets, weights);
  }

  /** The smoothed offsets, px; a copy. */
  double[] smooth() {
    return smooth.clone();
  }

  /** Share of the places that count. */
  double keptShare() {
    return (double) kept() / weights.length;
  }

  /** Root mean square distance of the places that count from the smoothed line, px. */
  double scatter() {
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double d = offsets[i] - smooth[i];
        squares += d * d;
      }
    }
    return Math.sqrt(squares / Math.max(1, kept()));
  }

  private long kept() {
    return Arrays.stream(weights).filter(w -> w > 0).count();
  }

  private static double[] weights(double[] offsets, double[] contrasts) {
    double typical = median(contrasts);
    double centre = median(offsets);
    double[] distances = Arrays.stream(offsets).map(o -> Math.abs(o - centre)).toArray();
    double limit = Math.max(LEAST_LIMIT_PX, OUTLIER * median(distances));
    double[] weights = new double[distances.length];
    for (int i = 0; i < weights.length; i++) {
      boolean kept = distances[i] <= limit && contrasts[i] > WEAK_CONTRAST * typical;
      weights[i] = kept ? Math.min(1, contrasts[i] / typical) : 0;
    }
    return weights;
  }

  private static double[] smoothed(double[] offsets, double[] weights) {
    int n = offsets.length;
    double[] weighted = new double[n];
    for (int i = 0; i < n; i++) {
      weighted[i] = weights[i] * offsets[i];
    }
    double sigma = Math.max(LEAST_SMOOTHING, SMOOTHING * n);
    double[] near = ratio(weighted, weights, sigma);
    double[] wide = ratio(weighted, weights, WIDER * sigma);
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(near[i])) {
        near[i] = Double.isNaN(wide[i]) ? 0 : wide[i];
      }
    }
    return near;
  }

  private static double[] ratio(double[] weighted, double[] weights, double sigma) {
    double[] above = Loops.smoothed(weighted, sigma);
    double[] below = Loops.smoothed(weights, sigma);
    double[] out = new double[above.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = below[i] > LEAST_WEIGHT ? above[i] / below[i] : Double.NaN;
    }
    return out;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
