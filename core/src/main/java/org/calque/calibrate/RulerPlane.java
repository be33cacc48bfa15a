package org.calque.calibrate;

import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.internal.fit.Matrix3;
import org.calque.internal.fit.RuledPlaneFit;
import org.calque.internal.fit.RuledPlaneFit.SeenTick;
import org.calque.photo.Photograph;

/**
 * The plane of a flat, straight ruler, from the change of its ticks' distance along the row and
 * from how they fan out. Only where the file names the focal length, without which perspective says
 * nothing, and where both are seen well enough to know the tilt; a bent ruler or one of few or
 * coarse ticks gives a scale alone.
 */
final class RulerPlane {
  private static final double NAMED_FOCAL_SPREAD = 0.03;
  private static final double LEAST_SIGMA_PX = 0.005;
  private static final double ROW_SIGMA_LENGTHS = 0.15;
  private static final double LARGEST_TILT_UNCERTAINTY = 6;
  private static final double STRAIGHT = 0.005;
  private static final double STRAIGHT_PX = 0.5;
  private static final double FLAT = 1.35;
  private static final double FLAT_PX = 0.02;
  private static final double LEAST_PITCH_PX = 6;

  private RulerPlane() {}

  /** The plane; empty where the ticks leave the tilt open or do not lie on a plane. */
  static Optional<PlaneCalibration> of(
      Photograph photograph, RulerGraduation graduation, TickRow row, DetectedReference detected) {
    if (photograph.metadata().focalLength35mm().isEmpty()
        || row.meanPitch() < LEAST_PITCH_PX
        || bow(row) > STRAIGHT_PX + STRAIGHT * row.length()) {
      return Optional.empty();
    }
    List<SeenTick> ticks =
        row.ticks().stream()
            .map(t -> new SeenTick(t.index(), t.near().x(), t.near().y(), t.far().x(), t.far().y()))
            .toList();
    double spread = row.unevenness() * row.meanPitch();
    RuledPlaneFit.Result fit =
        new RuledPlaneFit(
                ticks,
                lens(photograph),
                Math.max(LEAST_SIGMA_PX, spread),
                ROW_SIGMA_LENGTHS * row.tickLength())
            .fit();
    if (fit.tiltUncertaintyDegrees() > LARGEST_TILT_UNCERTAINTY
        || fit.plane().residual() > FLAT_PX + FLAT * spread) {
      return Optional.empty();
    }
    return Optional.of(calibration(photograph, graduation, fit, detected));
  }

  private static RuledPlaneFit.Lens lens(Photograph photograph) {
    return new RuledPlaneFit.Lens(
        CameraPoses.focalLengthPx(photograph),
        NAMED_FOCAL_SPREAD,
        (photograph.width() - 1) / 2.0,
        (photograph.height() - 1) / 2.0);
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

  private static PlaneCalibration calibration(
      Photograph photograph,
      RulerGraduation graduation,
      RuledPlaneFit.Result fit,
      DetectedReference detected) {
    double step = graduation.millimetres();
    double[] scaling = {step, 0, 0, 0, step, 0, 0, 0, 1};
    double[] h = Matrix3.multiply(scaling, fit.plane().imageToPlane());
    double[] covariance = fit.plane().covariance();
    for (int i = 0; i < h.length; i++) {
      for (int j = 0; j < h.length; j++) {
        covariance[h.length * i + j] *= (i < 6 ? step : 1) * (j < 6 ? step : 1);
      }
    }
    PlaneMapping mapping = upright(PlaneMapping.of(h, covariance), detected.centre());
    return new PlaneCalibration(
        detected,
        mapping,
        CameraPoses.of(photograph, mapping),
        fit.plane().residual(),
        fit.plane().degreesOfFreedom());
  }

  /** Turns the plane's frame so that its x axis runs with the photograph's at the ruler. */
  private static PlaneMapping upright(PlaneMapping mapping, ImagePoint centre) {
    double[] h = mapping.toArray();
    double[] here = Matrix3.apply(h, centre.x(), centre.y());
    double[] right = Matrix3.apply(h, centre.x() + 1, centre.y());
    double length = Math.hypot(right[0] - here[0], right[1] - here[1]);
    return mapping.turned((right[0] - here[0]) / length, -(right[1] - here[1]) / length);
  }
}
