package org.calque.calibrate;

import java.util.Arrays;
import java.util.Optional;
import org.calque.geometry.ImageBox;
import org.calque.internal.fit.EllipseFit;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/**
 * The rim of a disc: the ellipse through the points where the light along its normals, in linear
 * light and in the colour that parts disc from ground most, is half-way between the two. Blur moves
 * that point of a round border inwards by half its variance over the radius; that is undone.
 *
 * @param ellipse the rim, in pixels
 * @param sigma standard deviation of one rim point's distance from the ellipse
 * @param blur standard deviation of the blur across the rim, in pixels
 * @param seen share of the normals along which there is a clear step, near the ellipse
 * @param unevenness how far the light inside strays from that near the rim, over the step there
 * @param step size of the step in linear light, 0 to 1
 * @param inside linear red, green, blue inside
 * @param outside linear red, green, blue just outside
 */
record DiscRim(
    EllipseFit ellipse,
    double sigma,
    double blur,
    double seen,
    double unevenness,
    double step,
    float[] inside,
    float[] outside) {
  private static final int PASSES = 3;
  private static final double STEP_PX = 0.25;
  private static final double LEAST_REACH_PX = 3.5;
  private static final double REACH = 0.2;
  private static final int FEWEST_POINTS = 40;
  private static final int MOST_POINTS = 360;
  private static final double LEAST_STEP = 0.03;
  private static final double INNER = 0.72;
  private static final double OUTER = 1.2;
  private static final int INNER_SAMPLES = 400;
  private static final double GOLDEN_ANGLE = 2.399963229728653;

  /** The rim near a coarse ellipse; none when no ellipse fits or the step is too small. */
  static Optional<DiscRim> refine(Photograph photograph, EllipseFit coarse) {
    EllipseFit ellipse = coarse;
    LinearImage image = around(photograph, coarse);
    Profile profile = null;
    for (int pass = 0; pass < PASSES; pass++) {
      profile = new Profile(image, ellipse);
      if (profile.step < LEAST_STEP || profile.found < FEWEST_POINTS / 2) {
        return Optional.empty();
      }
      EllipseFit next = profile.fit();
      if (!(next.minor() > coarse.minor() / 2) || next.major() > 2 * coarse.major()) {
        return Optional.empty();
      }
      ellipse = next;
    }
    Profile last = new Profile(image, ellipse);
    double variance = last.blurVariance();
    return Optional.of(
        new DiscRim(
            grown(ellipse, variance),
            ellipse.rms(),
            Math.sqrt(variance),
            last.near(ellipse),
            last.unevenness(),
            last.step,
            last.inside,
            last.outside));
  }

  /** Every radius of curvature larger by half the variance over itself, on average. */
  private static EllipseFit grown(EllipseFit e, double variance) {
    double major = variance / 2 / e.curvatureRadius(0);
    double minor = variance / 2 / e.curvatureRadius(Math.PI / 2);
    return new EllipseFit(
        e.x(), e.y(), e.major() + major, e.minor() + minor, e.angle(), e.rms(), e.kept());
  }

  private static LinearImage around(Photograph photograph, EllipseFit e) {
    double reach = 1.5 * e.major() + 3 * LEAST_REACH_PX;
    ImageBox box = new ImageBox(e.x() - reach, e.y() - reach, e.x() + reach, e.y() + reach);
    return PhotographCut.linear(photograph, box);
  }

  /** Steps along the normals of an ellipse. */
  private static final class Profile {
    private final LinearImage image;
    private final EllipseFit ellipse;
    private final float[] inside;
    private final float[] outside;
    private final double[] direction = new double[LinearImage.CHANNELS];
    private final double step;
    private final int half;
    private final double[] offsets;
    private final double[] mean;
    private final int found;

    Profile(LinearImage image, EllipseFit ellipse) {
      this.image = image;
      this.ellipse = ellipse;
      inside = ring(INNER);
      outside = ring(Math.max(OUTER, 1 + (LEAST_REACH_PX - 0.5) / ellipse.minor()));
      double squares = 0;
      for (int c = 0; c < direction.length; c++) {
        direction[c] = outside[c] - inside[c];
        squares += direction[c] * direction[c];
      }
      step = Math.sqrt(squares);
      for (int c = 0; c < direction.length; c++) {
        direction[c] /= Math.max(step, 1e-9);
      }
      double reach = Math.max(LEAST_REACH_PX, REACH * ellipse.minor());
      half = (int) Math.ceil(reach / STEP_PX);
      int count =
          (int)
              Math.max(
                  FEWEST_POINTS,
                  Math.min(MOST_POINTS, Math.PI * (ellipse.major() + ellipse.minor())));
      offsets = new double[count];
      mean = new double[2 * half + 1];
      found = scan();
    }

    private float[] ring(double factor) {
      int n = 48;
      float[][] values = new float[LinearImage.CHANNELS][n];
      float[] rgb = new float[LinearImage.CHANNELS];
      for (int i = 0; i < n; i++) {
        double[] p = ellipse.at(2 * Math.PI * i / n);
        image.sample(
            ellipse.x() + factor * (p[0] - ellipse.x()),
            ellipse.y() + factor * (p[1] - ellipse.y()),
            rgb,
            0);
        for (int c = 0; c < rgb.length; c++) {
          values[c][i] = rgb[c];
        }
      }
      for (int c = 0; c < rgb.length; c++) {
        Arrays.sort(values[c]);
        rgb[c] = values[c][n / 2];
      }
      return rgb;
    }

    private int scan() {
      double[] light = new double[2 * half + 1];
      int hits = 0;
      for (int i = 0; i < offsets.length; i++) {
        double angle = 2 * Math.PI * i / offsets.length;
        offsets[i] = read(angle, light) ? EdgeStep.halfWay(light, STEP_PX, step / 3) : Double.NaN;
        if (Double.isFinite(offsets[i])) {
          hits++;
          for (int k = 0; k < mean.length; k++) {
            mean[k] += light[k];
          }
        }
      }
      return hits;
    }

    private boolean read(double angle, double[] light) {
      double[] p = ellipse.at(angle);
      double[] n = ellipse.normal(angle);
      float[] rgb = new float[LinearImage.CHANNELS];
      for (int k = 0; k < light.length; k++) {
        double offset = (k - half) * STEP_PX;
        double x = p[0] + offset * n[0];
        double y = p[1] + offset * n[1];
        if (!image.covers(x, y)) {
          return false;
        }
        image.sample(x, y, rgb, 0);
        light[k] = direction[0] * rgb[0] + direction[1] * rgb[1] + direction[2] * rgb[2];
      }
      return true;
    }

    EllipseFit fit() {
      double[] xs = new double[found];
      double[] ys = new double[found];
      int at = 0;
      for (int i = 0; i < offsets.length; i++) {
        if (Double.isFinite(offsets[i])) {
          double angle = 2 * Math.PI * i / offsets.length;
          double[] p = ellipse.at(angle);
          double[] n = ellipse.normal(angle);
          xs[at] = p[0] + offsets[i] * n[0];
          ys[at++] = p[1] + offsets[i] * n[1];
        }
      }
      return EllipseFit.of(xs, ys);
    }

    /** Share of the normals whose step lies within three deviations, half a pixel at least. */
    double near(EllipseFit fitted) {
      double limit = Math.max(0.5, 3 * fitted.rms());
      return Arrays.stream(offsets).filter(o -> Math.abs(o) <= limit).count()
          / (double) offsets.length;
    }

    /** Variance of the blur across the rim, from the mean profile's slope, in square pixels. */
    double blurVariance() {
      return EdgeStep.blurVariance(mean, STEP_PX);
    }

    /** How far the light of nine tenths of the face lies from that near its rim, over the step. */
    double unevenness() {
      double[] away = new double[INNER_SAMPLES];
      float[] rgb = new float[LinearImage.CHANNELS];
      for (int i = 0; i < INNER_SAMPLES; i++) {
        double radius = INNER * Math.sqrt((i + 0.5) / INNER_SAMPLES);
        double[] p = ellipse.at(GOLDEN_ANGLE * i);
        image.sample(
            ellipse.x() + radius * (p[0] - ellipse.x()),
            ellipse.y() + radius * (p[1] - ellipse.y()),
            rgb,
            0);
        for (int c = 0; c < rgb.length; c++) {
          away[i] += direction[c] * (rgb[c] - inside[c]);
        }
        away[i] = Math.abs(away[i]);
      }
      Arrays.sort(away);
      return away[INNER_SAMPLES * 9 / 10] / step;
    }
  }
}
