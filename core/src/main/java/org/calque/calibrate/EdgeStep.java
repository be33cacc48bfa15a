package org.calque.calibrate;

import java.util.Arrays;

/** A step in the light along a normal, from the inside at index 0 to the outside. */
final class EdgeStep {
  /**
   * How far a camera's tone curve, which nobody knows, moves the half-way point of a blurred step:
   * standard deviation over that of the blur. Of powers from 1.8 to 2.6, contrast curves and sRGB,
   * a third each, 95 % lie within two of it.
   */
  private static final double TONE = 0.09;

  private EdgeStep() {}

  /** Standard deviation of what the tone curve moves a border by, in pixels, from its blur's. */
  static double shiftDeviation(double blur) {
    return TONE * Math.max(LEAST_BLUR_PX, blur);
  }

  /**
   * Offset of the half-way point from the middle, in pixels, the crossing nearest to it, by linear
   * interpolation; NaN without a rise by the least step.
   *
   * @param light an odd number of samples
   * @param spacing of the samples, in pixels
   */
  static double halfWay(double[] light, double spacing, double least) {
    int half = light.length / 2;
    int plateau = Math.max(2, half / 2);
    double from = median(Arrays.copyOfRange(light, 0, plateau));
    double to = median(Arrays.copyOfRange(light, light.length - plateau, light.length));
    if (to - from < least) {
      return Double.NaN;
    }
    double level = (from + to) / 2;
    double nearest = Double.NaN;
    for (int i = 0; i + 1 < light.length; i++) {
      if (light[i] < level && light[i + 1] >= level) {
        double at = (i + (level - light[i]) / (light[i + 1] - light[i]) - half) * spacing;
        if (Double.isNaN(nearest) || Math.abs(at) < Math.abs(nearest)) {
          nearest = at;
        }
      }
    }
    return nearest;
  }

  /**
   * The variance of a Gaussian blur whose step rises between a quarter and three quarters over the
   * same width, in square pixels.
   */
  static double blurVariance(double[] light, double spacing) {
    int plateau = Math.max(2, light.length / 4);
    double from = median(Arrays.copyOfRange(light, 0, plateau));
    double to = median(Arrays.copyOfRange(light, light.length - plateau, light.length));
    double low = crossing(light, from + (to - from) / 4);
    double high = crossing(light, from + 3 * (to - from) / 4);
    double sigma = spacing * (high - low) / (2 * QUARTILE);
    return Double.isFinite(sigma) ? sigma * sigma : 0;
  }

  /** Of any picture: its pixels. */
  private static final double LEAST_BLUR_PX = 0.3;

  private static final double QUARTILE = 0.6744897501960817;

  private static double crossing(double[] light, double level) {
    for (int i = 0; i + 1 < light.length; i++) {
      if (light[i] < level && light[i + 1] >= level) {
        return i + (level - light[i]) / (light[i + 1] - light[i]);
      }
    }
    return Double.NaN;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
