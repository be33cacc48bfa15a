package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.Photograph;

/**
 * The scale that a row of ticks gives along itself, as if the camera faced the plane. Its
 * uncertainty holds the scatter of the ticks and the change of their distance along the row; the
 * tilt that nothing tells is stated beside it.
 */
final class RulerScale {
  private static final int ENTRIES = 9;
  private static final double TICK_FLOOR = 0.001;

  private static final double MARGIN_STEPS = 0.7;
  private static final double MARGIN_LENGTHS = 1.3;

  private RulerScale() {}

  /** The scale of a row whose tilt is not known. */
  static PlaneCalibration of(
      Photograph photograph, RulerGraduation graduation, TickRow row, DetectedReference detected) {
    double scale = graduation.millimetres() / row.meanPitch();
    ImagePoint centre = detected.centre();
    double[] h = {scale, 0, -scale * centre.x(), 0, scale, -scale * centre.y(), 0, 0, 1};
    double relative = relativeUncertainty(row);
    double[] covariance = new double[ENTRIES * ENTRIES];
    for (int i = 0; i < ENTRIES - 1; i++) {
      for (int j = 0; j < ENTRIES - 1; j++) {
        covariance[ENTRIES * i + j] = h[i] * h[j] * relative * relative;
      }
    }
    return new PlaneCalibration(
        detected,
        PlaneMapping.of(h, covariance),
        tilt(photograph, graduation, row),
        row.unevenness() * row.meanPitch(),
        Math.max(0, row.ticks().size() - 2));
  }

  /** The length that is known is one mean step in the middle of the row. */
  private static UnknownTilt tilt(Photograph photograph, RulerGraduation graduation, TickRow row) {
    double[] step = row.curve().step(row.middle());
    double half = row.meanPitch() / row.middlePitch() / 2;
    double x = row.curve().x(row.middle());
    double y = row.curve().y(row.middle());
    return UnknownTilt.of(
        photograph,
        new ImagePoint(x - half * step[0], y - half * step[1]),
        new ImagePoint(x + half * step[0], y + half * step[1]),
        row.meanPitch() / graduation.millimetres());
  }

  /** The ruler as it was found. */
  static DetectedReference detected(
      RulerReference reference, RulerGraduation graduation, TickRow row) {
    double first = row.ticks().get(0).index();
    double last = row.ticks().get(row.ticks().size() - 1).index();
    return new DetectedReference(
        "ruler",
        reference.spec(graduation),
        reference.step(graduation),
        List.of(),
        footprint(row, first, last),
        new ImagePoint(row.curve().x(row.middle()), row.curve().y(row.middle())));
  }

  /** The ticks' scatter, and how far the local pitch leaves the mean one. */
  private static double relativeUncertainty(TickRow row) {
    double steps = row.length() / row.meanPitch();
    double scatter = Math.max(TICK_FLOOR, row.scatter());
    double ends = Math.sqrt(12.0 / row.ticks().size()) * scatter / steps;
    double first = row.curve().pitch(row.ticks().get(0).index());
    double last = row.curve().pitch(row.ticks().get(row.ticks().size() - 1).index());
    double change = Math.abs(Math.log(last / first)) / 2 / Math.sqrt(3);
    return Math.hypot(ends, change);
  }

  /** A band along the row that holds the ticks and their numerals. */
  private static ImageOutline footprint(TickRow row, double first, double last) {
    List<ImagePoint> left = new ArrayList<>();
    List<ImagePoint> right = new ArrayList<>();
    int pieces = (int) Math.max(2, Math.min(16, last - first));
    for (int i = 0; i <= pieces; i++) {
      double k = first - MARGIN_STEPS + (last - first + 2 * MARGIN_STEPS) * i / pieces;
      double[] u = row.curve().direction(k);
      double reach = MARGIN_LENGTHS * row.tickLength();
      double x = row.curve().x(k);
      double y = row.curve().y(k);
      left.add(new ImagePoint(x - reach * u[0], y - reach * u[1]));
      right.add(0, new ImagePoint(x + reach * u[0], y + reach * u[1]));
    }
    left.addAll(right);
    return ImageOutline.of(left);
  }
}
