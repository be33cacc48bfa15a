package org.calque.segment;

import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageOutline;

/** The edges of regions that a network has proposed, and how far to trust them. */
final class RegionEdge {
  /** How far from the network's border the edge is looked for, in radii and in its own pixels. */
  private static final double REACH_RADII = 0.045;

  private static final double REACH_STEPS = 0.75;
  private static final double LEAST_REACH_PX = 0.5;

  /**
   * Radius at which border and edge are equally sure: the network errs by a share of the radius,
   * the light by a share of a pixel. Found on photographs with experts' masks and on rendered
   * lesions.
   */
  private static final double EQUALLY_SURE_PX = 20;

  /**
   * How far the region's border may lie from the lesion's even where both agree, in radii and in
   * pixels: found on rendered lesions.
   */
  private static final double ULCER_RADII = 0.04;

  private static final double ULCER_PX = 0.55;
  private static final double EXTRUSION_RADII = 0.055;
  private static final double EXTRUSION_PX = 1;

  /** What a border counts for that the edge was moved by: one standard uncertainty. */
  private static final double DISAGREEMENT = 0.5;

  private RegionEdge() {}

  /**
   * A region inside a border.
   *
   * @param border as the network gives it, in the photograph
   * @param step pixels of the photograph a pixel of the network's view
   */
  static SegmentedRegion of(Tissue tissue, EdgeBand band, double[] border, double step) {
    ImageOutline proposed = Loops.outline(border);
    double radius = Borders.radius(proposed);
    double reach = Math.hypot(REACH_STEPS * step, REACH_RADII * radius);
    EdgeBand.Found found = band.edge(border, Math.max(LEAST_REACH_PX, reach));
    double moved = DISAGREEMENT * Borders.distance(Loops.outline(found.loop()), proposed);
    ImageOutline edge = Loops.outline(Loops.between(border, found.loop(), weight(radius)));
    BoundarySpread spread =
        Borders.widened(found.spread(), Math.hypot(doubt(tissue, radius), moved));
    return new SegmentedRegion(tissue, edge, EdgeRule.HALF_MIXING_LINEAR_LIGHT, spread);
  }

  /** Of the light's edge against the network's border: the inverse of their variances. */
  private static double weight(double radius) {
    return radius * radius / (radius * radius + EQUALLY_SURE_PX * EQUALLY_SURE_PX);
  }

  private static double doubt(Tissue tissue, double radius) {
    return tissue == Tissue.ULCER
        ? Math.hypot(ULCER_RADII * radius, ULCER_PX)
        : Math.hypot(EXTRUSION_RADII * radius, EXTRUSION_PX);
  }

  /** The extrusion inside borders; none without any. */
  static Optional<SegmentedRegion> extrusion(EdgeBand band, List<double[]> borders, double step) {
    return borders.stream()
        .map(b -> of(Tissue.CALCIFIED_EXTRUSION, band, b, step))
        .reduce(RegionEdge::together);
  }

  private static SegmentedRegion together(SegmentedRegion a, SegmentedRegion b) {
    BoundarySpread wider = a.spread().region() > b.spread().region() ? a.spread() : b.spread();
    return new SegmentedRegion(a.tissue(), a.outline().union(b.outline()), a.edgeRule(), wider);
  }
}
