package org.calque.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.LinearImage;

/**
 * The colour of skin at a place, apart from how much light falls on it. Immutable.
 *
 * @param red median share of red in linear light
 * @param green that of green
 * @param light median of the logarithm of all light
 * @param redSpread how far the share of red may lie from the median
 * @param greenSpread how far that of green may
 */
record SkinColour(double red, double green, double light, double redSpread, double greenSpread) {
  private static final int FEWEST = 40;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double SIGMAS = 4;

  /** Callus, scars and redness differ by less from the skin beside them than a background does. */
  private static final double LEAST_RED = 0.04;

  private static final double LEAST_GREEN = 0.024;
  private static final double DARK = 1e-4;

  /** Skin that turns away from the light keeps more than a ninth of it. */
  private static final double DARKEST = Math.log(9);

  /** A point's shares of red and green, and the logarithm of its light. */
  private record Sample(double red, double green, double light) {
    static Sample at(LinearImage image, ImagePoint p) {
      float[] rgb = new float[LinearImage.CHANNELS];
      image.sample(p.x(), p.y(), rgb, 0);
      double sum = rgb[0] + rgb[1] + rgb[2] + DARK;
      return new Sample(rgb[0] / sum, rgb[1] / sum, StrictMath.log(sum));
    }
  }

  /** Of points that are mostly skin; none where too few of them are in the picture. */
  static Optional<SkinColour> of(LinearImage image, List<ImagePoint> points) {
    List<Sample> samples =
        points.stream()
            .filter(p -> image.covers(p.x(), p.y()))
            .map(p -> Sample.at(image, p))
            .toList();
    if (samples.size() < FEWEST) {
      return Optional.empty();
    }
    double red = median(samples, Sample::red);
    double green = median(samples, Sample::green);
    double redMad = median(samples, s -> Math.abs(s.red() - red));
    double greenMad = median(samples, s -> Math.abs(s.green() - green));
    return Optional.of(
        new SkinColour(
            red,
            green,
            median(samples, Sample::light),
            SIGMAS * Math.max(LEAST_RED, MAD_TO_SIGMA * redMad),
            SIGMAS * Math.max(LEAST_GREEN, MAD_TO_SIGMA * greenMad)));
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> what) {
    double[] values = samples.stream().mapToDouble(what).toArray();
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Whether a point may be this skin. */
  boolean isOf(LinearImage image, ImagePoint p) {
    Sample s = Sample.at(image, p);
    return Math.abs(s.red() - red) <= redSpread
        && Math.abs(s.green() - green) <= greenSpread
        && s.light() >= light - DARKEST;
  }
}
