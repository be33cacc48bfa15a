package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.internal.fit.PlaneShape.Ruled;
import org.calque.internal.fit.PlaneShape.Ruled.Mark;
import org.calque.internal.fit.PosedPlane;
import org.calque.photo.Photograph;

/**
 * The plane of a flat, straight ruler, from the change of its ticks' distance along the row and
 * from how they fan out. Only where the file names the focal length, without which perspective says
 * nothing, and where both are seen well enough to know the tilt; a bent ruler or one of few or
 * coarse ticks gives a scale alone.
 */
final class RulerPlane {
  private static final double LEAST_SIGMA_PX = 0.005;
  private static final double ROW_SIGMA_LENGTHS = 0.15;
  private static final double LARGEST_TILT_UNCERTAINTY = Math.toRadians(6);
  private static final double STRAIGHT = 0.005;
  private static final double STRAIGHT_PX = 0.5;
  private static final double FLAT = 1.35;
  private static final double FLAT_PX = 0.02;
  private static final double LEAST_PITCH_PX = 6;

  private RulerPlane() {}

  /** The plane; empty where the ticks leave the tilt open or do not lie on a plane. */
  static Optional<PlaneCalibration> of(
      Photograph photograph, RulerGraduation graduation, TickRow row, DetectedReference detected) {
    if (!CameraKnowledge.focalLengthNamed(photograph) || !straight(row)) {
      return Optional.empty();
    }
    Ruled ruled = ruled(row, graduation.millimetres());
    return ShapePlane.withNamedCamera(photograph, List.of(ruled), detected.centre())
        .filter(plane -> plane.camera().normalDeviation() <= LARGEST_TILT_UNCERTAINTY)
        .filter(plane -> flat(plane, sigma(row)))
        .map(plane -> ShapePlane.calibration(photograph, plane, detected));
  }

  /** Whether a row is straight, and its ticks far enough apart to tell more than a scale. */
  static boolean straight(TickRow row) {
    return row.meanPitch() >= LEAST_PITCH_PX && bow(row) <= STRAIGHT_PX + STRAIGHT * row.length();
  }

  /** Whether ticks lie on a plane as well as on the curve from which they scatter so much. */
  static boolean flat(PosedPlane plane, double sigma) {
    return plane.quality().residual() <= FLAT_PX + FLAT * sigma;
  }

  /** Standard deviation of a tick's places from its row's curve, in pixels. */
  static double sigma(TickRow row) {
    return Math.max(LEAST_SIGMA_PX, row.unevenness() * row.meanPitch());
  }

  /** Each tick's two places across it. */
  static List<Mark> marks(TickRow row, boolean upright, double step, double slack) {
    List<Mark> marks = new ArrayList<>();
    for (Tick tick : row.ticks()) {
      double place = (tick.index() - row.middle()) * step;
      marks.add(new Mark(tick.near().x(), tick.near().y(), upright, place, slack));
      marks.add(new Mark(tick.far().x(), tick.far().y(), upright, place, slack));
    }
    return marks;
  }

  /** A row's ticks; of the row along them no more than its direction. */
  private static Ruled ruled(TickRow row, double step) {
    List<Mark> marks = new ArrayList<>(marks(row, true, step, 1));
    int n = row.ticks().size();
    double slack = 2 / Math.sqrt(n) * ROW_SIGMA_LENGTHS * row.tickLength() / sigma(row);
    for (int end : new int[] {row.ticks().get(0).index(), row.ticks().get(n - 1).index()}) {
      marks.add(new Mark(row.curve().x(end), row.curve().y(end), false, 0, slack));
    }
    return new Ruled(marks, sigma(row));
  }

  /** How far the row's middle lies from the straight line between its ends, in pixels. */
  private static double bow(TickRow row) {
    double first = row.ticks().get(0).index();
    double last = row.ticks().get(row.ticks().size() - 1).index();
    double x0 = row.curve().x(first);
    double y0 = row.curve().y(first);
    double dx = row.curve().x(last) - x0;
    double dy = row.curve().y(last) - y0;
    double farthest = 0;
    for (double k = first; k <= last; k++) {
      double off = (row.curve().x(k) - x0) * dy - (row.curve().y(k) - y0) * dx;
      farthest = Math.max(farthest, Math.abs(off) / Math.hypot(dx, dy));
    }
    return farthest;
  }
}
