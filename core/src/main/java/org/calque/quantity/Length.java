package org.calque.quantity;

/**
 * A length, or a difference of two lengths.
 *
 * @param millimetres the magnitude in mm; finite
 */
public record Length(double millimetres) implements Quantity<Length> {
  public Length {
    if (!Double.isFinite(millimetres)) {
      throw new IllegalArgumentException("a length must be finite, got " + millimetres + " mm");
    }
  }

  public static Length ofMillimetres(double millimetres) {
    return new Length(millimetres);
  }

  @Override
  public double magnitude() {
    return millimetres;
  }

  @Override
  public Length withMagnitude(double magnitude) {
    return new Length(magnitude);
  }
}
