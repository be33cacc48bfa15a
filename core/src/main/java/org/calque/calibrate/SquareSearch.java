package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.opencv.core.MatOfPoint;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/** Finds borders that are nearly quadrilaterals, to about a pixel of the reduced photograph. */
final class SquareSearch {
  private static final int CORNERS = 4;
  private static final double SMALLEST_SIDE = 10;
  private static final double TOLERANCE = 0.03;
  private static final double SHORTEST = 0.6;
  private static final double SAME_PLACE = 0.03;
  private static final double FILLS = 0.08;

  private SquareSearch() {}

  /** Corners in the photograph's pixels, clockwise as seen, each quadrilateral once. */
  static List<List<ImagePoint>> search(Photograph photograph) {
    double reduction = ShapeSearch.reduction(photograph);
    List<List<ImagePoint>> found = new ArrayList<>();
    ShapeSearch.borders(photograph, border -> add(border, reduction, found));
    return List.copyOf(found);
  }

  private static void add(MatOfPoint border, double reduction, List<List<ImagePoint>> found) {
    if (Imgproc.contourArea(border) < SMALLEST_SIDE * SMALLEST_SIDE) {
      return;
    }
    List<ImagePoint> corners = corners(border, reduction);
    if (corners.size() == CORNERS
        && square(corners)
        && found.stream().noneMatch(other -> same(other, corners))) {
      found.add(corners);
    }
  }

  private static List<ImagePoint> corners(MatOfPoint border, double reduction) {
    try (MatScope scope = new MatScope()) {
      MatOfPoint2f curve = scope.own(new MatOfPoint2f(border.toArray()));
      MatOfPoint2f polygon = scope.own(new MatOfPoint2f());
      Imgproc.approxPolyDP(curve, polygon, TOLERANCE * Imgproc.arcLength(curve, true), true);
      Point[] points = polygon.toArray();
      if (points.length != CORNERS) {
        return List.of();
      }
      double filled = Imgproc.contourArea(border) / Imgproc.contourArea(polygon);
      if (Math.abs(filled - 1) > FILLS + 2 / SMALLEST_SIDE) {
        return List.of();
      }
      boolean clockwise = Imgproc.contourArea(polygon, true) > 0;
      List<ImagePoint> corners = new ArrayList<>();
      for (int i = 0; i < CORNERS; i++) {
        Point p = points[clockwise ? i : CORNERS - 1 - i];
        corners.add(new ImagePoint((p.x + 0.5) * reduction - 0.5, (p.y + 0.5) * reduction - 0.5));
      }
      return corners;
    }
  }

  /** Convex, its sides alike enough for a square seen at a tilt that can be measured. */
  private static boolean square(List<ImagePoint> c) {
    double longest = 0;
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < CORNERS; i++) {
      ImagePoint p = c.get(i);
      ImagePoint q = c.get((i + 1) % CORNERS);
      ImagePoint r = c.get((i + 2) % CORNERS);
      double turn = (q.x() - p.x()) * (r.y() - q.y()) - (q.y() - p.y()) * (r.x() - q.x());
      double side = p.distanceTo(q);
      if (turn < 0.5 * side * q.distanceTo(r)) {
        return false;
      }
      longest = Math.max(longest, side);
      shortest = Math.min(shortest, side);
    }
    return shortest >= SHORTEST * longest;
  }

  private static boolean same(List<ImagePoint> a, List<ImagePoint> b) {
    double limit = SAME_PLACE * a.get(0).distanceTo(a.get(2)) + 2;
    return a.stream().allMatch(p -> b.stream().anyMatch(q -> p.distanceTo(q) < limit));
  }
}
