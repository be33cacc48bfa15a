package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.calque.internal.fit.EllipseFit;
import org.calque.photo.Photograph;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/** Finds borders that are nearly ellipses, to about a pixel of the reduced photograph. */
final class DiscSearch {
  private static final double SMALLEST_RADIUS = 4;
  private static final double FLATTEST = 0.55;
  private static final double AREA_AGREES = 0.08;
  private static final double STRAY_PX = 1.3;
  private static final double STRAY_SHARE = 0.05;
  private static final double SAME_PLACE = 0.12;
  private static final int MOST = 400;
  private static final int MOST_POINTS = 240;

  private DiscSearch() {}

  /** Ellipses in the photograph's pixels, each place and size once, the largest first. */
  static List<EllipseFit> search(Photograph photograph) {
    double reduction = ShapeSearch.reduction(photograph);
    List<EllipseFit> found = new ArrayList<>();
    ShapeSearch.borders(photograph, border -> add(border, reduction, found));
    found.sort(
        Comparator.comparingDouble((EllipseFit e) -> -e.major()).thenComparing(EllipseFit::x));
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private static void add(MatOfPoint border, double reduction, List<EllipseFit> found) {
    double area = Imgproc.contourArea(border);
    if (area < Math.PI * SMALLEST_RADIUS * SMALLEST_RADIUS || !roundEnough(border, area)) {
      return;
    }
    Point[] points = border.toArray();
    int step = Math.max(1, points.length / MOST_POINTS);
    int n = (points.length + step - 1) / step;
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int i = 0; i < n; i++) {
      xs[i] = points[i * step].x;
      ys[i] = points[i * step].y;
    }
    EllipseFit e = EllipseFit.of(xs, ys);
    double limit = Math.max(STRAY_PX, STRAY_SHARE * e.minor());
    boolean fits =
        e.minor() >= FLATTEST * e.major()
            && e.rms() < limit / 2
            && e.kept() > 0.8
            && Math.abs(area / (Math.PI * e.major() * e.minor()) - 1) < AREA_AGREES + 2 / e.minor();
    if (fits && found.stream().noneMatch(o -> same(o, e, reduction))) {
      found.add(
          new EllipseFit(
              (e.x() + 0.5) * reduction - 0.5,
              (e.y() + 0.5) * reduction - 0.5,
              e.major() * reduction,
              e.minor() * reduction,
              e.angle(),
              e.rms() * reduction,
              e.kept()));
    }
  }

  /** The isoperimetric quotient of an ellipse half as wide as long is about 0.8. */
  private static boolean roundEnough(MatOfPoint border, double area) {
    double around = border.rows();
    return 4 * Math.PI * area / (around * around) > 0.6;
  }

  private static boolean same(EllipseFit known, EllipseFit e, double reduction) {
    double limit = SAME_PLACE * known.minor() / reduction + 1;
    return Math.hypot(
                (known.x() + 0.5) / reduction - 0.5 - e.x(),
                (known.y() + 0.5) / reduction - 0.5 - e.y())
            < limit
        && Math.abs(known.major() / reduction - e.major()) < limit
        && Math.abs(known.minor() / reduction - e.minor()) < limit;
  }
}
