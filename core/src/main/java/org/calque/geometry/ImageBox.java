package org.calque.geometry;

import java.util.List;

/**
 * An upright box in the photograph, in pixels, edges included.
 *
 * @param x0 left
 * @param y0 top
 * @param x1 right, greater than x0
 * @param y1 bottom, greater than y0
 */
public record ImageBox(double x0, double y0, double x1, double y1) {
  public ImageBox {
    if (!(x1 > x0) || !(y1 > y0) || !Double.isFinite(x1 - x0 + y1 - y0)) {
      throw new IllegalArgumentException(
          "a box runs from its left top to its right bottom corner, got "
              + List.of(x0, y0, x1, y1)
              + " px");
    }
  }

  public double width() {
    return x1 - x0;
  }

  public double height() {
    return y1 - y0;
  }

  public ImagePoint centre() {
    return new ImagePoint((x0 + x1) / 2, (y0 + y1) / 2);
  }

  /** The box grown by a margin in pixels on every side. */
  public ImageBox grownBy(double margin) {
    return new ImageBox(x0 - margin, y0 - margin, x1 + margin, y1 + margin);
  }

  public boolean contains(ImagePoint point) {
    return point.x() >= x0 && point.x() <= x1 && point.y() >= y0 && point.y() <= y1;
  }

  /** The share of what both cover together that both cover, 0 to 1. */
  public double overlap(ImageBox other) {
    double w = Math.min(x1, other.x1) - Math.max(x0, other.x0);
    double h = Math.min(y1, other.y1) - Math.max(y0, other.y0);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double shared = w * h;
    return shared / (width() * height() + other.width() * other.height() - shared);
  }

  /** Its four corners, clockwise from the top left. */
  public List<ImagePoint> corners() {
    return List.of(
        new ImagePoint(x0, y0),
        new ImagePoint(x1, y0),
        new ImagePoint(x1, y1),
        new ImagePoint(x0, y1));
  }
}
