package org.calque.segment;

import java.util.Arrays;
import org.calque.internal.raster.LinearImage;

/**
 * Light along the normals of a closed line, averaged a little along the line: one row a point, from
 * inside to outside.
 */
final class Profiles {
  private static final int CHANNELS = LightRows.CHANNELS;
  private static final double STEP_PENALTY = 0.35;
  private static final double DISTANCE_PENALTY = 1.5;
  private static final double LONG_PLATEAU = 1.6;

  /** Contrast beyond which a step counts no more when two lines are compared. */
  private static final double SATURATION = 0.25;

  /** Contrast, in typical contrasts, beyond which a step attracts the line no more. */
  private static final double MOST_CONTRAST = 2;

  /** What it costs that the outside of a step is unlike the skin further out. */
  private static final double UNLIKE_PENALTY = 1;

  private final int points;
  private final int half;
  private final double step;
  private final int plateau;
  private final int reach;
  private final LightRows rows;

  /**
   * The edge that the profiles show.
   *
   * @param offsets distance of the half-way point along each outward normal, in pixels
   * @param contrasts difference of the two plateaus in linear light, a point
   * @param sigma standard deviation of the Gaussian whose step the mean edge resembles, in pixels
   * @param separation mean contrast, saturating, less what its outside differs from skin further
   *     out
   * @param plateauDoubt how far the mean edge moves when the plateaus reach further, in pixels
   */
  record Edge(
      double[] offsets, double[] contrasts, double sigma, double plateauDoubt, double separation) {
    /** The offsets smoothed along the line, without outliers and weak places. */
    TrustedOffsets trusted() {
      return new TrustedOffsets(offsets, contrasts);
    }
  }

  /**
   * @param loop the line, its higher side to be on the inside
   * @param search how far the edge may lie from the line, in pixels
   * @param plateauPx length of each plateau, in pixels
   * @param smoothing averaging along the line, one standard deviation in points
   */
  Profiles(LinearImage image, double[] loop, double search, double plateauPx, double smoothing) {
    this.points = loop.length / 2;
    double extent = search + LONG_PLATEAU * plateauPx + 1;
    this.rows = new LightRows(image, loop, extent, smoothing);
    this.step = rows.step();
    this.half = rows.half();
    this.plateau = Math.max(2, (int) Math.round(plateauPx / step));
    this.reach = (int) Math.round(search / step);
  }

  private int width() {
    return 2 * half + 1;
  }

  /** The line with its points moved along their normals. */
  double[] moved(double[] loop, double[] offsets) {
    return rows.moved(loop, offsets);
  }

  /**
   * The edge near the line.
   *
   * @param searching whether the strongest step is looked for first; otherwise the line is on it
   */
  Edge edge(boolean searching) {
    int[] centres = searching ? strongest() : new int[points];
    double[] offsets = new double[points];
    double[] further = new double[points];
    double[] contrasts = new double[points];
    for (int i = 0; i < points; i++) {
      double[] alpha = mixing(i, centres[i], plateau);
      contrasts[i] = contrast(i, centres[i], plateau);
      offsets[i] = step * (centres[i] + crossing(alpha, centres[i]));
      int wide = (int) Math.round(LONG_PLATEAU * plateau);
      further[i] = step * (centres[i] + crossing(mixing(i, centres[i], wide), centres[i]));
    }
    double doubt = Math.abs(median(offsets) - median(further)) / 2;
    return new Edge(offsets, contrasts, sigma(offsets), doubt, separation(centres));
  }

  private double separation(int[] centres) {
    double sum = 0;
    for (int i = 0; i < points; i++) {
      sum += Math.min(SATURATION, contrast(i, centres[i], plateau)) - unlikeFarSide(i, centres[i]);
    }
    return sum / points;
  }

  /** Best path of steps around the line: from lesion to skin, near the line, without jumps. */
  private int[] strongest() {
    int states = 2 * reach + 1;
    double[][] gain = new double[points][states];
    double typical = 0;
    for (int i = 0; i < points; i++) {
      for (int s = 0; s < states; s++) {
        typical += contrast(i, s - reach, plateau) / (points * (double) states);
      }
    }
    for (int i = 0; i < points; i++) {
      for (int s = 0; s < states; s++) {
        double step =
            Math.min(MOST_CONTRAST, contrast(i, s - reach, plateau) / Math.max(1e-6, typical));
        double unlikeSkin = unlikeFarSide(i, s - reach) / Math.max(1e-6, typical);
        double away = (s - reach) / (double) Math.max(1, reach);
        gain[i][s] = step - UNLIKE_PENALTY * unlikeSkin - DISTANCE_PENALTY * away * away;
      }
    }
    int[] path = ClosedPath.best(gain, 1, STEP_PENALTY);
    for (int i = 0; i < points; i++) {
      path[i] -= reach;
    }
    return path;
  }

  /** How much the plateau outside a step differs from the far end of the profile. */
  private double unlikeFarSide(int i, int centre) {
    double squares = 0;
    double sum = 0;
    for (int c = 0; c < CHANNELS; c++) {
      double here = level(i, centre, plateau, c);
      double far = level(i, reach + plateau / 2, plateau, c);
      squares += (here - far) * (here - far);
      sum += here + far;
    }
    return Math.sqrt(squares) / (sum + 0.05);
  }

  /** Distance in linear light, scaled by brightness, between the plateaus about a step. */
  private double contrast(int i, int centre, int length) {
    double squares = 0;
    double sum = 0;
    for (int c = 0; c < CHANNELS; c++) {
      double in = level(i, centre, -length, c);
      double out = level(i, centre, length, c);
      squares += (in - out) * (in - out);
      sum += in + out;
    }
    return Math.sqrt(squares) / (sum + 0.05);
  }

  /** Mean of the outer two thirds of the plateau that runs from a step to a side. */
  private double level(int i, int centre, int length, int channel) {
    int sign = length < 0 ? -1 : 1;
    int far = Math.abs(length);
    int near = Math.max(1, far / 3);
    double sum = 0;
    int count = 0;
    for (int k = near; k <= far; k++) {
      int column = half + centre + sign * k;
      if (column >= 0 && column < width()) {
        sum += rows.light(i, column, channel);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Share of the outside along the profile: 0 on the inner plateau, 1 on the outer. */
  private double[] mixing(int i, int centre, int length) {
    double[] inner = new double[CHANNELS];
    double[] axis = new double[CHANNELS];
    double squares = 0;
    for (int c = 0; c < CHANNELS; c++) {
      inner[c] = level(i, centre, -length, c);
      axis[c] = level(i, centre, length, c) - inner[c];
      squares += axis[c] * axis[c];
    }
    double[] alpha = new double[width()];
    for (int k = 0; k < alpha.length; k++) {
      double sum = 0;
      for (int c = 0; c < CHANNELS; c++) {
        sum += axis[c] * (rows.light(i, k, c) - inner[c]);
      }
      alpha[k] = sum / Math.max(1e-12, squares);
    }
    return alpha;
  }

  /** Steps from the centre to the nearest upward crossing of one half; 0 without one nearby. */
  private double crossing(double[] alpha, int centre) {
    double nearest = 0;
    double distance = plateau;
    for (int k = Math.max(0, half + centre - plateau);
        k < Math.min(alpha.length - 1, half + centre + plateau);
        k++) {
      if (alpha[k] < 0.5 && alpha[k + 1] >= 0.5) {
        double at = k + (0.5 - alpha[k]) / (alpha[k + 1] - alpha[k]) - half - centre;
        if (Math.abs(at) < distance) {
          distance = Math.abs(at);
          nearest = at;
        }
      }
    }
    return nearest;
  }

  /**
   * From the slope of the mean edge at its half-way point: a Gaussian's step rises by 1/(s sqrt(2
   * pi)).
   */
  private double sigma(double[] offsets) {
    int span = Math.max(1, (int) Math.round(1 / step));
    double[] slopes = new double[points];
    for (int i = 0; i < points; i++) {
      int centre = (int) Math.round(offsets[i] / step);
      int low = Math.max(0, Math.min(width() - 1, half + centre - span));
      int high = Math.max(0, Math.min(width() - 1, half + centre + span));
      double[] alpha = mixing(i, centre, plateau);
      slopes[i] = (alpha[high] - alpha[low]) / Math.max(1e-9, (high - low) * step);
    }
    double slope = Math.max(0.02, median(slopes));
    return Math.max(0.4, 1 / (slope * Math.sqrt(2 * Math.PI)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
