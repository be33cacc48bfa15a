package org.calque.report;

import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.compare.registration.Registration;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.study.AssessedRow;

/**
 * Where a crop lies on the reference's plane. Immutable, safe for any thread.
 *
 * @param centre its centre, in mm
 * @param cosine of the turn from the crop's axes to the plane's
 * @param sine of the same turn
 * @param sideMm its side
 */
public record CropPlace(PlanePoint centre, double cosine, double sine, double sideMm) {
  private static final double LEAST_MM = 16;
  private static final double AROUND = 3;

  /** A follow-up is turned by what this share of the side around the middle does. */
  private static final double RING = 0.2;

  private static final int RING_POINTS = 16;

  /** About a measured photograph's lesion, the upper side up; absent where none was measured. */
  public static Optional<CropPlace> asPhotographed(Assessment assessment) {
    return assessment
        .calibration()
        .filter(c -> !assessment.lesions().isEmpty())
        .map(c -> of(assessment.lesions().get(0), c.mapping()));
  }

  /** About a lesion, the photograph's upper side up. */
  public static CropPlace of(LesionMeasurement lesion, PlaneMapping mapping) {
    double side = side(lesion);
    return lesion.regions().stream()
        .filter(r -> !r.outlineMm().isEmpty())
        .findFirst()
        .map(r -> about(r.outlineMm(), r, side))
        .orElseGet(() -> about(lesion.place(), mapping, side));
  }

  /**
   * A follow-up's crop that shows what the first visit's shows, turned and placed alike and at its
   * own true scale; absent where the skin does not tell how, or nothing was measured.
   */
  public static Optional<CropPlace> turned(AssessedRow row) {
    return row.laid()
        .filter(l -> !row.assessment().lesions().isEmpty())
        .flatMap(
            l -> l.registration().map(r -> turned(row.assessment(), l.baseline().assessment(), r)));
  }

  private static CropPlace turned(Assessment own, Assessment earlier, Registration registration) {
    PlaneMapping mapping = own.calibration().orElseThrow().mapping();
    PlaneMapping firstMapping = earlier.calibration().orElseThrow().mapping();
    CropPlace first = of(earlier.lesions().get(0), firstMapping);
    double dot = 0;
    double cross = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < RING_POINTS; i++) {
      double angle = 2 * StrictMath.PI * i / RING_POINTS;
      double x = RING * first.sideMm() * StrictMath.cos(angle);
      double y = RING * first.sideMm() * StrictMath.sin(angle);
      PlanePoint p =
          mapping.toPlane(registration.toFollowUp(firstMapping.toImage(first.outOf(x, y))));
      dot += x * p.x() + y * p.y();
      cross += x * p.y() - y * p.x();
      sumX += p.x();
      sumY += p.y();
    }
    double size = Math.hypot(dot, cross);
    return new CropPlace(
        new PlanePoint(sumX / RING_POINTS, sumY / RING_POINTS),
        dot / size,
        cross / size,
        Math.max(first.sideMm(), side(own.lesions().get(0))));
  }

  private static double side(LesionMeasurement lesion) {
    double longest =
        lesion.regions().stream()
            .mapToDouble(r -> r.length().value().millimetres())
            .max()
            .orElse(0);
    return Math.max(LEAST_MM, AROUND * longest);
  }

  /** The turn that carries the outline's pixels onto its millimetres best. */
  private static CropPlace about(PlaneOutline mm, RegionMeasurement region, double side) {
    List<PlanePoint> there = mm.polygons().get(0).outer();
    List<ImagePoint> here = region.outlinePx().polygons().get(0).outer();
    double dot = 0;
    double cross = 0;
    for (int i = 0; i < there.size(); i++) {
      PlanePoint q = there.get(i);
      PlanePoint q0 = there.get(0);
      ImagePoint p = here.get(i);
      ImagePoint p0 = here.get(0);
      dot += (p.x() - p0.x()) * (q.x() - q0.x()) + (p.y() - p0.y()) * (q.y() - q0.y());
      cross += (p.x() - p0.x()) * (q.y() - q0.y()) - (p.y() - p0.y()) * (q.x() - q0.x());
    }
    double size = Math.hypot(dot, cross);
    return new CropPlace(mm.centroid(), dot / size, cross / size, side);
  }

  private static CropPlace about(ImagePoint place, PlaneMapping mapping, double side) {
    PlanePoint centre = mapping.toPlane(place);
    PlanePoint right = mapping.toPlane(new ImagePoint(place.x() + 1, place.y()));
    double size = Math.hypot(right.x() - centre.x(), right.y() - centre.y());
    return new CropPlace(
        centre, (right.x() - centre.x()) / size, (right.y() - centre.y()) / size, side);
  }

  /** A point of the plane by its place in the crop, in mm from the centre, x to the right. */
  PlanePoint outOf(double x, double y) {
    return new PlanePoint(centre.x() + cosine * x - sine * y, centre.y() + sine * x + cosine * y);
  }

  /** Where a point of the plane lies in the crop, in mm from the centre. */
  PlanePoint into(PlanePoint p) {
    double x = p.x() - centre.x();
    double y = p.y() - centre.y();
    return new PlanePoint(cosine * x + sine * y, cosine * y - sine * x);
  }
}
