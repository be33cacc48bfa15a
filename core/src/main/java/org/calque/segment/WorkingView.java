package org.calque.segment;

import java.util.Optional;
import org.calque.calibrate.PhotographCut;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.internal.fit.Matrix3;
import org.calque.internal.opencv.MatScope;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The surroundings of a prompt at one working size, in linear light, seen squarely when the plane
 * is known. Regions are decided here; edges are measured in the photograph itself.
 */
final class WorkingView {
  static final int CHANNELS = 3;

  /** Working pixels along the longer side of the prompt's box. */
  static final int BOX_SIDE = 96;

  /** Surroundings on each side of the box, in box sides. */
  static final double SURROUNDINGS = 0.6;

  private static final int SMALLEST_SURROUNDINGS_PX = 6;

  private final float[] rgb;
  private final int width;
  private final int height;
  private final double[] toPhotograph;
  private final double[] fromPhotograph;
  private final ImageBox box;

  private WorkingView(
      float[] rgb, int width, int height, double[] toPhotograph, ImageBox photographBox) {
    this.rgb = rgb;
    this.width = width;
    this.height = height;
    this.toPhotograph = toPhotograph;
    this.fromPhotograph = Matrix3.inverse(toPhotograph);
    this.box = carried(photographBox);
  }

  /** The view around a box that lies at least partly in the photograph. */
  static WorkingView around(Photograph photograph, Optional<PlaneMapping> plane, ImageBox box) {
    double margin =
        Math.max(SMALLEST_SURROUNDINGS_PX, SURROUNDINGS * Math.max(box.width(), box.height()));
    ImageBox wide = box.grownBy(margin);
    double[] frame =
        plane.map(p -> squareFrame(p, box, wide)).orElseGet(() -> plainFrame(box, wide));
    double perPixel = frame[0];
    int width = (int) Math.ceil(frame[1]);
    int height = (int) Math.ceil(frame[2]);
    double[] toPhotograph = java.util.Arrays.copyOfRange(frame, 3, 12);
    float[] rgb = warped(photograph, wide, perPixel, width, height, toPhotograph);
    return new WorkingView(rgb, width, height, toPhotograph, box);
  }

  /** Photograph pixels a working pixel, width, height, then the nine numbers to the photograph. */
  private static double[] plainFrame(ImageBox box, ImageBox wide) {
    double step = Math.max(box.width(), box.height()) / BOX_SIDE;
    return new double[] {
      step,
      wide.width() / step,
      wide.height() / step,
      step,
      0,
      wide.x0(),
      0,
      step,
      wide.y0(),
      0,
      0,
      1
    };
  }

  private static double[] squareFrame(PlaneMapping plane, ImageBox box, ImageBox wide) {
    if (!wide.corners().stream().allMatch(plane::sees)) {
      return plainFrame(box, wide);
    }
    double pixelsPerMm = plane.pixelsPerMillimetre(box.centre());
    double step = Math.max(box.width(), box.height()) / BOX_SIDE;
    double mm = step / pixelsPerMm;
    double[] extent = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (ImagePoint corner : wide.corners()) {
      PlanePoint q = plane.toPlane(corner);
      extent[0] = Math.min(extent[0], q.x());
      extent[1] = Math.min(extent[1], q.y());
      extent[2] = Math.max(extent[2], q.x());
      extent[3] = Math.max(extent[3], q.y());
    }
    double[] toPlane = {mm, 0, extent[0], 0, mm, extent[1], 0, 0, 1};
    double[] m = Matrix3.multiply(Matrix3.inverse(plane.toArray()), toPlane);
    double[] frame = new double[12];
    frame[0] = step;
    frame[1] = Math.min(4 * BOX_SIDE, (extent[2] - extent[0]) / mm);
    frame[2] = Math.min(4 * BOX_SIDE, (extent[3] - extent[1]) / mm);
    System.arraycopy(m, 0, frame, 3, 9);
    return frame;
  }

  private static float[] warped(
      Photograph photograph, ImageBox wide, double step, int width, int height, double[] m) {
    PixelRegion region = PhotographCut.region(photograph, wide.grownBy(2 + step));
    try (MatScope scope = new MatScope()) {
      Mat cut = scope.of(region.height(), region.width(), CvType.CV_8UC3, photograph.bgr(region));
      double reduction = Math.max(1, Math.floor(step));
      if (reduction > 1) {
        Mat small = scope.empty();
        Imgproc.resize(cut, small, reducedSize(region, reduction), 0, 0, Imgproc.INTER_AREA);
        cut = small;
      }
      double sx = region.width() / (double) cut.cols();
      double sy = region.height() / (double) cut.rows();
      double[] toCut = {
        1 / sx, 0, (0.5 - region.x()) / sx - 0.5, 0, 1 / sy, (0.5 - region.y()) / sy - 0.5, 0, 0, 1
      };
      Mat mapping = scope.of(3, 3, CvType.CV_64FC1, Matrix3.multiply(toCut, m));
      Mat view = scope.empty();
      Imgproc.warpPerspective(
          linear(scope, cut),
          view,
          mapping,
          new Size(width, height),
          Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
          org.opencv.core.Core.BORDER_REPLICATE);
      float[] rgb = new float[CHANNELS * width * height];
      view.get(0, 0, rgb);
      return rgb;
    }
  }

  private static Size reducedSize(PixelRegion region, double reduction) {
    return new Size(
        Math.max(1, Math.round(region.width() / reduction)),
        Math.max(1, Math.round(region.height() / reduction)));
  }

  private static Mat linear(MatScope scope, Mat bgr) {
    byte[] bytes = new byte[bgr.rows() * bgr.cols() * CHANNELS];
    bgr.get(0, 0, bytes);
    float[] linear = new float[bytes.length];
    for (int i = 0; i < bytes.length; i += CHANNELS) {
      linear[i] = LinearLight.of(bytes[i + 2]);
      linear[i + 1] = LinearLight.of(bytes[i + 1]);
      linear[i + 2] = LinearLight.of(bytes[i]);
    }
    return scope.of(bgr.rows(), bgr.cols(), CvType.CV_32FC3, linear);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int size() {
    return width * height;
  }

  /** The prompt's box in working pixels. */
  ImageBox box() {
    return box;
  }

  /** Linear light of a working pixel, 0 red, 1 green, 2 blue. */
  float light(int pixel, int channel) {
    return rgb[CHANNELS * pixel + channel];
  }

  /** Where in the photograph a working point lies. */
  ImagePoint toPhotograph(double x, double y) {
    double[] p = Matrix3.apply(toPhotograph, x, y);
    return new ImagePoint(p[0], p[1]);
  }

  /** Where in the view a point of the photograph lies, x then y. */
  double[] fromPhotograph(ImagePoint p) {
    return Matrix3.apply(fromPhotograph, p.x(), p.y());
  }

  /** Whether a working pixel's place lies inside the photograph. */
  boolean shows(Photograph photograph, int x, int y) {
    ImagePoint p = toPhotograph(x, y);
    return p.x() >= 0
        && p.y() >= 0
        && p.x() <= photograph.width() - 1
        && p.y() <= photograph.height() - 1;
  }

  private ImageBox carried(ImageBox b) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (ImagePoint middle :
        java.util.List.of(
            new ImagePoint(b.x0(), b.centre().y()),
            new ImagePoint(b.x1(), b.centre().y()),
            new ImagePoint(b.centre().x(), b.y0()),
            new ImagePoint(b.centre().x(), b.y1()))) {
      double[] at = fromPhotograph(middle);
      for (int i = 0; i < 2; i++) {
        low[i] = Math.min(low[i], at[i]);
        high[i] = Math.max(high[i], at[i]);
      }
    }
    return new ImageBox(low[0], low[1], high[0], high[1]);
  }
}
