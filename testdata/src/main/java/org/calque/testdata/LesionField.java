package org.calque.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lesion prepared for drawing and for its truth: coverage fields, their contours, distances.
 *
 * <p>Frame: the lesion's own, mm from its centre on the chart. The whole lesion (ulcer united with
 * its chalk) and the chalk are softened alike, so the three shares skin, floor and chalk are never
 * negative and add up to one. Immutable.
 */
final class LesionField {
  final LesionSpec spec;
  private final CoverageField whole;
  private final Optional<CoverageField> chalk;
  private final List<Polygon> wholeContour;
  private final List<Polygon> chalkContour;
  private final DistanceField distance;
  private final Optional<DistanceField> chalkDistance;
  final double chalkTone;
  final double chalkReliefMm;
  final double radiusMm;

  LesionField(LesionSpec spec) {
    this.spec = spec;
    List<Outline> pieces = spec.chalk().stream().map(Chalk::outline).toList();
    List<Outline> all = new ArrayList<>(pieces);
    if (spec.kind() != LesionSpec.Kind.EXTRUSION_ONLY) {
      all.add(0, spec.outline());
    }
    whole = CoverageField.of(all, spec.softnessMm());
    wholeContour = Contour.of(whole);
    chalk =
        pieces.isEmpty()
            ? Optional.empty()
            : Optional.of(CoverageField.of(pieces, spec.softnessMm()));
    chalkContour = chalk.map(Contour::of).orElse(List.of());
    double enclosing = all.stream().mapToDouble(Outline::enclosingDiameterMm).max().orElse(1);
    radiusMm = enclosing / 2;
    double reach = Math.max(3 * spec.margin().haloMm(), 4);
    distance = DistanceField.of(visible(wholeContour, all), reach);
    chalkDistance = chalk.map(f -> DistanceField.of(visible(chalkContour, pieces), 1));
    double tones = 0;
    for (Chalk piece : spec.chalk()) {
      tones += piece.tone();
    }
    chalkTone = tones / Math.max(1, spec.chalk().size());
    chalkReliefMm = spec.chalk().stream().mapToDouble(Chalk::reliefMm).max().orElse(0);
  }

  /** The contour, or the drawn outline where softening left nothing above one half. */
  private static List<Polygon> visible(List<Polygon> contour, List<Outline> outlines) {
    return contour.isEmpty()
        ? outlines.stream().map(o -> new Polygon(o.rings().subList(0, 1))).toList()
        : contour;
  }

  /** Whether the lesion or its surroundings may show at this chart point. */
  boolean near(double u, double v) {
    return whole.near(u - spec.xMm(), v - spec.yMm(), distance.reachMm);
  }

  /** Whether the edge itself may pass within {@code reach} of this chart point. */
  boolean mayCover(double u, double v, double reach) {
    return whole.near(u - spec.xMm(), v - spec.yMm(), reach);
  }

  double wholeShare(double u, double v) {
    return whole.sample(u - spec.xMm(), v - spec.yMm());
  }

  double chalkShare(double u, double v) {
    return chalk.isPresent() ? chalk.get().sample(u - spec.xMm(), v - spec.yMm()) : 0;
  }

  /** How far around the contour the lesion may change the skin. */
  double reachMm() {
    return distance.reachMm;
  }

  double distance(double u, double v) {
    return distance.sample(u - spec.xMm(), v - spec.yMm());
  }

  double chalkDistance(double u, double v) {
    return chalkDistance.isPresent()
        ? chalkDistance.get().sample(u - spec.xMm(), v - spec.yMm())
        : 1;
  }

  /** Contours on the chart. */
  List<Polygon> wholeContour() {
    return onChart(wholeContour);
  }

  /** Contours of the chalk on the chart. */
  List<Polygon> chalkContour() {
    return onChart(chalkContour);
  }

  private List<Polygon> onChart(List<Polygon> polygons) {
    return polygons.stream()
        .map(p -> p.map(q -> new double[] {q[0] + spec.xMm(), q[1] + spec.yMm()}))
        .toList();
  }
}
