package org.calque.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurer;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.segment.BoundarySpread;
import org.calque.segment.EdgeRule;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.SegmentedRegion;
import org.calque.segment.Tissue;

/**
 * A flat round lesion of 4 mm at the world's origin whose edge is seen without error, so that its
 * area tells the calibration alone.
 *
 * @param height over the reference's plane, absent where nobody says
 */
record FlatLesion(Optional<Length> height) {
  static final FlatLesion AT_AN_UNKNOWN_HEIGHT = new FlatLesion(Optional.empty());
  static final FlatLesion IN_THE_PLANE = new FlatLesion(Optional.of(Length.ofMillimetres(0)));

  private static final int RING = 90;
  private static final double RADIUS_MM = 2;

  /** Its area as measured; empty where that is refused. */
  Optional<Estimate<Area>> area(PlaneCalibration plane, PlaneMapping truth) {
    ImageOutline outline = outline(truth);
    SegmentedRegion region =
        new SegmentedRegion(
            Tissue.ULCER,
            outline,
            EdgeRule.HALF_MIXING_LINEAR_LIGHT,
            new BoundarySpread(0, 0, 0, 1, 1e9, 0));
    Segmentation segmentation =
        new Segmentation(
            new Prompt.Automatic(),
            outline.bounds().centre(),
            List.of(region),
            ImageOutline.EMPTY,
            OptionalDouble.empty());
    LesionMeasurer measurer =
        new LesionMeasurer(new LesionMeasurerOptions(new LesionSurface.Plane(), height));
    return measurer.measure("1", segmentation, plane)
            instanceof Outcome.Obtained<LesionMeasurement> m
        ? Optional.of(m.value().regions().get(0).area())
        : Optional.empty();
  }

  /** Its true area. */
  static Area trueArea(PlaneMapping truth) {
    return truth.toPlane(outline(truth)).area();
  }

  /** Whether its true area lies inside the interval that is measured. */
  boolean inside(PlaneCalibration plane, PlaneMapping truth) {
    return area(plane, truth).filter(a -> a.interval95().contains(trueArea(truth))).isPresent();
  }

  private static ImageOutline outline(PlaneMapping truth) {
    List<ImagePoint> ring = new ArrayList<>();
    for (int i = 0; i < RING; i++) {
      double t = 2 * Math.PI * i / RING;
      ring.add(truth.toImage(new PlanePoint(RADIUS_MM * Math.cos(t), RADIUS_MM * Math.sin(t))));
    }
    return ImageOutline.of(ring);
  }
}
