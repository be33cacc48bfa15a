package org.calque.segment;

import org.calque.calibrate.PhotographCut;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A square of a photograph at the size that a network sees it. Pixel (i, j) of the view is the cell
 * of that column and row when the square is divided evenly.
 *
 * @param left the square's left edge, in pixels of the photograph
 * @param top its upper edge
 * @param side its side
 * @param size pixels of the view along a side
 */
record SquareView(double left, double top, double side, int size) {
  private static final int CHANNELS = 3;
  private static final float WHITE = 255;

  static SquareView about(ImagePoint centre, double side, int size) {
    return new SquareView(centre.x() - side / 2, centre.y() - side / 2, side, size);
  }

  /** Pixels of the photograph a pixel of the view. */
  double step() {
    return side / size;
  }

  ImagePoint toPhotograph(double x, double y) {
    return new ImagePoint(left + (x + 0.5) * step(), top + (y + 0.5) * step());
  }

  /** The column, or by the upper edge the row, that a place of the photograph has in the view. */
  double column(double x) {
    return (x - left) / step() - 0.5;
  }

  double row(double y) {
    return (y - top) / step() - 0.5;
  }

  /** A closed line of the view in the photograph. */
  double[] toPhotograph(double[] loop) {
    double[] out = new double[loop.length];
    for (int i = 0; i < loop.length; i += 2) {
      ImagePoint p = toPhotograph(loop[i], loop[i + 1]);
      out[i] = p.x();
      out[i + 1] = p.y();
    }
    return out;
  }

  /**
   * Red, green and blue plane, encoded as in the photograph, 0 to 1, followed by one plane of
   * zeros; places outside the photograph take its border's values.
   */
  float[] planes(Photograph photograph) {
    byte[] bgr = sampled(photograph);
    int area = size * size;
    float[] planes = new float[(CHANNELS + 1) * area];
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < CHANNELS; c++) {
        planes[c * area + i] = (bgr[CHANNELS * i + CHANNELS - 1 - c] & 0xff) / WHITE;
      }
    }
    return planes;
  }

  private byte[] sampled(Photograph photograph) {
    ImageBox box = new ImageBox(left, top, left + side, top + side);
    PixelRegion region = PhotographCut.region(photograph, box.grownBy(2 + step()));
    try (MatScope scope = new MatScope()) {
      Mat cut = scope.of(region.height(), region.width(), CvType.CV_8UC3, photograph.bgr(region));
      Mat view = scope.empty();
      Mat reduced = reduced(scope, cut);
      Imgproc.warpAffine(
          reduced,
          view,
          scope.of(2, CHANNELS, CvType.CV_64FC1, toReduced(region, reduced)),
          new Size(size, size),
          Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
          Core.BORDER_REPLICATE);
      byte[] bgr = new byte[CHANNELS * size * size];
      view.get(0, 0, bgr);
      return bgr;
    }
  }

  /** The cut averaged over whole pixels where the view is coarser than the photograph. */
  private Mat reduced(MatScope scope, Mat cut) {
    double reduction = Math.floor(step());
    if (reduction < 2) {
      return cut;
    }
    Mat small = scope.empty();
    Size to =
        new Size(
            Math.max(1, Math.round(cut.cols() / reduction)),
            Math.max(1, Math.round(cut.rows() / reduction)));
    Imgproc.resize(cut, small, to, 0, 0, Imgproc.INTER_AREA);
    return small;
  }

  /** From columns and rows of the view to those of the reduced cut. */
  private double[] toReduced(PixelRegion region, Mat reduced) {
    double sx = reduced.cols() / (double) region.width();
    double sy = reduced.rows() / (double) region.height();
    return new double[] {
      step() * sx,
      0,
      (left + 0.5 * step() + 0.5 - region.x()) * sx - 0.5,
      0,
      step() * sy,
      (top + 0.5 * step() + 0.5 - region.y()) * sy - 0.5
    };
  }
}
