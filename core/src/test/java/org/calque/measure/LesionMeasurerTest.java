package org.calque.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.calibrate.CameraPose;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.UnknownTilt;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.quantity.Area;
import org.calque.quantity.Length;
import org.calque.segment.BoundarySpread;
import org.calque.segment.EdgeRule;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.SegmentedRegion;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes of outlines drawn on a known plane; no pixel is involved. */
class LesionMeasurerTest {
  private static final PlaneCalibration PLANE = Measured.plane(20, 10, 0);

  private static LesionMeasurement measured(
      String surface, double height, PlaneCalibration plane, Segmentation segmentation) {
    LesionMeasurerOptions options =
        new LesionMeasurerOptions(LesionSurface.parse(surface), Length.ofMillimetres(height));
    Outcome<LesionMeasurement> outcome =
        new LesionMeasurer(options).measure("L1", segmentation, plane);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<LesionMeasurement>) outcome).value();
  }

  private static Segmentation ulcer(double a, double b) {
    return Measured.segmentation(
        Measured.region(Tissue.ULCER, Measured.ellipse(PLANE, 8, 3, a, b)));
  }

  private static RegionMeasurement ulcer(String surface, double height, double a, double b) {
    return measured(surface, height, PLANE, ulcer(a, b)).region(Tissue.ULCER).orElseThrow();
  }

  private static double term(RegionMeasurement region, BudgetTerm term) {
    return region.budget().of(term).squareMillimetres();
  }

  @Test
  void anEllipseOnATiltedPlaneHasItsSize() {
    RegionMeasurement region = ulcer("plane", 0, 4, 2.5);
    assertEquals(Math.PI * 10, region.area().value().squareMillimetres(), 0.002);
    assertEquals(8, region.length().value().millimetres(), 1e-6);
    assertEquals(5, region.width().value().millimetres(), 0.001);
    assertEquals(20.693, region.perimeter().value().millimetres(), 0.002);
    double sum = 0;
    for (Area u : region.budget().terms().values()) {
      sum += u.squareMillimetres() * u.squareMillimetres();
    }
    assertEquals(Math.sqrt(sum), region.area().standardUncertainty().squareMillimetres(), 1e-12);
  }

  @Test
  void theMappingCarriesOneOutlineOntoTheOther() {
    for (double height : new double[] {0, 4}) {
      RegionMeasurement region = ulcer("plane", height, 4, 2.5);
      double area = region.area().value().squareMillimetres();
      assertEquals(area, region.outlineMm().area().squareMillimetres(), 1e-9 * area);
    }
    RegionMeasurement region = ulcer("plane", 0, 4, 2.5);
    assertEquals(PLANE.mapping().toPlane(region.outlinePx()), region.outlineMm());
  }

  @Test
  void aReferenceTwiceAsLongGivesFourTimesTheArea() {
    PlaneCalibration twice = Measured.plane(20, 20, 0);
    Segmentation seen = ulcer(4, 2.5);
    double once =
        measured("plane", 0, PLANE, seen).regions().get(0).area().value().squareMillimetres();
    double four =
        measured("plane", 0, twice, seen).regions().get(0).area().value().squareMillimetres();
    assertEquals(4, four / once, 1e-12);
  }

  @Test
  void aToleranceIsATermOfItsOwn() {
    PlaneCalibration loose = Measured.plane(20, 10, 0.1);
    RegionMeasurement region = measured("plane", 0, loose, ulcer(4, 2.5)).regions().get(0);
    assertEquals(
        2 * Math.PI * 10 * 0.01 / Math.sqrt(3), term(region, BudgetTerm.REFERENCE_SIZE), 1e-3);
    assertTrue(!ulcer("plane", 0, 4, 2.5).budget().terms().containsKey(BudgetTerm.REFERENCE_SIZE));
  }

  @Test
  void theEdgesTermsArePerimeterTimesDisplacement() {
    RegionMeasurement region = ulcer("plane", 0, 4, 2.5);
    double perimeter = region.perimeter().value().millimetres();
    double pxPerMm = PLANE.mapping().pixelsPerMillimetre(ulcer(4, 2.5).place());
    assertEquals(perimeter * 0.3 / pxPerMm, term(region, BudgetTerm.EDGE_RULE), 0.01);
    assertEquals(perimeter * 0.2 / pxPerMm, term(region, BudgetTerm.EDGE_REGION), 0.01);
    assertEquals(perimeter * 0.25 / pxPerMm, term(region, BudgetTerm.EDGE_LOCATION), 0.01);
    assertEquals(
        PLANE.mapping().areaUncertainty(region.outlinePx()).squareMillimetres(),
        term(region, BudgetTerm.PLANE),
        1e-12);
  }

  @Test
  void anUnknownSurfaceAddsACurvatureTermAndMovesNothing() {
    RegionMeasurement plane = ulcer("plane", 0, 3, 2);
    RegionMeasurement unknown = ulcer("unknown", 0, 3, 2);
    assertEquals(plane.area().value(), unknown.area().value());
    EnumSet<BudgetTerm> terms = EnumSet.copyOf(plane.budget().terms().keySet());
    assertTrue(terms.add(BudgetTerm.CURVATURE));
    assertEquals(terms, unknown.budget().terms().keySet());
    double large = term(ulcer("unknown", 0, 6, 4), BudgetTerm.CURVATURE) / (Math.PI * 24);
    assertTrue(large > term(unknown, BudgetTerm.CURVATURE) / (Math.PI * 6), "larger bends more");
  }

  /** A disc seen on a cylinder: the integral of its chords over the slope, worked out here. */
  @ParameterizedTest
  @CsvSource({"8, 2.5", "8, 4", "12, 3", "1000, 3"})
  void aCylinderGivesTheAreaOfItsSkin(double bend, double radius) {
    RegionMeasurement region = ulcer("cylinder:" + bend, 0, radius, radius);
    double area = 0;
    int steps = 20000;
    for (int i = 0; i < steps; i++) {
      double phi = Math.PI * ((i + 0.5) / steps - 0.5);
      double v = radius * Math.sin(phi);
      double chord = 2 * radius * Math.cos(phi);
      area +=
          chord / Math.sqrt(1 - v * v / (bend * bend)) * radius * Math.cos(phi) * Math.PI / steps;
    }
    assertEquals(area, region.area().value().squareMillimetres(), 2e-3 * area);
    assertEquals(AreaSurface.CYLINDER, region.surface());
    assertTrue(term(region, BudgetTerm.CURVATURE) < 1e-3 * area, "a disc knows no direction");
  }

  @Test
  void alongWhichAxisTheFingerRunsIsNotKnown() {
    RegionMeasurement region = ulcer("cylinder:8", 0, 5, 1.5);
    double flat = Math.PI * 7.5;
    double most = 0;
    for (double[] ab : new double[][] {{5, 1.5}, {1.5, 5}}) {
      double area = 0;
      for (int i = 0; i < 20000; i++) {
        double phi = Math.PI * ((i + 0.5) / 20000 - 0.5);
        double v = ab[0] * Math.sin(phi);
        double slope = Math.sqrt(1 - v * v / 64);
        area += 2 * ab[1] * Math.cos(phi) / slope * ab[0] * Math.cos(phi) * Math.PI / 20000;
      }
      most = Math.max(most, area);
    }
    double value = region.area().value().squareMillimetres();
    assertTrue(value > flat && value < most, value + " of " + flat + " to " + most);
    double u = term(region, BudgetTerm.CURVATURE);
    assertTrue(u > 0.1 * (most - flat) && u < most - flat, "uncertainty " + u);
  }

  /** The camera is 250 mm away along its axis, which leans by 20 degrees. */
  private static final double FROM_PLANE_MM = 250 * Math.cos(Math.toRadians(20));

  /** Nearer to the camera by h, everything looks larger by Z / (Z - h). */
  @ParameterizedTest
  @ValueSource(doubles = {-5, -1, 2, 5})
  void heightIsCorrectedAndItsDistanceIsATerm(double height) {
    double flat = ulcer("plane", 0, 3, 2).area().value().squareMillimetres();
    RegionMeasurement high = ulcer("plane", height, 3, 2);
    double z = FROM_PLANE_MM;
    double expected = (1 - height / z) * (1 - height / z);
    assertEquals(expected, high.area().value().squareMillimetres() / flat, 1e-3);
    assertEquals(
        2 * Math.abs(height) / (z - height) * 0.05 * flat * expected,
        term(high, BudgetTerm.HEIGHT),
        2e-3);
  }

  private static RegionMeasurement atAnUnstatedHeight(PlaneCalibration plane) {
    LesionMeasurerOptions options =
        new LesionMeasurerOptions(new LesionSurface.Plane(), Optional.empty());
    Outcome<LesionMeasurement> outcome =
        new LesionMeasurer(options).measure("L1", ulcer(3, 2), plane);
    return ((Outcome.Obtained<LesionMeasurement>) outcome).value().regions().get(0);
  }

  /** A reference 3 mm too deep makes everything 2 * 3 / Z too large: inside the interval. */
  @Test
  void aHeightThatNobodyStatesIsATerm() {
    RegionMeasurement region = atAnUnstatedHeight(PLANE);
    double area = region.area().value().squareMillimetres();
    assertEquals(ulcer("plane", 0, 3, 2).area().value().squareMillimetres(), area, 1e-9);
    double deeper = 2 * 3 / FROM_PLANE_MM * area;
    double half = 1.96 * term(region, BudgetTerm.HEIGHT);
    assertTrue(half > deeper && half < 1.15 * deeper, half + " against " + deeper);
  }

  /** The camera may be nearer than it seems: 3 mm are inside the interval in 95 % of that, too. */
  @Test
  void aCameraWhoseFocalLengthIsOpenMayBeNearer() {
    CameraPose known = PLANE.pose().orElseThrow();
    CameraPose open = new CameraPose(known.focalLengthPx(), true, 0.3, known.tiltDegrees(), 0.5);
    PlaneCalibration plane = new PlaneCalibration(PLANE.reference(), PLANE.mapping(), open, 0.1, 0);
    double near = FROM_PLANE_MM * Math.exp(-1.645 * 0.3);
    RegionMeasurement region = atAnUnstatedHeight(plane);
    double half = 1.96 * term(region, BudgetTerm.HEIGHT);
    double deeper = 2 * 3 / near * region.area().value().squareMillimetres();
    assertTrue(half > 0.9 * deeper && half < 1.1 * deeper, half + " against " + deeper);
  }

  /** One of two tilts is true, and depth adds to it: terms of both reach as far as their sum. */
  @Test
  void depthAddsToATiltThatIsOneOfTwo() {
    PlaneMapping twin = PLANE.mapping().scaledAbout(new PlanePoint(0, 0), 1.02);
    PlaneCalibration either =
        new PlaneCalibration(
            PLANE.reference(),
            PLANE.mapping(),
            PLANE.pose(),
            Optional.empty(),
            Optional.of(twin),
            0.1,
            0,
            Optional.empty());
    RegionMeasurement region = atAnUnstatedHeight(either);
    double tilt = 2 * Math.log(1.02) * region.area().value().squareMillimetres();
    double depth = term(atAnUnstatedHeight(PLANE), BudgetTerm.HEIGHT);
    assertEquals(
        tilt + depth, Math.hypot(tilt, term(region, BudgetTerm.HEIGHT)), 1e-3 * (tilt + depth));
  }

  @Test
  void theBedIsTheUlcerWithoutItsChalk() {
    ImageOutline hole = Measured.ellipse(PLANE, 8, 3, 4, 3);
    ImageOutline chalk = Measured.ellipse(PLANE, 11, 3, 2, 1);
    LesionMeasurement both =
        measured(
            "plane",
            0,
            PLANE,
            Measured.segmentation(
                Measured.region(Tissue.ULCER, hole),
                Measured.region(Tissue.CALCIFIED_EXTRUSION, chalk)));
    double bed = both.bedArea().orElseThrow().value().squareMillimetres();
    double overlap = hole.intersection(chalk).pixelCoverage() / chalk.pixelCoverage();
    assertTrue(overlap > 0.5 && overlap < 0.95, "the chalk overhangs by a part");
    assertEquals(Math.PI * (12 - 2 * overlap), bed, 0.02);
    assertTrue(both.bedArea().orElseThrow().standardUncertainty().squareMillimetres() > 0);
    LesionMeasurement alone = measured("plane", 0, PLANE, ulcer(4, 3));
    assertEquals(alone.regions().get(0).area(), alone.bedArea().orElseThrow());
  }

  @Test
  void whatWasNotMeasuredIsAbsent() {
    LesionMeasurement alone = measured("plane", 0, PLANE, ulcer(4, 3));
    assertEquals(Optional.empty(), alone.region(Tissue.CALCIFIED_EXTRUSION));
    ImageOutline chalk = Measured.ellipse(PLANE, 11, 3, 2, 1);
    LesionMeasurement noUlcer =
        measured(
            "plane",
            0,
            PLANE,
            Measured.segmentation(Measured.region(Tissue.CALCIFIED_EXTRUSION, chalk)));
    assertEquals(Optional.empty(), noUlcer.bedArea());
    assertEquals(Optional.empty(), noUlcer.region(Tissue.ULCER));
  }

  @Test
  void nothingVisibleIsZeroUpToTheDetectionLimit() {
    ImagePoint place = new ImagePoint(500, 320);
    Segmentation none =
        new Segmentation(
            new Prompt.At(place), place, List.of(), ImageOutline.EMPTY, OptionalDouble.of(12));
    RegionMeasurement region = measured("plane", 0, PLANE, none).region(Tissue.ULCER).orElseThrow();
    assertEquals(0, region.area().value().squareMillimetres());
    assertEquals(0, region.area().interval95().low().squareMillimetres());
    double diameter = 12 / PLANE.mapping().pixelsPerMillimetre(place);
    assertEquals(
        Math.PI / 4 * diameter * diameter,
        region.area().interval95().high().squareMillimetres(),
        1e-9);
    assertEquals(diameter, region.length().interval95().high().millimetres(), 1e-9);
    assertTrue(region.outlinePx().isEmpty());
  }

  @Test
  void fewObservationsWidenTheInterval() {
    PlaneCalibration few =
        new PlaneCalibration(PLANE.reference(), PLANE.mapping(), PLANE.pose().get(), 0.1, 5);
    SegmentedRegion sharp =
        new SegmentedRegion(
            Tissue.ULCER,
            Measured.ellipse(PLANE, 8, 3, 4, 3),
            EdgeRule.HALF_MIXING_LINEAR_LIGHT,
            new BoundarySpread(0, 0, 0, 0.005, 16, 0));
    Segmentation seen = Measured.segmentation(sharp);
    double known = measured("plane", 0, PLANE, seen).regions().get(0).area().degreesOfFreedom();
    double estimated = measured("plane", 0, few, seen).regions().get(0).area().degreesOfFreedom();
    assertEquals(Double.POSITIVE_INFINITY, known);
    assertTrue(estimated >= 5 && estimated < 50, "" + estimated);
  }

  @Test
  void withoutATiltItsTermIsThere() {
    Segmentation ulcer = ulcer(4, 3);
    ImagePoint place = ulcer.place();
    UnknownTilt tilt = new UnknownTilt(place, new ImagePoint(place.x() - 200, place.y()), 2500);
    PlaneCalibration line = new PlaneCalibration(PLANE.reference(), PLANE.mapping(), tilt, 0, 0);
    RegionMeasurement region = measured("plane", 0, line, ulcer).regions().get(0);
    double relative = tilt.relativeAreaUncertainty(region.outlinePx().bounds().centre());
    assertEquals(relative, term(region, BudgetTerm.TILT) / (Math.PI * 12), 1e-4);
    double length = region.length().standardUncertainty().millimetres();
    assertTrue(length > relative * Math.sqrt(0.5) * 8, length + " mm of 8 mm");
    assertEquals(0, term(ulcer("plane", 0, 4, 3), BudgetTerm.TILT));
  }

  @Test
  void anUncertainScaleIsRefusedWithItsNumber() {
    Outcome<LesionMeasurement> outcome =
        new LesionMeasurer(LesionMeasurerOptions.defaults())
            .measure("L3", ulcer(4, 3), Measured.plane(20, 10, 2));
    assertInstanceOf(Outcome.Refused.class, outcome);
    Finding finding = outcome.findings().get(0);
    assertEquals(FindingCode.SCALE_UNCERTAIN, finding.code());
    assertEquals(0.2 / Math.sqrt(3), finding.reading().orElseThrow().value(), 1e-3);
    assertEquals(0.1, finding.reading().orElseThrow().limit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plane", "unknown", "cylinder:8.0", "cylinder:12.5"})
  void surfacesAreReadBack(String spec) {
    assertEquals(spec, LesionSurface.parse(spec).spec());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "flat",
        "cylinder",
        "cylinder:",
        "cylinder:x",
        "cylinder:0",
        "cylinder:-3",
        "cylinder:NaN"
      })
  void otherSurfacesAreRefused(String spec) {
    assertThrows(IllegalArgumentException.class, () -> LesionSurface.parse(spec));
  }

  @Test
  void impossibleOptionsAndTermsAreRefused() {
    Length far = Length.ofMillimetres(101);
    assertThrows(
        IllegalArgumentException.class,
        () -> new LesionMeasurerOptions(new LesionSurface.Plane(), far));
    Map<BudgetTerm, Area> negative = Map.of(BudgetTerm.PLANE, Area.ofSquareMillimetres(-1));
    assertThrows(IllegalArgumentException.class, () -> new UncertaintyBudget(negative));
    for (BudgetTerm term : BudgetTerm.values()) {
      assertEquals(term, BudgetTerm.labelled(term.label()));
    }
  }
}
