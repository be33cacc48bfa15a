package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.fit.EllipseFit;
import org.calque.internal.fit.PlaneShape;
import org.calque.photo.Photograph;

/** Discs of one diameter, all that are in the photograph in one fit. */
final class DiscDetector implements ReferenceDetector<DiscReference> {
  private static final double SMALLEST_DIAMETER_PX = 24;
  private static final int MOST_DISCS = 30;
  private static final int RIM_POINTS = 16;
  private static final int FOOTPRINT_POINTS = 48;

  /** Rim points closer together than this share their noise. */
  private static final double CORRELATION_PX = 3;

  /** What the scatter of the rim does not show: a rim slightly out of round. */
  private static final double FLOOR_PX = 0.01;

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, DiscReference reference) {
    List<DiscRim> discs = CertainDiscs.in(photograph);
    if (discs.isEmpty()) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              "No disc with a clear rim was found; use an even disc of saturated colour, or black"
                  + " on white, lying flat and wholly in view."));
    }
    double largest = 2 * discs.get(0).ellipse().major();
    if (largest < SMALLEST_DIAMETER_PX) {
      return Outcome.refused(
          Finding.refusal(
                  FindingCode.REFERENCE_TOO_SMALL,
                  "The disc is too small in the photograph to give a scale; go closer.")
              .with(largest, SMALLEST_DIAMETER_PX, "px"));
    }
    return fitted(photograph, reference, discs.subList(0, Math.min(MOST_DISCS, discs.size())));
  }

  private static Outcome<PlaneCalibration> fitted(
      Photograph photograph, DiscReference reference, List<DiscRim> discs) {
    double radius = reference.diameter().length().millimetres() / 2;
    List<PlaneShape> shapes = new ArrayList<>();
    discs.forEach(disc -> shapes.add(shape(disc, radius)));
    ImagePoint centre =
        new ImagePoint(
            discs.stream().mapToDouble(d -> d.ellipse().x()).average().orElseThrow(),
            discs.stream().mapToDouble(d -> d.ellipse().y()).average().orElseThrow());
    DetectedReference detected =
        new DetectedReference(
            "dot", reference.spec(), reference.diameter(), List.of(), footprint(discs), centre);
    return ShapePlane.calibrated(
        photograph,
        shapes,
        detected,
        2 * discs.get(0).ellipse().minor(),
        "The "
            + discs.size()
            + " discs that were found are not of one size on one plane; leave one in view, or lay"
            + " them flat.");
  }

  static PlaneShape shape(DiscRim disc, double radius) {
    EllipseFit e = disc.ellipse();
    List<Double> rim = new ArrayList<>();
    for (int i = 0; i < RIM_POINTS; i++) {
      double[] p = e.at(2 * Math.PI * i / RIM_POINTS);
      rim.add(p[0]);
      rim.add(p[1]);
    }
    double independent = Math.PI * (e.major() + e.minor()) / CORRELATION_PX;
    double noise = disc.sigma() * Math.sqrt(RIM_POINTS / independent);
    return new PlaneShape.Disc(
        radius,
        rim,
        Math.sqrt(noise * noise + FLOOR_PX * FLOOR_PX),
        EdgeStep.shiftDeviation(disc.blur()));
  }

  private static ImageOutline footprint(List<DiscRim> discs) {
    List<Polygon<ImagePoint>> rings = new ArrayList<>();
    for (DiscRim disc : discs) {
      List<ImagePoint> ring = new ArrayList<>();
      for (int i = 0; i < FOOTPRINT_POINTS; i++) {
        double[] p = disc.ellipse().at(2 * Math.PI * i / FOOTPRINT_POINTS);
        ring.add(new ImagePoint(p[0], p[1]));
      }
      rings.add(Polygon.of(ring));
    }
    return new ImageOutline(rings);
  }
}
