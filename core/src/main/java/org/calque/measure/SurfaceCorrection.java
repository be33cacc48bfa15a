package org.calque.measure;

import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;

/**
 * From the projection's area to the area on the skin.
 *
 * @param factor what the projected area is multiplied by
 * @param relativeUncertainty standard uncertainty relative to the projected area
 * @param surface what the result lies on
 */
record SurfaceCorrection(double factor, double relativeUncertainty, AreaSurface surface) {
  /** The thinnest finger that is expected where the surface is unknown. */
  private static final double THINNEST_MM = 7;

  /** A lesion's radius is at most this share of the radius of what it lies on. */
  private static final double LARGEST_SHARE = 0.45;

  private static final int DIRECTIONS = 24;
  private static final double STEEPEST = 0.95;
  private static final double RANGE_TO_SIGMA = 1 / Math.sqrt(3);

  static SurfaceCorrection of(LesionSurface surface, PlaneOutline outline) {
    if (surface instanceof LesionSurface.Plane) {
      return new SurfaceCorrection(1, 0, AreaSurface.PLANE);
    }
    if (surface instanceof LesionSurface.Cylinder cylinder) {
      return onCylinder(outline, cylinder.radius().millimetres());
    }
    return unknown(outline);
  }

  /**
   * The skin may be anything from flat to a finger: what a disc of the same area would gain on the
   * thinnest finger, a^2 / (8 R^2), is the upper end of a range that begins at none. No correction
   * is made, for none is known.
   */
  private static SurfaceCorrection unknown(PlaneOutline outline) {
    double radius = Math.sqrt(outline.area().squareMillimetres() / Math.PI);
    double bend = Math.max(THINNEST_MM, radius / LARGEST_SHARE);
    double most = radius * radius / (8 * bend * bend);
    return new SurfaceCorrection(1, most * RANGE_TO_SIGMA, AreaSurface.PLANE);
  }

  /**
   * The axis lies in any direction: the factor is the mean over directions, half their range the
   * uncertainty.
   */
  private static SurfaceCorrection onCylinder(PlaneOutline outline, double radius) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    double sum = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double factor = factor(outline, radius, Math.PI * i / DIRECTIONS);
      sum += factor;
      low = Math.min(low, factor);
      high = Math.max(high, factor);
    }
    double range = (high - low) / 2;
    return new SurfaceCorrection(sum / DIRECTIONS, range * RANGE_TO_SIGMA, AreaSurface.CYLINDER);
  }

  /**
   * The polygon's area with the coordinate across the axis unrolled: v becomes R asin(v / R), v
   * measured from the centre of gravity, where the cylinder touches the plane. Along straight sides
   * the unrolling is linear to second order in their length.
   */
  private static double factor(PlaneOutline outline, double radius, double direction) {
    PlanePoint centre = outline.centroid();
    double c = StrictMath.cos(direction);
    double s = StrictMath.sin(direction);
    PlaneOutline unrolled =
        new PlaneOutline(
            outline.polygons().stream().map(p -> unrolled(p, centre, c, s, radius)).toList());
    return unrolled.area().squareMillimetres() / outline.area().squareMillimetres();
  }

  private static Polygon<PlanePoint> unrolled(
      Polygon<PlanePoint> polygon, PlanePoint centre, double c, double s, double radius) {
    return polygon.map(
        p -> {
          double along = c * (p.x() - centre.x()) + s * (p.y() - centre.y());
          double across = c * (p.y() - centre.y()) - s * (p.x() - centre.x());
          double sine = Math.max(-STEEPEST, Math.min(STEEPEST, across / radius));
          return new PlanePoint(along, radius * StrictMath.asin(sine));
        });
  }
}
