package org.calque.compare.registration;

import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.internal.fit.Matrix3;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** The surroundings of a lesion in a square frame; grey values and where skin is. Immutable. */
final class RegistrationView {
  /** How far around lesions and references nothing is matched, as a share of their size. */
  private static final double MARGIN = 0.15;

  private final VisitPhotograph visit;
  private final int side;
  private final double[] toPhotograph;
  private final double[] fromPhotograph;
  private final float[] grey;

  private RegistrationView(VisitPhotograph visit, int side, double[] toPhotograph) {
    this.visit = visit;
    this.side = side;
    this.toPhotograph = toPhotograph;
    this.fromPhotograph = Matrix3.inverse(toPhotograph);
    this.grey = warped(visit.photograph(), side, toPhotograph);
  }

  /** A frame in the plane, about the lesion, with so many pixels a millimetre. */
  static RegistrationView onPlane(VisitPhotograph visit, PlaneMapping plane, int side, double px) {
    PlanePoint middle = plane.toPlane(visit.lesion().centre());
    double mm = 1 / px;
    double half = side / 2.0 * mm;
    double[] toPlane = {mm, 0, middle.x() - half, 0, mm, middle.y() - half, 0, 0, 1};
    return new RegistrationView(
        visit, side, Matrix3.multiply(Matrix3.inverse(plane.toArray()), toPlane));
  }

  /** The whole photograph in a square frame. */
  static RegistrationView ofWhole(VisitPhotograph visit, int side) {
    Photograph p = visit.photograph();
    double step = Math.max(p.width(), p.height()) / (double) side;
    double[] plain = {step, 0, step / 2 - 0.5, 0, step, step / 2 - 0.5, 0, 0, 1};
    return new RegistrationView(visit, side, plain);
  }

  int side() {
    return side;
  }

  /** Grey values, row by row, 0 to 255; a copy. */
  float[] grey() {
    return grey.clone();
  }

  ImagePoint toPhotograph(double x, double y) {
    double[] p = Matrix3.apply(toPhotograph, x, y);
    return new ImagePoint(p[0], p[1]);
  }

  double[] fromPhotograph(ImagePoint p) {
    return Matrix3.apply(fromPhotograph, p.x(), p.y());
  }

  /** Whether a point of the frame shows skin: in the photograph, off lesions and references. */
  boolean isSkin(double x, double y) {
    if (x < 0 || y < 0 || x > side - 1 || y > side - 1) {
      return false;
    }
    ImagePoint p = toPhotograph(x, y);
    Photograph photograph = visit.photograph();
    return p.x() >= 0
        && p.y() >= 0
        && p.x() <= photograph.width() - 1
        && p.y() <= photograph.height() - 1
        && visit.notSkin().stream().noneMatch(o -> near(o, p));
  }

  private static boolean near(ImageOutline outline, ImagePoint p) {
    if (outline.isEmpty()) {
      return false;
    }
    ImageBox box = outline.bounds();
    return box.grownBy(MARGIN * Math.max(box.width(), box.height())).contains(p);
  }

  /** The lesion's middle in the frame, x then y. */
  double[] lesion() {
    return fromPhotograph(visit.lesion().centre());
  }

  /** What the lesions share with those of a follow-up as a map lays them there. */
  double shareOnLesions(RegistrationView followUp, SmoothMap map) {
    return visit.shareOnLesions(
        followUp.visit,
        p -> {
          double[] frame = fromPhotograph(p);
          double[] there = map.apply(frame[0], frame[1]);
          return followUp.toPhotograph(there[0], there[1]);
        });
  }

  /** Half the lesion's longer side in the frame. */
  double lesionRadius() {
    double[] a = fromPhotograph(new ImagePoint(visit.lesion().x0(), visit.lesion().y0()));
    double[] b = fromPhotograph(new ImagePoint(visit.lesion().x1(), visit.lesion().y1()));
    return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])) / 2;
  }

  private static float[] warped(Photograph photograph, int side, double[] toPhotograph) {
    try (MatScope scope = new MatScope()) {
      Mat grey =
          scope.of(photograph.height(), photograph.width(), CvType.CV_8UC1, photograph.grey());
      double step = step(toPhotograph, side);
      if (step > 1) {
        Mat smooth = scope.empty();
        Imgproc.GaussianBlur(grey, smooth, new Size(0, 0), step / 2);
        grey = smooth;
      }
      Mat view = scope.empty();
      Imgproc.warpPerspective(
          grey,
          view,
          scope.of(3, 3, CvType.CV_64FC1, toPhotograph),
          new Size(side, side),
          Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
          Core.BORDER_REPLICATE);
      Mat floats = scope.empty();
      view.convertTo(floats, CvType.CV_32F);
      float[] values = new float[side * side];
      floats.get(0, 0, values);
      return values;
    }
  }

  /** Photograph pixels a frame pixel, in the middle. */
  private static double step(double[] toPhotograph, int side) {
    double[] a = Matrix3.apply(toPhotograph, side / 2.0, side / 2.0);
    double[] b = Matrix3.apply(toPhotograph, side / 2.0 + 1, side / 2.0);
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
