package org.calque.report;

import java.util.List;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.opencv.MatScope;
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
 * A square of the reference's plane around a lesion, seen square-on: 16 mm a side, or three times a
 * larger lesion's length, in 480 pixels. Stateless.
 */
public final class LesionCrop {
  private static final int SIDE_PX = 480;
  private static final int FINER = 2;
  private static final int QUALITY = 90;

  private LesionCrop() {}

  /** The square as a JPEG file. */
  public static byte[] jpeg(Photograph photograph, PlaneMapping mapping, CropPlace place) {
    double half = place.sideMm() / 2;
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

  /** A region's outline in mm from the crop's centre, as the path of an SVG. */
  static String path(CropPlace place, RegionMeasurement region) {
    StringBuilder path = new StringBuilder();
    for (Polygon<PlanePoint> polygon : region.outlineMm().polygons()) {
      polygon.rings().forEach(ring -> append(ring, place, path));
    }
    return path.toString();
  }

  private static void append(List<PlanePoint> ring, CropPlace place, StringBuilder path) {
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
}
