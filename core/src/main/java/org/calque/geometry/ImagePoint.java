package org.calque.geometry;

/**
 * A point of the upright photograph in pixels; the centre of the top-left pixel is (0, 0).
 *
 * @param x to the right
 * @param y down
 */
public record ImagePoint(double x, double y) {
  public ImagePoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("an image point is finite, got " + x + ", " + y + " px");
    }
  }

  /** The distance to another point in pixels. */
  public double distanceTo(ImagePoint other) {
    return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
  }
}
