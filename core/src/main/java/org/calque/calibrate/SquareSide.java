package org.calque.calibrate;

import java.util.Arrays;
import java.util.Optional;
import org.calque.geometry.ImagePoint;
import org.calque.internal.fit.LineFit;
import org.calque.internal.raster.LinearImage;

/**
 * A side of a printed square: the line through the points where the light along its normals is
 * half-way between the two plateaus.
 *
 * @param line through its points
 * @param middleVariance of the line's middle across it, in square pixels
 * @param turnVariance of half of what the line's ends, the corners, differ by across it, in square
 *     pixels
 * @param blurVariance of its mean profile, in square pixels
 * @param seen share of the normals that met it
 */
record SquareSide(
    LineFit line, double middleVariance, double turnVariance, double blurVariance, double seen) {
  private static final double STEP_PX = 0.25;
  private static final double FROM = 0.1;
  private static final double TO = 0.9;

  /** Blur rounds the corners: this much of a side's ends is left out. */
  private static final double ROUNDED_PX = 5;

  private static final double WIDEST_ROUNDING = 0.25;
  private static final int MOST_POINTS = 240;
  private static final int FEWEST_POINTS = 6;
  private static final double LEAST_CONTRAST = 0.03;
  private static final double REACH_MODULES = 0.7;
  private static final double LEAST_REACH_PX = 3.5;

  /** Noise is shared along a side over less than this. */
  private static final double STRETCH_PX = 6;

  private static final int MOST_STRETCHES = 12;
  private static final int LINE_PARAMETERS = 2;

  /** Variance of a line's slope, from one end of its points to its middle, over its middle's. */
  private static final double SLOPE = 3;

  /** The side between two coarse corners, the square to its right; none without contrast. */
  static Optional<SquareSide> between(
      LinearImage image, ImagePoint from, ImagePoint to, int modules, double[] colour) {
    double length = from.distanceTo(to);
    double reach = reach(length / modules);
    double nx = (to.y() - from.y()) / length;
    double ny = -(to.x() - from.x()) / length;
    double rounded = Math.min(WIDEST_ROUNDING, Math.max(FROM, ROUNDED_PX / length));
    int count = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, length * (TO - FROM)));
    Profile profile = new Profile(image, colour, reach);
    double[] xs = new double[count];
    double[] ys = new double[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      double t = rounded + (1 - 2 * rounded) * i / (count - 1);
      double x = from.x() + t * (to.x() - from.x());
      double y = from.y() + t * (to.y() - from.y());
      double offset = profile.halfWay(x, y, nx, ny);
      if (Double.isFinite(offset)) {
        xs[found] = x + offset * nx;
        ys[found++] = y + offset * ny;
      }
    }
    if (found < Math.max(FEWEST_POINTS, count / 2)) {
      return Optional.empty();
    }
    LineFit line = LineFit.of(Arrays.copyOf(xs, found), Arrays.copyOf(ys, found));
    double span = 1 - 2 * rounded;
    double middleVariance = middleVariance(line, xs, ys, found, span * length);
    return Optional.of(
        new SquareSide(
            line,
            middleVariance,
            SLOPE * middleVariance / (span * span),
            profile.blurVariance(),
            line.kept() / (double) count));
  }

  /** How far the light is looked at on either side, for a border of a width, in pixels. */
  static double reach(double modulePx) {
    return Math.max(LEAST_REACH_PX, REACH_MODULES * modulePx);
  }

  /** Light along normals, and its mean. */
  private static final class Profile {
    private final LinearImage image;
    private final double[] colour;
    private final int half;
    private final double[] sum;

    Profile(LinearImage image, double[] colour, double reach) {
      this.image = image;
      this.colour = colour;
      half = (int) Math.ceil(reach / STEP_PX);
      sum = new double[2 * half + 1];
    }

    /** Offset along the outward normal of the half-way point; NaN without a clear step. */
    double halfWay(double x, double y, double nx, double ny) {
      double[] light = new double[sum.length];
      float[] rgb = new float[LinearImage.CHANNELS];
      for (int i = 0; i < light.length; i++) {
        double offset = (i - half) * STEP_PX;
        if (!image.covers(x + offset * nx, y + offset * ny)) {
          return Double.NaN;
        }
        image.sample(x + offset * nx, y + offset * ny, rgb, 0);
        light[i] = colour[0] * rgb[0] + colour[1] * rgb[1] + colour[2] * rgb[2];
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += light[i];
      }
      return EdgeStep.halfWay(light, STEP_PX, LEAST_CONTRAST);
    }

    double blurVariance() {
      return EdgeStep.blurVariance(sum, STEP_PX);
    }
  }

  /**
   * The variance of a line at its middle from how far the means of its stretches stray:
   * neighbouring points share their noise, and ragged ink or bent paper strays over stretches.
   */
  private static double middleVariance(
      LineFit line, double[] xs, double[] ys, int found, double length) {
    int stretches = (int) Math.max(4, Math.min(MOST_STRETCHES, length / STRETCH_PX));
    double sum = 0;
    for (int s = 0; s < stretches; s++) {
      double mean = 0;
      int first = found * s / stretches;
      int last = found * (s + 1) / stretches;
      for (int i = first; i < last; i++) {
        mean += line.distance(xs[i], ys[i]) / (last - first);
      }
      sum += mean * mean;
    }
    double stray = sum / (stretches - LINE_PARAMETERS);
    return stray / stretches;
  }
}
