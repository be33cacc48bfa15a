package org.calque.geometry;

/**
 * A point of the reference's plane in millimetres.
 *
 * @param x in the sense of the photograph's x
 * @param y in the sense of the photograph's y
 */
public record PlanePoint(double x, double y) {
  public PlanePoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a plane point is finite, got " + x + ", " + y + " mm");
    }
  }

  public double distanceTo(PlanePoint other) {
    return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
  }
}
