package org.calque.calibrate;

import org.calque.geometry.ImagePoint;

/**
 * Two points that a person set in the photograph, and the distance between them on the lesion's
 * plane. It gives a scale along one direction and nothing about the plane's tilt.
 *
 * @param from one end, in pixels of the upright photograph
 * @param to the other end, at least 10 px away
 * @param length the true distance
 */
public record LineReference(ImagePoint from, ImagePoint to, ReferenceSize length)
    implements ScaleReference {
  private static final double SHORTEST_PX = 10;

  public LineReference {
    if (from.distanceTo(to) < SHORTEST_PX) {
      throw new IllegalArgumentException(
          "a reference line is at least "
              + SHORTEST_PX
              + " px long, got "
              + from.distanceTo(to)
              + " px");
    }
  }

  @Override
  public String spec() {
    return "line:"
        + ReferenceSyntax.number(from.x())
        + ","
        + ReferenceSyntax.number(from.y())
        + ","
        + ReferenceSyntax.number(to.x())
        + ","
        + ReferenceSyntax.number(to.y())
        + "="
        + ReferenceSyntax.size(length);
  }
}
