package org.calque.segment;

import java.util.Arrays;

/** Steps of light across a line: how strong, where half-way, how soft. Confined to its maker. */
final class BandSteps {
  private static final int CHANNELS = LightRows.CHANNELS;

  /** Nearer to a step there is light of its other side. */
  private static final double GAP_SIGMAS = 2;

  private static final double PLATEAU_SIGMAS = 2;
  private static final double LEAST_PLATEAU_PX = 2;
  private static final double MOST_RADII = 0.4;
  private static final double CROSSING_SIGMAS = 1.5;
  private static final double CROSSING_PX = 0.2;

  /** The half-way point is not looked for further than this share of the band. */
  private static final double CROSSING_REACH = 0.25;

  private static final double DARK = 0.05;

  /** What the end of the band costs, in typical contrasts. */
  private static final double DISTANCE_PENALTY = 2;

  /** What it costs, in the same, that the outside of a step is unlike the skin further out. */
  private static final double UNLIKE_PENALTY = 2;

  private static final double JUMP_PENALTY = 0.35;
  private static final int SKIN_STRETCHES = 24;
  private static final double LEAST_SLOPE = 0.02;
  private static final double LEAST_SIGMA_PX = 0.5;
  private static final double MOST_SIGMA_PX = 12;

  /**
   * The light that counts on each side of a step.
   *
   * @param gap from the step to where a side begins, in pixels
   * @param length of a side
   * @param crossing how far the half-way point may lie from the step
   */
  record Sides(double gap, double length, double crossing) {
    /** For an edge whose softness is not known yet. */
    static Sides searching(double plateau, double radius) {
      double sigma = LEAST_PLATEAU_PX - CROSSING_PX;
      return bounded(GAP_SIGMAS * sigma, plateau, CROSSING_SIGMAS * sigma, radius);
    }

    /** For an edge of a softness, one standard deviation in pixels, that was looked for. */
    static Sides about(double sigma, double radius, double reach) {
      double plateau = Math.max(LEAST_PLATEAU_PX, PLATEAU_SIGMAS * sigma);
      double crossing = Math.min(CROSSING_SIGMAS * sigma, CROSSING_REACH * reach);
      return bounded(GAP_SIGMAS * sigma, plateau, crossing, radius);
    }

    private static Sides bounded(double gap, double length, double crossing, double radius) {
      double most = Math.max(LEAST_PLATEAU_PX, MOST_RADII * radius);
      double share = Math.min(1, most / (gap + length));
      return new Sides(share * gap, share * length, crossing + CROSSING_PX);
    }

    double extent() {
      return gap + length + crossing + 1;
    }
  }

  /**
   * An edge along a line.
   *
   * @param offsets distance of the half-way point along each outward normal, in pixels
   * @param contrasts difference of the two sides in linear light, a point
   * @param sigma standard deviation of the Gaussian whose step the edge resembles, in pixels
   */
  record Edge(double[] offsets, double[] contrasts, double sigma) {
    /** The median contrast. */
    double contrast() {
      return median(contrasts);
    }

    /** The offsets smoothed along the line, without outliers and weak places. */
    TrustedOffsets trusted() {
      return new TrustedOffsets(offsets, contrasts);
    }
  }

  private final LightRows rows;
  private final Sides sides;

  BandSteps(LightRows rows, Sides sides) {
    this.rows = rows;
    this.sides = sides;
  }

  double[] moved(double[] loop, double[] offsets) {
    return rows.moved(loop, offsets);
  }

  /** The edge next to the line. */
  Edge nearest() {
    return edge(new double[rows.points()]);
  }

  /** The closed path of steps in the band that lead to skin, near its middle, without jumps. */
  Edge strongest(double reach) {
    int most = (int) Math.max(1, Math.round(reach / rows.step()));
    double[][] contrasts = new double[rows.points()][2 * most + 1];
    double[] highest = new double[rows.points()];
    for (int i = 0; i < contrasts.length; i++) {
      for (int s = -most; s <= most; s++) {
        contrasts[i][s + most] = contrast(i, s * rows.step());
        highest[i] = Math.max(highest[i], contrasts[i][s + most]);
      }
    }
    double typical = Math.max(1e-6, median(highest));
    double[][] skin = skin(most * rows.step());
    for (int i = 0; i < contrasts.length; i++) {
      for (int s = -most; s <= most; s++) {
        double away = s / (double) most;
        contrasts[i][s + most] =
            Math.min(1, contrasts[i][s + most] / typical)
                - DISTANCE_PENALTY * away * away
                - UNLIKE_PENALTY * unlike(i, s * rows.step(), skin) / typical;
      }
    }
    int[] path = ClosedPath.best(contrasts, 1, JUMP_PENALTY);
    return edge(Arrays.stream(path).mapToDouble(s -> (s - most) * rows.step()).toArray());
  }

  private Edge edge(double[] centres) {
    double[] offsets = new double[centres.length];
    double[] contrasts = new double[centres.length];
    for (int i = 0; i < centres.length; i++) {
      contrasts[i] = contrast(i, centres[i]);
      offsets[i] = centres[i] + crossing(i, centres[i]);
    }
    return new Edge(offsets, contrasts, sigma(offsets));
  }

  private double inside(int i, double at, int c) {
    return rows.level(i, at - sides.gap() - sides.length(), at - sides.gap(), c);
  }

  private double outside(int i, double at, int c) {
    return rows.level(i, at + sides.gap(), at + sides.gap() + sides.length(), c);
  }

  /** The light beyond the band, smoothed along the line, a channel. */
  private double[][] skin(double band) {
    double[][] skin = new double[CHANNELS][rows.points()];
    for (int c = 0; c < CHANNELS; c++) {
      for (int i = 0; i < rows.points(); i++) {
        skin[c][i] = outside(i, band, c);
      }
      skin[c] = Loops.smoothed(skin[c], rows.points() / (double) SKIN_STRETCHES);
    }
    return skin;
  }

  /** Distance in linear light, scaled by brightness, between the sides of a step. */
  private double contrast(int i, double at) {
    double squares = 0;
    double sum = 0;
    for (int c = 0; c < CHANNELS; c++) {
      double in = inside(i, at, c);
      double out = outside(i, at, c);
      squares += (in - out) * (in - out);
      sum += in + out;
    }
    return Math.sqrt(squares) / (sum + DARK);
  }

  private double unlike(int i, double at, double[][] skin) {
    double squares = 0;
    double sum = 0;
    for (int c = 0; c < CHANNELS; c++) {
      double out = outside(i, at, c);
      squares += (skin[c][i] - out) * (skin[c][i] - out);
      sum += skin[c][i] + out;
    }
    return Math.sqrt(squares) / (sum + DARK);
  }

  /** Pixels from a step to the nearest crossing from inside to outside; 0 without one nearby. */
  private double crossing(int i, double at) {
    int middle = rows.half() + (int) Math.round(at / rows.step());
    int most = (int) Math.ceil(sides.crossing() / rows.step());
    double[] alpha = mixing(i, at);
    double nearest = 0;
    double distance = sides.crossing();
    for (int k = Math.max(0, middle - most); k < Math.min(rows.width() - 1, middle + most); k++) {
      if (alpha[k] < 0.5 && alpha[k + 1] >= 0.5) {
        double column = k + (0.5 - alpha[k]) / (alpha[k + 1] - alpha[k]);
        double from = (column - rows.half()) * rows.step() - at;
        if (Math.abs(from) < distance) {
          distance = Math.abs(from);
          nearest = from;
        }
      }
    }
    return nearest;
  }

  /** Share of the outside along a row: 0 on the step's inner side, 1 on its outer. */
  private double[] mixing(int i, double at) {
    double[] inner = new double[CHANNELS];
    double[] axis = new double[CHANNELS];
    double squares = 0;
    for (int c = 0; c < CHANNELS; c++) {
      inner[c] = inside(i, at, c);
      axis[c] = outside(i, at, c) - inner[c];
      squares += axis[c] * axis[c];
    }
    double[] alpha = new double[rows.width()];
    for (int k = 0; k < alpha.length; k++) {
      double sum = 0;
      for (int c = 0; c < CHANNELS; c++) {
        sum += axis[c] * (rows.light(i, k, c) - inner[c]);
      }
      alpha[k] = sum / Math.max(1e-12, squares);
    }
    return alpha;
  }

  /** From the slope at the half-way point: a Gaussian's step rises by 1/(s sqrt(2 pi)). */
  private double sigma(double[] offsets) {
    int span = Math.max(1, (int) Math.round(1 / rows.step()));
    double[] slopes = new double[offsets.length];
    for (int i = 0; i < slopes.length; i++) {
      double[] alpha = mixing(i, offsets[i]);
      int middle = rows.half() + (int) Math.round(offsets[i] / rows.step());
      int low = Math.max(0, Math.min(rows.width() - 1, middle - span));
      int high = Math.max(0, Math.min(rows.width() - 1, middle + span));
      slopes[i] = (alpha[high] - alpha[low]) / Math.max(1e-9, (high - low) * rows.step());
    }
    double sigma = 1 / (Math.max(LEAST_SLOPE, median(slopes)) * Math.sqrt(2 * Math.PI));
    return Math.max(LEAST_SIGMA_PX, Math.min(MOST_SIGMA_PX, sigma));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
