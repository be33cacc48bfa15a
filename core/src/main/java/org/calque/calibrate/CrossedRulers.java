package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.fit.PlaneShape.Ruled;
import org.calque.internal.fit.PlaneShape.Ruled.Mark;
import org.calque.photo.Photograph;

/**
 * The two rows of an L-shaped scale: straight, at a right angle on the paper, alike in their ticks,
 * and meeting near an end of each. Two directions tell the tilt by foreshortening, whatever the
 * camera.
 *
 * @param first the row that was found to be best
 * @param second the one across it
 */
record CrossedRulers(TickRow first, TickRow second) {
  /** Cosine of the least angle in the photograph: a right angle may be seen as 60 degrees. */
  private static final double MOST_ALONG = 0.5;

  /** Logarithm of the largest ratio of their steps where tens name the unit: 45 degrees. */
  private static final double MOST_FORESHORTENED = 0.35;

  /** And where ticks are alike, which might be centimetres across half inches: 30 degrees. */
  private static final double MOST_UNNAMED = 0.15;

  /** How far ticks may lie off the plane, over the length of a row: the bend of a card. */
  private static final double BENT = 0.0005;

  /** How far from an end of each row their lines may meet, over its length. */
  private static final double FARTHEST_CORNER = 0.4;

  private static final double CORNER_INSIDE = 0.1;

  /** The row that makes an L with the best one, the weightiest if there are several. */
  static Optional<CrossedRulers> of(TickRow best, List<TickRow> rows) {
    TickRow partner = best;
    for (TickRow row : rows) {
      boolean heavier =
          partner == best || RulerEvidence.weight(row) > RulerEvidence.weight(partner);
      if (heavier && crosses(best, row) && alike(best, row) && meet(best, row)) {
        partner = row;
      }
    }
    return partner == best ? Optional.empty() : Optional.of(new CrossedRulers(best, partner));
  }

  /** Whether two rows run across each other. */
  static boolean crosses(TickRow a, TickRow b) {
    double[] u = a.curve().step(a.middle());
    double[] v = b.curve().step(b.middle());
    double along = u[0] * v[0] + u[1] * v[1];
    return Math.abs(along) <= MOST_ALONG * Math.hypot(u[0], u[1]) * Math.hypot(v[0], v[1]);
  }

  private static boolean alike(TickRow a, TickRow b) {
    double ratio = Math.abs(StrictMath.log(a.middlePitch() / b.middlePitch()));
    TickPattern pattern = TickPattern.of(a.ticks());
    return ratio <= (pattern == TickPattern.TENTHS ? MOST_FORESHORTENED : MOST_UNNAMED)
        && pattern == TickPattern.of(b.ticks())
        && RulerPlane.straight(a)
        && RulerPlane.straight(b);
  }

  /** Whether the rows' lines meet near an end of each, as the edges of one piece do. */
  private static boolean meet(TickRow a, TickRow b) {
    double[] p = {a.curve().x(a.middle()), a.curve().y(a.middle())};
    double[] u = a.curve().step(a.middle());
    double[] q = {b.curve().x(b.middle()), b.curve().y(b.middle())};
    double[] v = b.curve().step(b.middle());
    double det = u[0] * v[1] - u[1] * v[0];
    double dx = q[0] - p[0];
    double dy = q[1] - p[1];
    return atAnEnd(a, (dx * v[1] - dy * v[0]) / det) && atAnEnd(b, (dx * u[1] - dy * u[0]) / det);
  }

  private static boolean atAnEnd(TickRow row, double steps) {
    double length = row.length() / row.meanPitch();
    double beyond = Math.abs(steps) - length / 2;
    return beyond >= -CORNER_INSIDE * length && beyond <= FARTHEST_CORNER * length;
  }

  /** The plane of both; empty where they do not lie on one at a right angle. */
  Optional<PlaneCalibration> plane(
      Photograph photograph, RulerReference reference, RulerGraduation graduation) {
    Ruled ruled = ruled(graduation.millimetres());
    DetectedReference detected = detected(reference, graduation);
    double bent = BENT * Math.min(first.length(), second.length());
    double spread = bent + Math.max(RulerPlane.sigma(first), RulerPlane.sigma(second));
    return Optional.of(ShapePlane.fit(photograph, List.of(ruled), detected.centre()))
        .filter(plane -> RulerPlane.flat(plane, spread))
        .map(plane -> ShapePlane.calibration(photograph, plane, detected));
  }

  /** The second row counts so that the plane is seen from its printed side. */
  private Ruled ruled(double step) {
    double[] u = first.curve().step(first.middle());
    double[] v = second.curve().step(second.middle());
    double sign = Math.signum(u[0] * v[1] - u[1] * v[0]);
    double sigma = RulerPlane.sigma(first);
    List<Mark> marks = new ArrayList<>(RulerPlane.marks(first, true, step, 1));
    double slack = RulerPlane.sigma(second) / sigma;
    marks.addAll(RulerPlane.marks(second, false, sign * step, slack));
    return new Ruled(marks, sigma);
  }

  private DetectedReference detected(RulerReference reference, RulerGraduation graduation) {
    DetectedReference one = RulerScale.detected(reference, graduation, first);
    DetectedReference other = RulerScale.detected(reference, graduation, second);
    List<Polygon<ImagePoint>> footprint = new ArrayList<>(one.footprint().polygons());
    footprint.addAll(other.footprint().polygons());
    return new DetectedReference(
        one.kind(),
        one.spec(),
        one.size(),
        one.ids(),
        new ImageOutline(footprint),
        new ImagePoint(
            (one.centre().x() + other.centre().x()) / 2,
            (one.centre().y() + other.centre().y()) / 2));
  }
}
