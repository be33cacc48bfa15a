package org.calque.quantity;

/**
 * An area, or a difference of two areas.
 *
 * @param squareMillimetres the magnitude in mm2; finite
 */
public record Area(double squareMillimetres) implements Quantity<Area> {
  public Area {
    if (!Double.isFinite(squareMillimetres)) {
      throw new IllegalArgumentException(
          "an area must be finite, got " + squareMillimetres + " mm2");
    }
  }

  public static Area ofSquareMillimetres(double squareMillimetres) {
    return new Area(squareMillimetres);
  }

  @Override
  public double magnitude() {
    return squareMillimetres;
  }

  @Override
  public Area withMagnitude(double magnitude) {
    return new Area(magnitude);
  }
}
