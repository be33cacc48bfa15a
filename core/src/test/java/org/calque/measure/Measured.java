package org.calque.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.calque.calibrate.CameraPose;
import org.calque.calibrate.DetectedReference;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ReferenceSize;
import org.calque.geometry.Cameras;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.segment.BoundarySpread;
import org.calque.segment.EdgeRule;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.SegmentedRegion;
import org.calque.segment.Tissue;

/** Planes, outlines and measurements made by hand: no pixel, no detection. */
public final class Measured {
  private Measured() {}

  /** A plane under a tilted camera at 12 px/mm and 250 mm, its reference's size as stated. */
  public static PlaneCalibration plane(double tilt, double sizeMm, double toleranceMm) {
    double[] h = Cameras.imageToPlane(tilt, 20);
    double[] covariance = new double[h.length * h.length];
    for (int i = 0; i < 2; i++) {
      covariance[10 * i] = 1e-10;
      covariance[10 * (i + 3)] = 1e-10;
    }
    for (int i = 0; i < h.length; i++) {
      h[i] *= i < 6 ? sizeMm / 10 : 1;
    }
    PlaneMapping mapping = PlaneMapping.of(h, covariance).scaledAbout(new PlanePoint(0, 0), 1);
    ImagePoint centre = mapping.toImage(new PlanePoint(0, 0));
    return new PlaneCalibration(
        new DetectedReference(
            "aruco",
            "aruco:DICT_4X4_50:" + sizeMm + "mm",
            new ReferenceSize(Length.ofMillimetres(sizeMm), Length.ofMillimetres(toleranceMm)),
            List.of(0),
            ImageOutline.EMPTY,
            centre),
        mapping,
        new CameraPose(Cameras.FOCAL_PX, false, 0.05, tilt, 0.5),
        0.1,
        0);
  }

  /** An ellipse on the plane, as seen in the photograph. */
  public static ImageOutline ellipse(
      PlaneCalibration plane, double x, double y, double a, double b) {
    return ImageOutline.of(
        IntStream.range(0, 360)
            .mapToObj(
                i -> {
                  double t = Math.toRadians(i);
                  PlanePoint p = new PlanePoint(x + a * Math.cos(t), y + b * Math.sin(t));
                  return plane.mapping().toImage(p);
                })
            .toList());
  }

  public static SegmentedRegion region(Tissue tissue, ImageOutline outline) {
    return new SegmentedRegion(
        tissue,
        outline,
        EdgeRule.HALF_MIXING_LINEAR_LIGHT,
        new BoundarySpread(0.3, 0.2, 0, 1, 16, 0));
  }

  public static Segmentation segmentation(SegmentedRegion... regions) {
    return new Segmentation(
        new Prompt.Automatic(),
        regions[0].outline().bounds().centre(),
        List.of(regions),
        ImageOutline.EMPTY,
        OptionalDouble.empty());
  }

  /** A region of an area whose uncertainty has these terms. */
  public static RegionMeasurement region(Tissue kind, double mm2, Map<BudgetTerm, Area> terms) {
    UncertaintyBudget budget = new UncertaintyBudget(terms);
    double perimeter = 2 * Math.sqrt(Math.PI * mm2);
    Estimate<Length> length = Estimate.nonNegative(Length.ofMillimetres(perimeter), 0.01, 1e9);
    return new RegionMeasurement(
        kind,
        Estimate.nonNegative(
            Area.ofSquareMillimetres(mm2), budget.combined().squareMillimetres(), 1e9),
        AreaSurface.PLANE,
        length,
        length,
        length,
        ImageOutline.EMPTY,
        new PlaneOutline(List.of()),
        budget);
  }

  public static LesionMeasurement lesion(String id, RegionMeasurement... regions) {
    return new LesionMeasurement(
        id,
        "auto",
        new ImagePoint(0, 0),
        "half_mixing_linear_light",
        List.of(regions),
        Optional.empty(),
        ImageOutline.EMPTY);
  }
}
