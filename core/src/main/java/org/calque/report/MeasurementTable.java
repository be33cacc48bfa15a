package org.calque.report;

import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.calibrate.CameraPose;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.geometry.ImagePoint;
import org.calque.measure.AreaSurface;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Interval;
import org.calque.quantity.Length;
import org.calque.report.Columns.Side;

/**
 * An assessment as a person reads it: the scale, a row a region, the findings. Values carry as many
 * decimals as two digits of their uncertainty need. Immutable and safe for any thread.
 */
public final class MeasurementTable {
  /** The text of an assessment, lines of up to 100 characters, ending in a line feed. */
  public String print(Assessment assessment, String photoFile) {
    StringBuilder out = new StringBuilder(photoFile).append('\n');
    assessment.calibration().ifPresent(c -> printScale(c, assessment.lesions(), out));
    if (!assessment.lesions().isEmpty()) {
      printRegions(assessment.lesions(), out);
    }
    Sentences.print(assessment.findings(), out);
    return out.toString();
  }

  /** The text of findings alone, such as of a photograph that cannot be read. */
  public String printFindings(String photoFile, List<Finding> findings) {
    StringBuilder out = new StringBuilder(photoFile).append('\n');
    Sentences.print(findings, out);
    return out.toString();
  }

  private static void printScale(
      PlaneCalibration calibration, List<LesionMeasurement> lesions, StringBuilder out) {
    ImagePoint place =
        lesions.isEmpty() ? calibration.reference().centre() : lesions.get(0).place();
    double scale = calibration.mapping().pixelsPerMillimetre(place);
    double relative = calibration.relativeScaleUncertainty(place);
    Optional<CameraPose> pose = calibration.pose();
    out.append("  scale ")
        .append(Digits.fixed(scale, Digits.decimalsFor(scale * relative)))
        .append(" px/mm, standard uncertainty ")
        .append(Digits.fixed(100 * relative, 2))
        .append(" %; tilt ")
        .append(pose.map(p -> Digits.fixed(p.tiltDegrees(), 1) + " deg").orElse("unknown"))
        .append("; ")
        .append(calibration.reference().spec())
        .append('\n');
  }

  private static void printRegions(List<LesionMeasurement> lesions, StringBuilder out) {
    Columns columns =
        new Columns(
            List.of(
                Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT));
    columns.row(
        "lesion", "region", "area mm2", "95 % interval", "perimeter mm", "length x width mm", "");
    for (LesionMeasurement lesion : lesions) {
      String id = lesion.id();
      for (RegionMeasurement region : lesion.regions()) {
        printRegion(id, region, columns);
        id = "";
      }
      if (lesion.regions().size() > 1 && lesion.bedArea().isPresent()) {
        Estimate<Area> bed = lesion.bedArea().get();
        columns.row("", "ulcer bed", area(bed), interval(bed), "", "", "");
      }
    }
    columns.print(out);
  }

  private static void printRegion(String id, RegionMeasurement region, Columns columns) {
    boolean visible = !region.outlinePx().isEmpty();
    columns.row(
        id,
        Sentences.name(region.kind()),
        visible ? area(region.area()) : "0",
        interval(region.area()),
        visible ? length(region.perimeter()) : "",
        visible ? length(region.length()) + " x " + length(region.width()) : "",
        visible ? onCylinder(region.surface()) : "not visible");
  }

  private static String onCylinder(AreaSurface surface) {
    return surface == AreaSurface.CYLINDER ? "on cylinder" : "";
  }

  static String area(Estimate<Area> area) {
    return Digits.fixed(
        area.value().squareMillimetres(),
        Digits.decimalsFor(area.standardUncertainty().squareMillimetres()));
  }

  static String length(Estimate<Length> length) {
    return Digits.fixed(
        length.value().millimetres(),
        Digits.decimalsFor(length.standardUncertainty().millimetres()));
  }

  static String interval(Estimate<Area> area) {
    int decimals = Digits.decimalsFor(area.standardUncertainty().squareMillimetres());
    Interval<Area> interval = area.interval95();
    return Digits.fixed(interval.low().squareMillimetres(), decimals)
        + " to "
        + Digits.fixed(interval.high().squareMillimetres(), decimals);
  }
}
