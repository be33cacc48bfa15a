package org.calque.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.calque.Assessment;
import org.calque.calibrate.CameraPose;
import org.calque.calibrate.DetectedReference;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ReferenceSize;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Provenance;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.Polygon;
import org.calque.measure.AreaSurface;
import org.calque.measure.BudgetTerm;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.measure.UncertaintyBudget;
import org.calque.photo.CaptureMetadata;
import org.calque.photo.Photograph;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.segment.Tissue;

/** Assessments put together by hand: invented outlines on any photograph, no measurement. */
final class SampleAssessments {
  private SampleAssessments() {}

  /** A grey photograph of 48 x 32 px, 4 px/mm, with an ulcer that has a hole and an extrusion. */
  static Assessment small() {
    return on(grey(48, 32), 4, new ImagePoint(20, 16), 6);
  }

  /** An ulcer and an extrusion of a given radius in pixels at a place of a photograph. */
  static Assessment on(
      Photograph photograph, double pixelsPerMillimetre, ImagePoint place, double radius) {
    PlaneCalibration calibration = calibration(pixelsPerMillimetre);
    LesionMeasurement lesion = lesion("L1", calibration.mapping(), place, radius);
    return new Assessment(
        photograph,
        Optional.of(calibration),
        List.of(lesion),
        List.of(
            Finding.warning(FindingCode.GLARE, "Glare hides 4.2 % of lesion L1.")
                .with(4.2, 2, "%")),
        provenance(photograph));
  }

  /** The same lesions with others. */
  static Assessment with(Assessment assessment, List<LesionMeasurement> lesions) {
    return new Assessment(
        assessment.photograph(),
        assessment.calibration(),
        lesions,
        assessment.findings(),
        assessment.provenance());
  }

  /** No reference was found. */
  static Assessment refused() {
    Photograph photograph = grey(48, 32);
    return new Assessment(
        photograph,
        Optional.empty(),
        List.of(),
        List.of(
            Finding.refusal(
                FindingCode.REFERENCE_NOT_FOUND,
                "No reference was found; lay a marker beside the lesion.")),
        provenance(photograph));
  }

  static Photograph grey(int width, int height) {
    byte[] pixels = new byte[width * height * 3];
    java.util.Arrays.fill(pixels, (byte) 128);
    CaptureMetadata metadata =
        new CaptureMetadata(
            Optional.of(LocalDateTime.of(2026, 1, 31, 9, 30)),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return Photograph.ofPixels(width, height, pixels, metadata, "ab".repeat(32));
  }

  static LesionMeasurement lesion(String id, PlaneMapping mapping, ImagePoint place, double r) {
    ImageOutline ulcer =
        new ImageOutline(
            List.of(
                new Polygon<>(
                    blob(place, r),
                    List.of(blob(new ImagePoint(place.x() - r / 2, place.y()), r / 8)))));
    ImageOutline chalk =
        ImageOutline.of(blob(new ImagePoint(place.x() + r / 3, place.y() - r / 4), r / 3));
    ImageOutline glare = ImageOutline.of(blob(new ImagePoint(place.x(), place.y() + r / 2), r / 6));
    return new LesionMeasurement(
        id,
        "box:10,6,30,26",
        place,
        "half_mixing_linear_light",
        List.of(
            region(Tissue.ULCER, ulcer, mapping),
            region(Tissue.CALCIFIED_EXTRUSION, chalk, mapping)),
        Optional.of(Estimate.nonNegative(Area.ofSquareMillimetres(6.1234567891234), 0.25, 8)),
        glare);
  }

  /** An ulcer that was looked for and is not there; 0.4 mm2 would have been seen. */
  static LesionMeasurement invisible(String id, ImagePoint place) {
    Estimate<Length> none = Estimate.nonNegative(Length.ofMillimetres(0), 0.3, 1e9);
    RegionMeasurement region =
        new RegionMeasurement(
            Tissue.ULCER,
            Estimate.nonNegative(Area.ofSquareMillimetres(0), 0.2, Double.POSITIVE_INFINITY),
            AreaSurface.PLANE,
            none,
            none,
            none,
            ImageOutline.EMPTY,
            new PlaneOutline(List.of()),
            new UncertaintyBudget(Map.of()));
    return new LesionMeasurement(
        id,
        "at:3,4",
        place,
        "half_mixing_linear_light",
        List.of(region),
        Optional.empty(),
        ImageOutline.EMPTY);
  }

  private static RegionMeasurement region(Tissue kind, ImageOutline px, PlaneMapping mapping) {
    PlaneOutline mm = mapping.toPlane(px);
    Map<BudgetTerm, Area> terms = new EnumMap<>(BudgetTerm.class);
    double area = mm.area().squareMillimetres();
    terms.put(BudgetTerm.PLANE, Area.ofSquareMillimetres(0.01 * area));
    terms.put(BudgetTerm.EDGE_LOCATION, Area.ofSquareMillimetres(0.02 * area));
    UncertaintyBudget budget = new UncertaintyBudget(terms);
    return new RegionMeasurement(
        kind,
        Estimate.nonNegative(mm.area(), budget.combined().squareMillimetres(), 12.5),
        AreaSurface.PLANE,
        Estimate.nonNegative(mm.perimeter(), 0.2, Double.POSITIVE_INFINITY),
        Estimate.nonNegative(mm.length(), 0.05, Double.POSITIVE_INFINITY),
        Estimate.nonNegative(mm.width(), 0.05, Double.POSITIVE_INFINITY),
        px,
        mm,
        budget);
  }

  static PlaneCalibration calibration(double pixelsPerMillimetre) {
    double s = 1 / pixelsPerMillimetre;
    double[] mapping = {s, 0.01 * s, -2, 0, s, -1, 1e-6, 0, 1};
    double[] covariance = new double[81];
    for (int i = 0; i < 9; i++) {
      covariance[10 * i] = 1e-10;
    }
    double side = 10 * pixelsPerMillimetre;
    ImageOutline footprint =
        ImageOutline.of(
            List.of(
                new ImagePoint(2, 2),
                new ImagePoint(2 + side, 2),
                new ImagePoint(2 + side, 2 + side),
                new ImagePoint(2, 2 + side)));
    DetectedReference reference =
        new DetectedReference(
            "aruco",
            "aruco:DICT_4X4_50:10mm+-0.05mm:3",
            new ReferenceSize(Length.ofMillimetres(10), Length.ofMillimetres(0.05)),
            List.of(3),
            footprint,
            new ImagePoint(2 + side / 2, 2 + side / 2));
    return new PlaneCalibration(
        reference,
        PlaneMapping.of(mapping, covariance),
        new CameraPose(3000, false, 0.04, 4.25, 0.5),
        0.123456789012,
        4);
  }

  static Provenance provenance(Photograph photograph) {
    return new Provenance(
        "0.1.0",
        new TreeMap<>(Map.of("segment", "appearance/1", "calibrate", "aruco/1")),
        new TreeMap<>(Map.of("surface", "unknown")),
        List.of(photograph.sha256()),
        new TreeMap<>(Map.of("java", "17")));
  }

  private static List<ImagePoint> blob(ImagePoint centre, double radius) {
    List<ImagePoint> points = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      double angle = i * Math.PI / 12;
      double r = radius * (1 + 0.15 * StrictMath.cos(3 * angle));
      points.add(
          new ImagePoint(
              centre.x() + r * StrictMath.cos(angle), centre.y() + r * StrictMath.sin(angle)));
    }
    return points;
  }
}
