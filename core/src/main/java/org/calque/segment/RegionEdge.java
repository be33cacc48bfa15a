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

  /** How far it is looked for where the border lies on no edge at all, in radii. */
  private static final double MOST_REACH_RADII = 0.18;

  /** How much steeper an edge further away must be. */
  private static final double CLEARER = 4;

  /**
   * Standard uncertainty of the light's edge in its own softnesses, less for an edge sharper than
   * the pixels, where that of a border is a pixel of the network's view. Found on photographs with
   * experts' masks and on rendered lesions.
   */
  private static final double EDGE_DOUBT = 0.45;

  /**
   * Standard uncertainties of a border in widths of the band in which the network is not sure;
   * found on rendered lesions.
   *
   * @param region of one photograph
   * @param reading of all photographs of the lesion alike
   */
  private record Doubt(double region, double reading) {}

  private static final Doubt ULCER = new Doubt(0.2, 0.52);
  private static final Doubt EXTRUSION = new Doubt(0.3, 0.7);

  /** What one photograph hides even where the network is sure, in pixels. */
  private static final double REGION_PX = 0.2;

  /** What all photographs of a lesion hide alike even where the network is sure, in radii. */
  private static final double READING_RADII = 0.016;

  /** An extrusion's border lies inside its edge, for it is where the network is nearly sure. */
  private static final double LIGHT_ALONE = 1;

  /** What a border counts for that the edge was moved by: one standard uncertainty. */
  private static final double DISAGREEMENT = 0.75;

  private final EdgeBand light;
  private final TissueMap map;

  /**
   * @param light the photograph around the lesion
   * @param map what the network says there
   */
  RegionEdge(EdgeBand light, TissueMap map) {
    this.light = light;
    this.map = map;
  }

  /** The ulcer inside a border of the map. */
  SegmentedRegion ulcer(double[] border) {
    return of(Tissue.ULCER, border, ULCER, map.ulcerBand(border));
  }

  /** The extrusion inside borders of the map; none without any. */
  Optional<SegmentedRegion> extrusion(List<double[]> borders) {
    return borders.stream()
        .map(b -> of(Tissue.CALCIFIED_EXTRUSION, b, EXTRUSION, map.chalkBand(b)))
        .reduce(RegionEdge::together);
  }

  private SegmentedRegion of(Tissue tissue, double[] border, Doubt doubt, double unsurePx) {
    ImageOutline proposed = Loops.outline(border);
    double radius = Borders.radius(proposed);
    double reach = Math.hypot(REACH_STEPS * map.step(), REACH_RADII * radius);
    EdgeBand.Found found = edge(border, Math.max(LEAST_REACH_PX, reach), MOST_REACH_RADII * radius);
    double moved = DISAGREEMENT * Borders.distance(Loops.outline(found.loop()), proposed);
    double share = tissue == Tissue.ULCER ? weight(map.step(), found.softness()) : LIGHT_ALONE;
    double region = Math.hypot(doubt.region() * unsurePx, REGION_PX);
    double sure = Math.hypot(READING_RADII * radius, moved);
    double reading = Math.hypot(doubt.reading() * unsurePx, sure);
    return new SegmentedRegion(
        tissue,
        Loops.outline(Loops.between(border, found.loop(), share)),
        EdgeRule.HALF_MIXING_LINEAR_LIGHT,
        Borders.widened(found.spread(), region, reading));
  }

  /** Further away where a much clearer edge is than near the border: there the border is wrong. */
  private EdgeBand.Found edge(double[] border, double reach, double most) {
    EdgeBand.Found found = light.edge(border, reach);
    for (double further = 2 * reach; further < 2 * most; further *= 2) {
      EdgeBand.Found beyond = light.edge(border, Math.min(further, most));
      found = beyond.steepness() > CLEARER * found.steepness() ? beyond : found;
    }
    return found;
  }

  /** Of the light's edge against the network's border: the inverse of their variances. */
  private static double weight(double border, double softness) {
    double edge = EDGE_DOUBT * softness * Math.min(1, softness);
    return border * border / (border * border + edge * edge);
  }

  private static SegmentedRegion together(SegmentedRegion a, SegmentedRegion b) {
    BoundarySpread wider = a.spread().reading() > b.spread().reading() ? a.spread() : b.spread();
    return new SegmentedRegion(a.tissue(), a.outline().union(b.outline()), a.edgeRule(), wider);
  }
}
