package org.calque.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlaneOutline;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.segment.Segmentation;
import org.calque.segment.SegmentedRegion;
import org.calque.segment.Tissue;

/**
 * Measures the regions of a lesion on its plane. Immutable; safe for any thread.
 *
 * <p>The area is half the shoelace sum of the outline carried to the plane. Its standard
 * uncertainty combines the plane's covariance, the reference's size, the edge's place, the height
 * over the plane and the skin's curvature; each is a named term of the budget.
 */
public final class LesionMeasurer {
  /**
   * Above this relative standard uncertainty of the scale a number would mislead. An unknown tilt
   * is not counted: its term is as wide as tilts are, and no nearer reference makes it known.
   */
  private static final double LARGEST_SCALE_UNCERTAINTY = 0.1;

  private static final double LARGE = 1e6;
  private static final double NORMAL_95 = 1.959963984540054;

  private final LesionMeasurerOptions options;

  public LesionMeasurer(LesionMeasurerOptions options) {
    this.options = options;
  }

  /** Name and version, for the provenance. */
  public String name() {
    return "planar/1";
  }

  /**
   * The size of a lesion.
   *
   * @param id the lesion's name
   * @param segmentation its regions in pixels
   * @param calibration the plane they are carried to
   * @return the measurement; refused when the lesion lies beyond the plane's horizon or where the
   *     scale is not known well enough
   */
  public Outcome<LesionMeasurement> measure(
      String id, Segmentation segmentation, PlaneCalibration calibration) {
    PlaneMapping mapping = calibration.mapping();
    if (!mapping.sees(segmentation.place())
        || !segmentation.regions().stream().allMatch(r -> seen(mapping, r.outline()))) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.SCALE_UNCERTAIN,
              "Lesion " + id + " lies beyond the horizon of the reference's plane."));
    }
    double scale = calibration.relativeDetectionUncertainty(segmentation.place());
    if (scale > LARGEST_SCALE_UNCERTAINTY) {
      return Outcome.refused(
          Finding.refusal(
                  FindingCode.SCALE_UNCERTAIN,
                  "The scale at lesion "
                      + id
                      + " is too uncertain; put the reference nearer to the lesion.")
              .with(scale, LARGEST_SCALE_UNCERTAINTY, "1"));
    }
    return obtained(id, segmentation, calibration);
  }

  private Outcome<LesionMeasurement> obtained(
      String id, Segmentation segmentation, PlaneCalibration calibration) {
    Elevation elevation = Elevation.of(options.height(), calibration, segmentation.place());
    List<RegionMeasurement> regions = new ArrayList<>();
    for (SegmentedRegion region : segmentation.regions()) {
      regions.add(region(region, calibration, elevation));
    }
    segmentation
        .detectionLimitPx()
        .ifPresent(px -> regions.add(invisible(px, segmentation, calibration.mapping())));
    String rule =
        segmentation.regions().stream().map(r -> r.edgeRule().label()).findFirst().orElse("none");
    return Outcome.obtained(
        new LesionMeasurement(
            id,
            segmentation.prompt().spec(),
            segmentation.place(),
            rule,
            regions,
            bed(regions),
            segmentation.glare()),
        elevation.findings());
  }

  private static boolean seen(PlaneMapping mapping, ImageOutline outline) {
    return outline.bounds().corners().stream().allMatch(mapping::sees);
  }

  private RegionMeasurement region(
      SegmentedRegion region, PlaneCalibration calibration, Elevation elevation) {
    PlaneMapping mapping = elevation.lowered(calibration.mapping(), region.outline());
    PlaneOutline outline = mapping.toPlane(region.outline());
    double flat = outline.area().squareMillimetres();
    SurfaceCorrection surface = SurfaceCorrection.of(options.surface(), outline);
    double area = flat * surface.factor();
    double perimeter = outline.perimeter().millimetres();
    ImagePoint middle = region.outline().bounds().centre();
    double pxPerMm = mapping.pixelsPerMillimetre(middle);
    EdgeTerms edge = EdgeTerms.of(region.spread(), perimeter, pxPerMm);

    Map<BudgetTerm, Area> terms = new EnumMap<>(BudgetTerm.class);
    put(terms, BudgetTerm.PLANE, mapping.areaUncertainty(region.outline()).squareMillimetres());
    put(
        terms,
        BudgetTerm.REFERENCE_SIZE,
        2 * area * calibration.reference().size().relativeStandardUncertainty());
    put(terms, BudgetTerm.TILT, area * calibration.relativeTiltUncertainty(middle));
    put(terms, BudgetTerm.EDGE_RULE, edge.ruleArea());
    put(terms, BudgetTerm.EDGE_REGION, edge.regionArea());
    put(terms, BudgetTerm.EDGE_READING, edge.readingArea());
    put(terms, BudgetTerm.EDGE_LOCATION, edge.locationArea());
    put(terms, BudgetTerm.HEIGHT, area * elevation.relativeAreaUncertainty());
    put(terms, BudgetTerm.CURVATURE, flat * surface.relativeUncertainty());
    UncertaintyBudget budget = new UncertaintyBudget(terms);
    return new RegionMeasurement(
        region.tissue(),
        Estimate.nonNegative(
            Area.ofSquareMillimetres(area),
            budget.combined().squareMillimetres(),
            freedom(calibration, terms, budget)),
        surface.surface(),
        length(outline.perimeter(), budget, area, 2 * Math.PI * edge.displacement()),
        length(outline.length(), budget, area, 2 * edge.displacement()),
        length(outline.width(), budget, area, 2 * edge.displacement()),
        region.outline(),
        outline,
        budget);
  }

  private static void put(Map<BudgetTerm, Area> terms, BudgetTerm term, double u) {
    if (u > 0) {
      terms.put(term, Area.ofSquareMillimetres(u));
    }
  }

  /**
   * A length scales with half the area's relative uncertainty, the edge moves both its ends. An
   * unknown tilt moves lengths across and along it apart: by the root of a half.
   */
  private static Estimate<Length> length(
      Length length, UncertaintyBudget budget, double area, double edge) {
    double scale = 0;
    for (BudgetTerm term : BudgetTerm.values()) {
      if (!term.movesTheEdge()) {
        double relative = budget.of(term).squareMillimetres() / Math.max(area, 1e-9);
        scale += relative * relative * (term == BudgetTerm.TILT ? 1.0 / 2 : 1.0 / 4);
      }
    }
    double u = Math.sqrt(scale * length.millimetres() * length.millimetres() + edge * edge);
    return Estimate.nonNegative(length, u, Double.POSITIVE_INFINITY);
  }

  /** Welch-Satterthwaite (GUM G.4): only the plane's term may rest on few observations. */
  private static double freedom(
      PlaneCalibration calibration, Map<BudgetTerm, Area> terms, UncertaintyBudget budget) {
    if (calibration.degreesOfFreedom() == 0 || !terms.containsKey(BudgetTerm.PLANE)) {
      return Double.POSITIVE_INFINITY;
    }
    double share =
        budget.of(BudgetTerm.PLANE).squareMillimetres() / budget.combined().squareMillimetres();
    double freedom = calibration.degreesOfFreedom() / (share * share * share * share);
    return freedom > LARGE ? Double.POSITIVE_INFINITY : freedom;
  }

  /**
   * Nothing seen: 0, and an interval that ends at the smallest lesion that would have been seen.
   */
  private static RegionMeasurement invisible(
      double diameterPx, Segmentation segmentation, PlaneMapping mapping) {
    double diameter = diameterPx / mapping.pixelsPerMillimetre(segmentation.place());
    double limit = Math.PI / 4 * diameter * diameter;
    Estimate<Area> none =
        Estimate.nonNegative(
            Area.ofSquareMillimetres(0), limit / NORMAL_95, Double.POSITIVE_INFINITY);
    Estimate<Length> zero =
        Estimate.nonNegative(
            Length.ofMillimetres(0), diameter / NORMAL_95, Double.POSITIVE_INFINITY);
    UncertaintyBudget budget =
        new UncertaintyBudget(Map.of(BudgetTerm.DETECTION_LIMIT, none.standardUncertainty()));
    return new RegionMeasurement(
        Tissue.ULCER,
        none,
        AreaSurface.PLANE,
        zero,
        zero,
        zero,
        ImageOutline.EMPTY,
        new PlaneOutline(List.of()),
        budget);
  }

  private static Optional<Estimate<Area>> bed(List<RegionMeasurement> regions) {
    Optional<RegionMeasurement> ulcer =
        regions.stream().filter(r -> r.kind() == Tissue.ULCER).findFirst();
    Optional<RegionMeasurement> chalk =
        regions.stream().filter(r -> r.kind() == Tissue.CALCIFIED_EXTRUSION).findFirst();
    return ulcer.map(u -> bed(u, chalk));
  }

  /** Scale moves both areas together, the edges move apart. */
  private static Estimate<Area> bed(RegionMeasurement ulcer, Optional<RegionMeasurement> chalk) {
    if (chalk.isEmpty()) {
      return ulcer.area();
    }
    double flat = ulcer.outlineMm().area().squareMillimetres();
    double bare = ulcer.outlineMm().minus(chalk.get().outlineMm()).area().squareMillimetres();
    double area = flat > 0 ? ulcer.area().value().squareMillimetres() * bare / flat : 0;
    double squares = 0;
    for (BudgetTerm term : BudgetTerm.values()) {
      double u = ulcer.budget().of(term).squareMillimetres();
      double c = chalk.get().budget().of(term).squareMillimetres();
      squares += term.movesTheEdge() ? u * u + c * c : (u - c) * (u - c);
    }
    return Estimate.nonNegative(
        Area.ofSquareMillimetres(area), Math.sqrt(squares), ulcer.area().degreesOfFreedom());
  }
}
