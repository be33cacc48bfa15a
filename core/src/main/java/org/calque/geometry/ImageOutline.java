package org.calque.geometry;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The outline of a region in the photograph, in pixels; it has no area, only {@link PlaneOutline}
 * has.
 *
 * @param polygons disjoint polygons; none for a region that is not there
 */
public record ImageOutline(List<Polygon<ImagePoint>> polygons) {
  public ImageOutline {
    polygons = List.copyOf(polygons);
  }

  public static final ImageOutline EMPTY = new ImageOutline(List.of());

  public static ImageOutline of(List<ImagePoint> ring) {
    return new ImageOutline(List.of(Polygon.of(ring)));
  }

  public boolean isEmpty() {
    return polygons.isEmpty();
  }

  /** The box around all polygons; empty outlines have none. */
  public ImageBox bounds() {
    if (isEmpty()) {
      throw new IllegalArgumentException("an empty outline has no bounds");
    }
    List<ImagePoint> points = polygons.stream().flatMap(p -> p.outer().stream()).toList();
    return new ImageBox(
        points.stream().mapToDouble(ImagePoint::x).min().orElseThrow(),
        points.stream().mapToDouble(ImagePoint::y).min().orElseThrow(),
        points.stream().mapToDouble(ImagePoint::x).max().orElseThrow(),
        points.stream().mapToDouble(ImagePoint::y).max().orElseThrow());
  }

  /** The share of a photograph's pixels' frame it covers, in square pixels: for pixel work only. */
  public double pixelCoverage() {
    return Rings.area(polygons, ImagePoint::x, ImagePoint::y);
  }

  public boolean contains(ImagePoint point) {
    return SetOperations.contains(this, point);
  }

  public ImageOutline union(ImageOutline other) {
    return SetOperations.union(this, other);
  }

  public ImageOutline intersection(ImageOutline other) {
    return SetOperations.intersection(this, other);
  }

  /**
   * The outline with bays and gaps narrower than a disc filled (morphological closing).
   *
   * @param radius the disc's radius in pixels
   */
  public ImageOutline closed(double radius) {
    return SetOperations.closed(this, radius);
  }

  public ImageOutline map(UnaryOperator<ImagePoint> carry) {
    return new ImageOutline(polygons.stream().map(p -> p.<ImagePoint>map(carry)).toList());
  }
}
