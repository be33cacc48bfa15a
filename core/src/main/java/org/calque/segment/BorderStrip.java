package org.calque.segment;

import org.calque.calibrate.PhotographCut;
import org.calque.geometry.ImageBox;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A photograph along a closed border, as the border network sees it: a column for each of many
 * places at equal distances along the border, rows of that same distance along its normals, from
 * inside to outside. Immutable; confined to the segmenter.
 */
final class BorderStrip {
  /** Averaging of the border before it is followed, one standard deviation in columns. */
  private static final double SMOOTHING = 5;

  /** Columns on either side that a normal is taken from. */
  private static final int TANGENT_SPAN = 6;

  private static final int CHANNELS = 3;
  private static final float WHITE = 255;

  private final int columns;
  private final int rows;
  private final double[] points;
  private final double[] normals;
  private final double step;

  /**
   * @param border x0, y0, x1, y1, ..., its higher side to be on the inside
   */
  BorderStrip(double[] border, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.points = Loops.resampled(smoothed(Loops.resampled(border, columns)), columns);
    this.normals = Loops.normals(points, TANGENT_SPAN);
    this.step = Loops.length(points) / columns;
  }

  /** Pixels of the photograph from one column to the next, and from one row to the next. */
  double step() {
    return step;
  }

  private static double[] smoothed(double[] loop) {
    int n = loop.length / 2;
    double[] out = new double[loop.length];
    for (int axis = 0; axis < 2; axis++) {
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] = loop[2 * i + axis];
      }
      double[] even = Loops.smoothed(values, SMOOTHING);
      for (int i = 0; i < n; i++) {
        out[2 * i + axis] = even[i];
      }
    }
    return out;
  }

  /** Distance of a row from the border, outwards, in rows. */
  private double away(int row) {
    return row - (rows - 1) / 2.0;
  }

  double x(int column, int row) {
    return points[2 * column] + away(row) * step * normals[2 * column];
  }

  double y(int column, int row) {
    return points[2 * column + 1] + away(row) * step * normals[2 * column + 1];
  }

  /** The border with each column's point moved outwards by so many rows. */
  double[] moved(double[] offsets) {
    double[] out = points.clone();
    for (int i = 0; i < columns; i++) {
      out[2 * i] += offsets[i] * step * normals[2 * i];
      out[2 * i + 1] += offsets[i] * step * normals[2 * i + 1];
    }
    return out;
  }

  /**
   * Red, green and blue plane, encoded as in the photograph, 0 to 1, row by row; outside the
   * photograph its border's values.
   */
  float[] planes(Photograph photograph) {
    byte[] bgr = sampled(photograph);
    int area = columns * rows;
    float[] planes = new float[CHANNELS * area];
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < CHANNELS; c++) {
        planes[c * area + i] = (bgr[CHANNELS * i + CHANNELS - 1 - c] & 0xff) / WHITE;
      }
    }
    return planes;
  }

  private byte[] sampled(Photograph photograph) {
    ImageBox bounds = Loops.outline(points).bounds();
    PixelRegion region = PhotographCut.region(photograph, bounds.grownBy(rows * step / 2 + 2));
    try (MatScope scope = new MatScope()) {
      Mat cut = scope.of(region.height(), region.width(), CvType.CV_8UC3, photograph.bgr(region));
      int reduction = reduction(cut);
      Mat reduced = reduced(scope, cut, reduction);
      Mat strip = scope.empty();
      Imgproc.remap(
          reduced,
          strip,
          scope.of(rows, columns, CvType.CV_32FC1, places(true, region.x(), reduction)),
          scope.of(rows, columns, CvType.CV_32FC1, places(false, region.y(), reduction)),
          Imgproc.INTER_LINEAR,
          Core.BORDER_REPLICATE);
      byte[] bgr = new byte[CHANNELS * columns * rows];
      strip.get(0, 0, bgr);
      return bgr;
    }
  }

  private int reduction(Mat cut) {
    return Math.max(1, Math.min((int) step, Math.min(cut.cols(), cut.rows())));
  }

  /** The cut averaged over whole pixels where the strip is coarser than the photograph. */
  private static Mat reduced(MatScope scope, Mat cut, int reduction) {
    if (reduction < 2) {
      return cut;
    }
    int width = cut.cols() / reduction;
    int height = cut.rows() / reduction;
    Mat whole = scope.own(cut.submat(0, reduction * height, 0, reduction * width));
    Mat small = scope.empty();
    Imgproc.resize(whole, small, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
    return small;
  }

  /** Columns or rows of the reduced cut that the places of the strip have, row by row. */
  private float[] places(boolean across, int first, int reduction) {
    float[] out = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double at = (across ? x(column, row) : y(column, row)) - first;
        out[row * columns + column] = (float) ((at - (reduction - 1) / 2.0) / reduction);
      }
    }
    return out;
  }
}
