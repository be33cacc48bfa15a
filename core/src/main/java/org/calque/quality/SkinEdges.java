package org.calque.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;

/**
 * The blur of a part of a photograph from its sharpest natural edges. Skin has no edge of known
 * sharpness: what is found is the blur and the softness of the sharpest edges together, at least
 * the blur. Confined to one thread.
 */
final class SkinEdges {
  private static final int CELL = 12;
  private static final int MOST_EDGES = 160;
  private static final int FEWEST_EDGES = 8;
  private static final int REACH_PX = 24;
  private static final int SIDEWAYS = 3;
  private static final double STEP_PX = 0.5;

  /** The share of edges that are sharper than what counts as the sharpest. */
  private static final double SHARPEST = 0.2;

  private static final double NOISE_FACTOR = 5;
  private static final double LEAST_CONTRAST = 0.01;

  /** A rise ends where its slope has fallen to this share of the steepest. */
  private static final double FLAT = 0.08;

  private static final double LOW = 0.158655;

  /** Thin lines, such as hairs and creases, rise faster than a step: what was found for those. */
  static final double OF_A_STEP = 0.75;

  /** Variance that interpolation and smoothing add, in square pixels. */
  private static final double ADDED = 1.0 / 6 + 0.5 * STEP_PX * STEP_PX;

  private final float[] light;
  private final boolean[] usable;
  private final int width;
  private final int height;
  private final double noise;

  private record Edgel(int x, int y, double dx, double dy, double slope) {}

  /**
   * @param usable whether a pixel of the region counts, row by row
   */
  SkinEdges(Photograph photograph, PixelRegion region, boolean[] usable) {
    this.width = region.width();
    this.height = region.height();
    this.usable = usable;
    byte[] bgr = photograph.bgr(region);
    this.light = new float[width * height];
    for (int i = 0; i < light.length; i++) {
      light[i] =
          (LinearLight.of(bgr[3 * i])
                  + LinearLight.of(bgr[3 * i + 1])
                  + LinearLight.of(bgr[3 * i + 2]))
              / 3;
    }
    this.noise = noise();
  }

  /** In pixels; empty where there are too few edges that stand out from the noise. */
  OptionalDouble sigmaPx() {
    List<Edgel> strongest = new ArrayList<>();
    for (int y = REACH_PX; y + CELL < height - REACH_PX; y += CELL) {
      for (int x = REACH_PX; x + CELL < width - REACH_PX; x += CELL) {
        strongest.add(steepest(x, y));
      }
    }
    strongest.sort(Comparator.comparingDouble(Edgel::slope).reversed());
    double[] widths =
        strongest.stream()
            .filter(e -> e.slope() > 0)
            .limit(MOST_EDGES)
            .mapToDouble(this::width)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return widths.length < FEWEST_EDGES
        ? OptionalDouble.empty()
        : OptionalDouble.of(widths[(int) (SHARPEST * widths.length)]);
  }

  /** Half the median difference of a pixel from the mean of its neighbours, as for white noise. */
  private double noise() {
    int n = 0;
    double[] differences = new double[(width / 3 + 1) * (height / 3 + 1)];
    for (int y = 1; y < height - 1; y += 3) {
      for (int x = 1; x < width - 1; x += 3) {
        int i = y * width + x;
        double mean = (light[i - 1] + light[i + 1] + light[i - width] + light[i + width]) / 4;
        differences[n++] = Math.abs(light[i] - mean);
      }
    }
    double[] sorted = Arrays.copyOf(differences, n);
    Arrays.sort(sorted);
    return n == 0 ? 0 : sorted[n / 2] / 0.6745 / Math.sqrt(1.25);
  }

  private Edgel steepest(int left, int top) {
    Edgel best = new Edgel(left, top, 0, 0, 0);
    for (int y = top; y < top + CELL; y++) {
      for (int x = left; x < left + CELL; x++) {
        int i = y * width + x;
        if (!usable[i]) {
          continue;
        }
        double gx = slope(i, 1, width);
        double gy = slope(i, width, 1);
        double g = Math.sqrt(gx * gx + gy * gy);
        if (g > best.slope()) {
          best = new Edgel(x, y, gx / g, gy / g, g);
        }
      }
    }
    return best;
  }

  private double slope(int i, int step, int across) {
    double ahead = light[i + step - across] + 2 * light[i + step] + light[i + step + across];
    double behind = light[i - step - across] + 2 * light[i - step] + light[i - step + across];
    return (ahead - behind) / 8;
  }

  /** Half of the rise from 16 to 84 % between the flat places beside an edge; NaN without one. */
  private double width(Edgel edge) {
    double[] profile = profile(edge);
    int middle = profile.length / 2;
    int steepest = middle;
    for (int k = -2; k <= 2; k++) {
      if (rise(profile, middle + k) > rise(profile, steepest)) {
        steepest = middle + k;
      }
    }
    double least = FLAT * rise(profile, steepest);
    int low = steepest;
    while (low > 0 && rise(profile, low) > least) {
      low--;
    }
    int high = steepest;
    while (high < profile.length - 2 && rise(profile, high) > least) {
      high++;
    }
    double contrast = profile[high] - profile[low];
    double averaged = noise / Math.sqrt(2 * SIDEWAYS + 1);
    if (low == 0
        || high == profile.length - 2
        || contrast < Math.max(LEAST_CONTRAST, NOISE_FACTOR * averaged)) {
      return Double.NaN;
    }
    double from = crossing(profile, low, high, profile[low] + LOW * contrast);
    double to = crossing(profile, low, high, profile[low] + (1 - LOW) * contrast);
    double half = (to - from) * STEP_PX / 2;
    return Math.sqrt(Math.max(0.04, half * half - ADDED));
  }

  private static double rise(double[] profile, int k) {
    return profile[k + 1] - profile[k];
  }

  private static double crossing(double[] profile, int low, int high, double level) {
    for (int k = low; k < high; k++) {
      if (profile[k] < level && profile[k + 1] >= level) {
        return k + (level - profile[k]) / (profile[k + 1] - profile[k]);
      }
    }
    return Double.NaN;
  }

  /** Light along the steepest ascent, averaged sideways, smoothed a little. */
  private double[] profile(Edgel edge) {
    int half = (int) ((REACH_PX - SIDEWAYS - 1) / STEP_PX);
    double[] raw = new double[2 * half + 1];
    for (int k = -half; k <= half; k++) {
      double sum = 0;
      for (int s = -SIDEWAYS; s <= SIDEWAYS; s++) {
        double x = edge.x() + k * STEP_PX * edge.dx() - s * edge.dy();
        double y = edge.y() + k * STEP_PX * edge.dy() + s * edge.dx();
        sum += sample(x, y);
      }
      raw[k + half] = sum / (2 * SIDEWAYS + 1);
    }
    double[] smooth = raw.clone();
    for (int k = 1; k < raw.length - 1; k++) {
      smooth[k] = (raw[k - 1] + 2 * raw[k] + raw[k + 1]) / 4;
    }
    return smooth;
  }

  private double sample(double x, double y) {
    int column = Math.max(0, Math.min(width - 2, (int) x));
    int row = Math.max(0, Math.min(height - 2, (int) y));
    double fx = Math.max(0, Math.min(1, x - column));
    double fy = Math.max(0, Math.min(1, y - row));
    int i = row * width + column;
    double upper = light[i] + fx * (light[i + 1] - light[i]);
    double lower = light[i + width] + fx * (light[i + width + 1] - light[i + width]);
    return upper + fy * (lower - upper);
  }
}
