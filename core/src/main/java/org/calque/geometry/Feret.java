package org.calque.geometry;

import java.util.List;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The largest diameter of a point set and the largest extent perpendicular to it, in millimetres.
 *
 * @param length the largest distance between two points
 * @param width the extent perpendicular to the line of the length
 */
record Feret(double length, double width) {

  static Feret of(List<PlanePoint> points) {
    Coordinate[] hull =
        new ConvexHull(
                points.stream().map(p -> new Coordinate(p.x(), p.y())).toArray(Coordinate[]::new),
                new GeometryFactory())
            .getConvexHull()
            .getCoordinates();
    double longest = 0;
    double ux = 1;
    double uy = 0;
    for (Coordinate a : hull) {
      for (Coordinate b : hull) {
        double distance = a.distance(b);
        if (distance > longest) {
          longest = distance;
          ux = (b.x - a.x) / distance;
          uy = (b.y - a.y) / distance;
        }
      }
    }
    return new Feret(longest, extent(hull, -uy, ux));
  }

  private static double extent(Coordinate[] hull, double nx, double ny) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Coordinate c : hull) {
      double along = c.x * nx + c.y * ny;
      low = Math.min(low, along);
      high = Math.max(high, along);
    }
    return hull.length == 0 ? 0 : high - low;
  }
}
