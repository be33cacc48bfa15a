package org.calque.segment;

import java.util.Arrays;
import org.calque.internal.raster.LinearImage;

/**
 * Finds the edge in a narrow band about a border that is nearly right. In the band the step is
 * taken that leads to skin and lies near the border, for the whole line at once; then, on the light
 * next to the step only, the place where both sides contribute equally. Where the contrast is too
 * weak the line follows its neighbours, and the border where they are weak too.
 */
final class EdgeBand {
  private static final double POINT_SPACING_PX = 1.25;
  private static final int FEWEST_POINTS = 48;
  private static final int MOST_POINTS = 720;
  private static final int PASSES = 4;
  private static final double SEARCH_PLATEAU_PX = 6;
  private static final double TANGENT_SMOOTHING = 0.006;
  private static final double OFFSET_SMOOTHING = 0.008;
  private static final double LEAST_SMOOTHING = 0.8;
  private static final double WEAK_CONTRAST = 0.25;
  private static final double OUTLIER = 6;

  private final LinearImage image;

  /**
   * The edge that was found.
   *
   * @param loop x0, y0, x1, y1, ... in pixels of the photograph
   * @param spread how well its place is known
   */
  record Found(double[] loop, BoundarySpread spread) {}

  EdgeBand(LinearImage image) {
    this.image = image;
  }

  /**
   * The edge near a border.
   *
   * @param border the border, its higher side to be on the inside
   * @param reach how far the edge may lie from it, in pixels
   */
  Found edge(double[] border, double reach) {
    double length = Loops.length(border);
    double radius = Math.sqrt(Math.abs(Loops.signedArea(border)) / Math.PI);
    double spaced = Math.round(length / POINT_SPACING_PX);
    int n = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, spaced));
    double[] loop = Loops.resampled(border, n);
    BandSteps steps = steps(loop, BandSteps.Sides.searching(SEARCH_PLATEAU_PX, radius), reach);
    BandSteps.Edge edge = steps.strongest(reach);
    loop = Loops.resampled(steps.moved(loop, trusted(edge)), n);
    for (int pass = 1; pass < PASSES; pass++) {
      steps = steps(loop, BandSteps.Sides.about(edge.sigma(), radius, reach), 0);
      edge = steps.nearest();
      loop = Loops.resampled(steps.moved(loop, trusted(edge)), n);
    }
    return new Found(loop, spread(edge, length, radius));
  }

  private BandSteps steps(double[] loop, BandSteps.Sides sides, double reach) {
    double smoothing = TANGENT_SMOOTHING * loop.length / 2;
    return new BandSteps(new LightRows(image, loop, reach + sides.extent(), smoothing), sides);
  }

  /** Offsets smoothed along the line, each by its contrast; outliers and weak places give way. */
  private static double[] trusted(BandSteps.Edge edge) {
    int n = edge.offsets().length;
    double[] weights = weights(edge);
    double[] weighted = new double[n];
    for (int i = 0; i < n; i++) {
      weighted[i] = weights[i] * edge.offsets()[i];
    }
    double sigma = Math.max(LEAST_SMOOTHING, OFFSET_SMOOTHING * n);
    double[] near = ratio(weighted, weights, sigma);
    double[] wide = ratio(weighted, weights, 4 * sigma);
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
      out[i] = below[i] > 0.02 ? above[i] / below[i] : Double.NaN;
    }
    return out;
  }

  private static double[] weights(BandSteps.Edge edge) {
    double typical = median(edge.contrasts());
    double centre = median(edge.offsets());
    double[] distances = new double[edge.offsets().length];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(edge.offsets()[i] - centre);
    }
    double limit = Math.max(1.5, OUTLIER * median(distances));
    double[] weights = new double[distances.length];
    for (int i = 0; i < weights.length; i++) {
      boolean kept = distances[i] <= limit && edge.contrasts()[i] > WEAK_CONTRAST * typical;
      weights[i] = kept ? Math.min(1, edge.contrasts()[i] / typical) : 0;
    }
    return weights;
  }

  private static BoundarySpread spread(BandSteps.Edge edge, double length, double radius) {
    double[] weights = weights(edge);
    double[] smooth = trusted(edge);
    double squares = 0;
    double kept = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double d = edge.offsets()[i] - smooth[i];
        squares += d * d;
        kept++;
      }
    }
    double random = Math.sqrt(squares / Math.max(1, kept)) + 0.1;
    double weak = Math.max(0, 1 - kept / weights.length);
    double stretches = Math.max(4, length / Math.max(2, 2 * edge.sigma()));
    double curvature = edge.sigma() * edge.sigma() / (2 * radius);
    double common = Math.hypot(0.05, Math.hypot(0.06 * edge.sigma(), 0.5 * curvature));
    return new BoundarySpread(common, weak, random, stretches, weak);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
