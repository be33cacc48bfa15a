package org.calque.report;

import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.opencv.MatScope;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.Photograph;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * A square of the reference's plane around a lesion, seen square-on, with the photograph's upper
 * side up: 16 mm a side, or three times a larger lesion's length, in 480 pixels. Stateless.
 */
public final class LesionCrop {
  private static final int SIDE_PX = 480;
  private static final int FINER = 2;
  private static final double LEAST_MM = 16;
  private static final double AROUND = 3;
  private static final int QUALITY = 90;

  private LesionCrop() {}

  /** The square as a JPEG file. */
  public static byte[] jpeg(
      Photograph photograph, PlaneCalibration calibration, LesionMeasurement lesion) {
    PlaneMapping mapping = calibration.mapping();
    Place place = Place.of(lesion).orElseGet(() -> Place.of(lesion.place(), mapping));
    double half = sideMm(lesion) / 2;
    try (MatScope scope = new MatScope()) {
      int fine = FINER * SIDE_PX;
      double[][] corners = {{-half, -half}, {half, -half}, {half, half}, {-half, half}};
      Point[] from = new Point[corners.length];
      for (int i = 0; i < from.length; i++) {
        ImagePoint p = mapping.toImage(place.outOf(corners[i][0], corners[i][1]));
        from[i] = new Point(p.x(), p.y());
      }
      double last = fine - 0.5;
      Mat warp =
          scope.own(
              Imgproc.getPerspectiveTransform(
                  scope.own(new MatOfPoint2f(from)),
                  scope.own(
                      new MatOfPoint2f(
                          new Point(-0.5, -0.5),
                          new Point(last, -0.5),
                          new Point(last, last),
                          new Point(-0.5, last)))));
      Mat whole =
          scope.of(photograph.height(), photograph.width(), CvType.CV_8UC3, photograph.bgr());
      Mat square = scope.empty();
      Imgproc.warpPerspective(whole, square, warp, new Size(fine, fine));
      return jpeg(scope, square, SIDE_PX);
    }
  }

  /** The middle of a crop, at another size. */
  static byte[] middle(byte[] crop, double share, int px) {
    try (MatScope scope = new MatScope()) {
      Mat whole =
          scope.own(Imgcodecs.imdecode(scope.own(new MatOfByte(crop)), Imgcodecs.IMREAD_COLOR));
      int side = (int) Math.max(1, Math.min(whole.cols(), Math.round(whole.cols() * share)));
      int start = (whole.cols() - side) / 2;
      return jpeg(scope, scope.own(whole.submat(new Rect(start, start, side, side))), px);
    }
  }

  /** The side of a lesion's crop in mm. */
  static double sideMm(LesionMeasurement lesion) {
    double longest =
        lesion.regions().stream()
            .mapToDouble(r -> r.length().value().millimetres())
            .max()
            .orElse(0);
    return Math.max(LEAST_MM, AROUND * longest);
  }

  /** A region's outline in mm from the crop's centre, as the path of an SVG. */
  static String path(LesionMeasurement lesion, RegionMeasurement region) {
    StringBuilder path = new StringBuilder();
    Optional<Place> place = Place.of(lesion);
    if (place.isPresent()) {
      for (Polygon<PlanePoint> polygon : region.outlineMm().polygons()) {
        polygon.rings().forEach(ring -> append(ring, place.get(), path));
      }
    }
    return path.toString();
  }

  private static void append(List<PlanePoint> ring, Place place, StringBuilder path) {
    String command = "M";
    int step = Math.max(1, ring.size() / 96);
    for (int i = 0; i < ring.size(); i += step) {
      PlanePoint p = place.into(ring.get(i));
      path.append(command)
          .append(Digits.fixed(p.x(), 2))
          .append(' ')
          .append(Digits.fixed(p.y(), 2));
      command = "L";
    }
    path.append('Z');
  }

  private static byte[] jpeg(MatScope scope, Mat square, int px) {
    Mat resized = scope.empty();
    int method = px < square.cols() ? Imgproc.INTER_AREA : Imgproc.INTER_CUBIC;
    Imgproc.resize(square, resized, new Size(px, px), 0, 0, method);
    MatOfByte encoded = scope.own(new MatOfByte());
    MatOfInt quality = scope.own(new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY));
    if (!Imgcodecs.imencode(".jpg", resized, encoded, quality)) {
      throw new IllegalStateException("OpenCV did not encode a JPEG of " + px + " px");
    }
    return encoded.toArray();
  }

  /**
   * Where a crop lies on the plane.
   *
   * @param centre its centre
   * @param cosine of the turn from the photograph's axes to the plane's
   * @param sine of the same turn
   */
  private record Place(PlanePoint centre, double cosine, double sine) {
    /** By the outline of the first region that has one. */
    static Optional<Place> of(LesionMeasurement lesion) {
      return lesion.regions().stream()
          .filter(r -> !r.outlineMm().isEmpty())
          .findFirst()
          .map(r -> of(r.outlineMm(), r));
    }

    /** The turn that carries the outline's pixels onto its millimetres best. */
    private static Place of(PlaneOutline mm, RegionMeasurement region) {
      List<PlanePoint> there = mm.polygons().get(0).outer();
      List<ImagePoint> here = region.outlinePx().polygons().get(0).outer();
      double dot = 0;
      double cross = 0;
      for (int i = 0; i < there.size(); i++) {
        PlanePoint q = there.get(i);
        PlanePoint q0 = there.get(0);
        ImagePoint p = here.get(i);
        ImagePoint p0 = here.get(0);
        dot += (p.x() - p0.x()) * (q.x() - q0.x()) + (p.y() - p0.y()) * (q.y() - q0.y());
        cross += (p.x() - p0.x()) * (q.y() - q0.y()) - (p.y() - p0.y()) * (q.x() - q0.x());
      }
      double size = Math.hypot(dot, cross);
      return new Place(mm.centroid(), dot / size, cross / size);
    }

    static Place of(ImagePoint place, PlaneMapping mapping) {
      PlanePoint centre = mapping.toPlane(place);
      PlanePoint right = mapping.toPlane(new ImagePoint(place.x() + 1, place.y()));
      double size = Math.hypot(right.x() - centre.x(), right.y() - centre.y());
      return new Place(centre, (right.x() - centre.x()) / size, (right.y() - centre.y()) / size);
    }

    PlanePoint outOf(double x, double y) {
      return new PlanePoint(centre.x() + cosine * x - sine * y, centre.y() + sine * x + cosine * y);
    }

    PlanePoint into(PlanePoint p) {
      double x = p.x() - centre.x();
      double y = p.y() - centre.y();
      return new PlanePoint(cosine * x + sine * y, cosine * y - sine * x);
    }
  }
}
