package org.calque.geometry;

import java.util.List;
import org.calque.quantity.Area;
import org.calque.quantity.Length;

/**
 * The outline of a region on the reference's plane, in millimetres.
 *
 * @param polygons disjoint polygons; none for a region that is not there
 */
public record PlaneOutline(List<Polygon<PlanePoint>> polygons) {
  public PlaneOutline {
    polygons = List.copyOf(polygons);
  }

  public static PlaneOutline of(List<PlanePoint> ring) {
    return new PlaneOutline(List.of(Polygon.of(ring)));
  }

  public boolean isEmpty() {
    return polygons.isEmpty();
  }

  /**
   * Half the shoelace sum of the outer rings, holes subtracted; exact for the polygon. A smooth
   * convex outline sampled at n points loses at most 2 pi^2 / (3 n^2) of its area: 0.2 % at 60
   * points, 0.01 % at 256.
   */
  public Area area() {
    return Area.ofSquareMillimetres(Rings.area(polygons, PlanePoint::x, PlanePoint::y));
  }

  /** The length of all rings, holes included; exact for the polygon. */
  public Length perimeter() {
    double sum = 0;
    for (Polygon<PlanePoint> polygon : polygons) {
      sum += polygon.rings().mapToDouble(PlaneOutline::ringLength).sum();
    }
    return Length.ofMillimetres(sum);
  }

  /** The largest distance between two points of the outline (largest Feret diameter). */
  public Length length() {
    return Length.ofMillimetres(Feret.of(points()).length());
  }

  /** The largest extent perpendicular to {@link #length()}. */
  public Length width() {
    return Length.ofMillimetres(Feret.of(points()).width());
  }

  /** The centre of gravity of the area; the outline is not empty. */
  public PlanePoint centroid() {
    return SetOperations.centroid(this);
  }

  /** What of this region the other does not cover, as sets. */
  public PlaneOutline minus(PlaneOutline other) {
    return SetOperations.minus(this, other);
  }

  private List<PlanePoint> points() {
    return polygons.stream().flatMap(p -> p.outer().stream()).toList();
  }

  private static double ringLength(List<PlanePoint> ring) {
    double sum = 0;
    PlanePoint previous = ring.get(ring.size() - 1);
    for (PlanePoint point : ring) {
      sum += previous.distanceTo(point);
      previous = point;
    }
    return sum;
  }
}
