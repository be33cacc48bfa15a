package org.calque.segment;

import org.calque.internal.raster.LinearImage;

/**
 * Light along the normals of a closed line, averaged a little along the line: one row a point, from
 * inside to outside. Immutable; confined to its maker.
 */
final class LightRows {
  static final int CHANNELS = LinearImage.CHANNELS;
  private static final double STEP_PX = 0.5;
  private static final int MOST_STEPS = 96;
  private static final int NORMAL_SPANS = 60;

  private final int points;
  private final int half;
  private final double step;
  private final float[] light;
  private final double[] normals;

  /**
   * @param loop the line, its higher side to be on the inside
   * @param extent how far the rows reach on either side, in pixels
   * @param smoothing averaging along the line, one standard deviation in points
   */
  LightRows(LinearImage image, double[] loop, double extent, double smoothing) {
    this.points = loop.length / 2;
    this.step = Math.max(STEP_PX, extent / MOST_STEPS);
    this.half = (int) Math.ceil(extent / step);
    this.normals = Loops.normals(loop, Math.max(1, points / NORMAL_SPANS));
    this.light = averaged(sampled(image, loop), smoothing);
  }

  int points() {
    return points;
  }

  /** Pixels from one column to the next. */
  double step() {
    return step;
  }

  /** The column of the line itself. */
  int half() {
    return half;
  }

  /** Columns of a row. */
  int width() {
    return 2 * half + 1;
  }

  float light(int point, int column, int channel) {
    return light[CHANNELS * (point * width() + column) + channel];
  }

  /** Mean light from one distance to another, in pixels outwards of the line. */
  double level(int point, double from, double to, int channel) {
    int low = Math.max(0, half + (int) Math.round(Math.min(from, to) / step));
    int high = Math.min(2 * half, half + (int) Math.round(Math.max(from, to) / step));
    double sum = 0;
    for (int column = low; column <= high; column++) {
      sum += light(point, column, channel);
    }
    return high < low ? 0 : sum / (high - low + 1);
  }

  /** The line with its points moved along their normals. */
  double[] moved(double[] loop, double[] offsets) {
    double[] out = loop.clone();
    for (int i = 0; i < points; i++) {
      out[2 * i] += offsets[i] * normals[2 * i];
      out[2 * i + 1] += offsets[i] * normals[2 * i + 1];
    }
    return out;
  }

  private float[] sampled(LinearImage image, double[] loop) {
    float[] rows = new float[points * width() * CHANNELS];
    for (int i = 0; i < points; i++) {
      for (int k = -half; k <= half; k++) {
        image.sample(
            loop[2 * i] + k * step * normals[2 * i],
            loop[2 * i + 1] + k * step * normals[2 * i + 1],
            rows,
            CHANNELS * (i * width() + k + half));
      }
    }
    return rows;
  }

  private float[] averaged(float[] rows, double sigma) {
    int span = (int) Math.ceil(2 * sigma);
    int row = width() * CHANNELS;
    float[] out = new float[rows.length];
    double total = 0;
    for (int k = -span; k <= span; k++) {
      float weight = (float) StrictMath.exp(-0.5 * k * k / Math.max(1e-6, sigma * sigma));
      total += weight;
      for (int i = 0; i < points; i++) {
        int from = Math.floorMod(i + k, points) * row;
        for (int j = 0; j < row; j++) {
          out[i * row + j] += weight * rows[from + j];
        }
      }
    }
    for (int j = 0; j < out.length; j++) {
      out[j] /= (float) total;
    }
    return out;
  }
}
