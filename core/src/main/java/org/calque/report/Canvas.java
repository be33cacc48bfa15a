package org.calque.report;

import java.util.List;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.opencv.MatScope;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Something to draw on. Every stroke has a dark rim, so that it is seen on light and dark skin.
 * Texts are ASCII; {@code ^2} is raised. Lives as long as its scope, confined to one thread.
 */
final class Canvas {
  private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;
  private static final int SUB_PIXEL_BITS = 4;
  private static final String SQUARED = "^2";
  private static final double RAISED_SIZE = 0.62;
  private static final double RAISED_BY = 0.5;

  private final MatScope scope;
  private final Mat mat;

  private Canvas(MatScope scope, Mat mat) {
    this.scope = scope;
    this.mat = mat;
  }

  static Canvas blank(MatScope scope, int width, int height) {
    Mat mat = scope.sized(height, width, CvType.CV_8UC3);
    scope.own(mat.setTo(Ink.GROUND.bgr()));
    return new Canvas(scope, mat);
  }

  /** A photograph's pixels. */
  static Canvas of(MatScope scope, int width, int height, byte[] bgr) {
    return new Canvas(scope, scope.of(height, width, CvType.CV_8UC3, bgr));
  }

  int width() {
    return mat.cols();
  }

  int height() {
    return mat.rows();
  }

  /** A part, the ground's colour where it lies outside, at another size. */
  Canvas part(Rect part, int width, int height) {
    Canvas cut = blank(scope, part.width, part.height);
    int x0 = Math.max(0, part.x);
    int y0 = Math.max(0, part.y);
    int x1 = Math.min(mat.cols(), part.x + part.width);
    int y1 = Math.min(mat.rows(), part.y + part.height);
    if (x0 < x1 && y0 < y1) {
      Mat from = scope.own(mat.submat(y0, y1, x0, x1));
      Mat to = scope.own(cut.mat.submat(y0 - part.y, y1 - part.y, x0 - part.x, x1 - part.x));
      from.copyTo(to);
    }
    if (part.width == width && part.height == height) {
      return cut;
    }
    Mat resized = scope.empty();
    int method = width < part.width ? Imgproc.INTER_AREA : Imgproc.INTER_CUBIC;
    Imgproc.resize(cut.mat, resized, new Size(width, height), 0, 0, method);
    return new Canvas(scope, resized);
  }

  void paste(Canvas other, int x, int y) {
    Mat place = scope.own(mat.submat(y, y + other.height(), x, x + other.width()));
    other.mat.copyTo(place);
  }

  void outline(ImageOutline outline, View view, Ink ink, int thickness) {
    for (Polygon<ImagePoint> polygon : outline.polygons()) {
      List<MatOfPoint> rings =
          polygon.rings().map(ring -> scope.own(subPixel(ring, view))).toList();
      stroke(rings, ink, thickness);
    }
  }

  void frame(Rect box, Ink ink, int thickness) {
    Point end = new Point(box.x + box.width - 1.0, box.y + box.height - 1.0);
    Point start = new Point(box.x, box.y);
    int rim = rim(thickness);
    Imgproc.rectangle(mat, start, end, Ink.RIM.bgr(), rim, Imgproc.LINE_8);
    Imgproc.rectangle(mat, start, end, ink.bgr(), thickness, Imgproc.LINE_8);
  }

  void bar(double x, double y, double length, Ink ink, int thickness) {
    Point start = new Point(x, y);
    Point end = new Point(x + length, y);
    Imgproc.line(mat, start, end, Ink.RIM.bgr(), rim(thickness), Imgproc.LINE_AA);
    Imgproc.line(mat, start, end, ink.bgr(), thickness, Imgproc.LINE_AA);
  }

  /** Writes a text whose capitals are {@code size} pixels high, from x, standing on y. */
  void text(String text, double x, double y, double size) {
    int pen = pen(size);
    write(text, x, y, size, Ink.RIM, 3 * pen);
    write(text, x, y, size, Ink.TEXT, pen);
  }

  /** How wide {@link #text} writes it. */
  static double textWidth(String text, double size) {
    double width = 0;
    boolean raised = false;
    for (String piece : pieces(text)) {
      width += pieceWidth(piece, raised ? size * RAISED_SIZE : size);
      raised = !raised;
    }
    return width;
  }

  byte[] png() {
    MatOfByte encoded = scope.own(new MatOfByte());
    if (!Imgcodecs.imencode(".png", mat, encoded)) {
      throw new IllegalStateException(
          "OpenCV did not encode a PNG of " + width() + " x " + height() + " px");
    }
    return encoded.toArray();
  }

  private void write(String text, double x, double y, double size, Ink ink, int thickness) {
    double at = x;
    boolean raised = false;
    for (String piece : pieces(text)) {
      double height = raised ? size * RAISED_SIZE : size;
      double base = raised ? y - size * RAISED_BY : y;
      Imgproc.putText(
          mat,
          piece,
          new Point(at, base),
          FONT,
          fontScale(height),
          ink.bgr(),
          thickness,
          Imgproc.LINE_AA);
      at += pieceWidth(piece, height);
      raised = !raised;
    }
  }

  /** Plain and raised pieces in turn. */
  private static List<String> pieces(String text) {
    int at = text.indexOf(SQUARED);
    return at < 0
        ? List.of(text)
        : List.of(text.substring(0, at), "2", text.substring(at + SQUARED.length()));
  }

  private static double pieceWidth(String piece, double size) {
    return Imgproc.getTextSize(piece, FONT, fontScale(size), pen(size), null).width;
  }

  private static double fontScale(double size) {
    return Imgproc.getFontScaleFromHeight(FONT, (int) Math.round(size), pen(size));
  }

  private static int pen(double size) {
    return (int) Math.max(1, Math.round(size / 9));
  }

  private static int rim(int thickness) {
    return thickness + 2 * Math.max(1, thickness / 2);
  }

  private void stroke(List<MatOfPoint> rings, Ink ink, int thickness) {
    Imgproc.polylines(
        mat, rings, true, Ink.RIM.bgr(), rim(thickness), Imgproc.LINE_AA, SUB_PIXEL_BITS);
    Imgproc.polylines(mat, rings, true, ink.bgr(), thickness, Imgproc.LINE_AA, SUB_PIXEL_BITS);
  }

  private static MatOfPoint subPixel(List<ImagePoint> ring, View view) {
    double unit = 1 << SUB_PIXEL_BITS;
    Point[] points = new Point[ring.size()];
    for (int i = 0; i < points.length; i++) {
      Point at = view.at(ring.get(i));
      points[i] = new Point(Math.rint(at.x * unit), Math.rint(at.y * unit));
    }
    return new MatOfPoint(points);
  }
}
