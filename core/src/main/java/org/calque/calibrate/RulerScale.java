package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.Photograph;

/**
 * The scale that a row of ticks gives along itself, as if the camera faced the plane. Its
 * uncertainty holds the scatter of the ticks, the change of their distance along the row, and a
 * tilt across it that nothing tells.
 */
final class RulerScale {
  private static final int ENTRIES = 9;
  private static final double TICK_FLOOR = 0.001;

  /** Root mean square of what tilts up to 35 degrees, in any direction, do to a scale. */
  private static final double UNKNOWN_TILT = 0.031;

  /** Of the sine of that tilt in one direction: how fast the scale changes beside the ruler. */
  private static final double UNKNOWN_SLOPE = 0.16;

  private static final double MARGIN_STEPS = 0.7;
  private static final double MARGIN_LENGTHS = 1.3;

  private RulerScale() {}

  /** The scale of a row whose tilt is not known. */
  static PlaneCalibration of(
      Photograph photograph, RulerGraduation graduation, TickRow row, DetectedReference detected) {
    double scale = graduation.millimetres() / row.meanPitch();
    ImagePoint centre = detected.centre();
    double[] h = {scale, 0, -scale * centre.x(), 0, scale, -scale * centre.y(), 0, 0, 1};
    double slope = UNKNOWN_SLOPE / CameraPoses.focalLengthPx(photograph);
    return new PlaneCalibration(
        detected,
        PlaneMapping.of(h, covariance(h, centre, relativeUncertainty(row), slope)),
        Optional.empty(),
        row.unevenness() * row.meanPitch(),
        Math.max(0, row.ticks().size() - 2));
  }

  /**
   * One factor common to all lengths, and a change of scale in either direction from the centre.
   */
  private static double[] covariance(double[] h, ImagePoint centre, double relative, double slope) {
    double[] size = h.clone();
    size[ENTRIES - 1] = 0;
    double[] covariance = new double[ENTRIES * ENTRIES];
    add(covariance, size, relative);
    add(covariance, new double[] {0, 0, 0, 0, 0, 0, 1, 0, -centre.x()}, slope);
    add(covariance, new double[] {0, 0, 0, 0, 0, 0, 0, 1, -centre.y()}, slope);
    return covariance;
  }

  private static void add(double[] covariance, double[] direction, double sigma) {
    for (int i = 0; i < ENTRIES; i++) {
      for (int j = 0; j < ENTRIES; j++) {
        covariance[ENTRIES * i + j] += direction[i] * direction[j] * sigma * sigma;
      }
    }
  }

  /** The ruler as it was found. */
  static DetectedReference detected(
      RulerReference reference, RulerGraduation graduation, TickRow row) {
    double first = row.ticks().get(0).index();
    double last = row.ticks().get(row.ticks().size() - 1).index();
    double middle = (first + last) / 2;
    return new DetectedReference(
        "ruler",
        reference.spec(graduation),
        reference.step(graduation),
        List.of(),
        footprint(row, first, last),
        new ImagePoint(row.curve().x(middle), row.curve().y(middle)));
  }

  /** The ticks' scatter, how far the local pitch leaves the mean one, and the unknown tilt. */
  private static double relativeUncertainty(TickRow row) {
    double steps = row.length() / row.meanPitch();
    double scatter = Math.max(TICK_FLOOR, row.scatter());
    double ends = Math.sqrt(12.0 / row.ticks().size()) * scatter / steps;
    double first = row.curve().pitch(row.ticks().get(0).index());
    double last = row.curve().pitch(row.ticks().get(row.ticks().size() - 1).index());
    double change = Math.abs(Math.log(last / first)) / 2 / Math.sqrt(3);
    return Math.sqrt(ends * ends + change * change + UNKNOWN_TILT * UNKNOWN_TILT);
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
