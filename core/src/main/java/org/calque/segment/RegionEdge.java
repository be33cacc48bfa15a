package org.calque.segment;

import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageOutline;

/** The edges of regions that a network has proposed, and how far to trust them. */
final class RegionEdge {
  /** How far from a followed border the edge is looked for, in its rows. */
  private static final double FOLLOWED_REACH = 1.5;

  /** Standard uncertainty of a followed border where the edge is sharp, in its rows. */
  private static final double FOLLOWED_DOUBT = 0.7;

  /** Standard uncertainty of an extrusion's border where the edge is sharp, in the map's pixels. */
  private static final double MAP_DOUBT = 0.5;

  /** How far from a border of the map the edge is looked for, in radii and in its own pixels. */
  private static final double REACH_RADII = 0.045;

  private static final double REACH_STEPS = 0.75;
  private static final double LEAST_REACH_PX = 0.5;

  /** How far it is looked for where the border lies on no edge at all, in radii. */
  private static final double MOST_REACH_RADII = 0.18;

  /** How much steeper an edge further away must be. */
  private static final double CLEARER = 4;

  /**
   * Standard uncertainty of the light's edge in its own softnesses, less for an edge sharper than
   * the pixels. Found, as that of a border, on photographs with experts' masks and on rendered
   * lesions.
   */
  private static final double EDGE_DOUBT = 0.45;

  /**
   * Standard uncertainties of a border over the width in which it may lie; found on rendered
   * lesions and looked at on photographs with experts' masks.
   *
   * @param region of one photograph
   * @param regionPx of one photograph even where the networks are sure, in pixels
   * @param reading of all photographs of the lesion alike
   */
  private record Doubt(double region, double regionPx, double reading) {}

  private static final Doubt ULCER = new Doubt(0.64, 0.15, 1.7);
  private static final Doubt EXTRUSION = new Doubt(0.5, 0.2, 0.9);

  /** How much worse a border is that is left open further; found on rendered pairs of visits. */
  private static final double WIDTH_POWER = 1.5;

  /** What all photographs of a lesion hide alike even where the networks are sure, in radii. */
  private static final double READING_RADII = 0.006;

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

  /**
   * A border that is nearly right.
   *
   * @param loop x0, y0, x1, y1, ...
   * @param reach how far the edge is looked for, in pixels
   * @param doubtPx its standard uncertainty against that of the light's edge
   * @param unsurePx the width in which it may lie
   */
  private record Border(double[] loop, double reach, double doubtPx, double unsurePx) {}

  /**
   * The ulcer inside a border of the map.
   *
   * @param followed the same border, followed closely
   */
  SegmentedRegion ulcer(double[] border, LearnedBorder.Found followed) {
    double reach = FOLLOWED_REACH * followed.step();
    double doubt = FOLLOWED_DOUBT * followed.step();
    double unsure = unsure(border, followed);
    return of(Tissue.ULCER, new Border(followed.loop(), reach, doubt, unsure), ULCER);
  }

  /** The extrusion inside borders of the map; none without any. */
  Optional<SegmentedRegion> extrusion(List<double[]> borders) {
    return borders.stream()
        .map(b -> of(Tissue.CALCIFIED_EXTRUSION, extrusion(b), EXTRUSION))
        .reduce(RegionEdge::together);
  }

  /**
   * Width in which the border may lie, in pixels: the bands in which either network is not sure and
   * what lies between their borders. A wide one is worse than twice one half as wide: what they are
   * of the radius counts to a power.
   */
  private double unsure(double[] border, LearnedBorder.Found followed) {
    double radius = Borders.radius(Loops.outline(border));
    double[] widths = {map.ulcerBand(border), followed.unsurePx(), followed.movedPx()};
    double sum = 0;
    for (double width : widths) {
      sum += StrictMath.pow(width / radius, 2 * WIDTH_POWER);
    }
    return radius * Math.sqrt(sum);
  }

  private Border extrusion(double[] loop) {
    double radius = Borders.radius(Loops.outline(loop));
    double reach = Math.hypot(REACH_STEPS * map.step(), REACH_RADII * radius);
    return new Border(loop, reach, MAP_DOUBT * map.step(), map.chalkBand(loop));
  }

  private SegmentedRegion of(Tissue tissue, Border border, Doubt doubt) {
    ImageOutline proposed = Loops.outline(border.loop());
    double radius = Borders.radius(proposed);
    EdgeBand.Found found = edge(border, MOST_REACH_RADII * radius);
    double moved = DISAGREEMENT * Borders.distance(Loops.outline(found.loop()), proposed);
    double region = Math.hypot(doubt.region() * border.unsurePx(), doubt.regionPx());
    double sure = Math.hypot(READING_RADII * radius, moved);
    double reading = Math.hypot(doubt.reading() * border.unsurePx(), sure);
    double share = weight(border.doubtPx(), found.softness());
    return new SegmentedRegion(
        tissue,
        Loops.outline(Loops.between(border.loop(), found.loop(), share)),
        EdgeRule.HALF_MIXING_LINEAR_LIGHT,
        Borders.widened(found.spread(), region, reading));
  }

  /** Further away where a much clearer edge is than near the border: there the border is wrong. */
  private EdgeBand.Found edge(Border border, double most) {
    double reach = Math.max(LEAST_REACH_PX, border.reach());
    EdgeBand.Found found = light.edge(border.loop(), reach);
    for (double further = 2 * reach; further < 2 * most; further *= 2) {
      EdgeBand.Found beyond = light.edge(border.loop(), Math.min(further, most));
      found = beyond.steepness() > CLEARER * found.steepness() ? beyond : found;
    }
    return found;
  }

  /** Of the light's edge against the network's border: the inverse of their variances. */
  private static double weight(double border, double softness) {
    double edge = EDGE_DOUBT * softness * Math.min(1, softness);
    return 1 / (1 + edge * edge / (border * border));
  }

  private static SegmentedRegion together(SegmentedRegion a, SegmentedRegion b) {
    BoundarySpread wider = a.spread().reading() > b.spread().reading() ? a.spread() : b.spread();
    return new SegmentedRegion(a.tissue(), a.outline().union(b.outline()), a.edgeRule(), wider);
  }
}
