package org.calque.calibrate;

import org.calque.quantity.Length;

/**
 * The stated size of a reference and how far the true size may lie from it.
 *
 * @param length the nominal size, positive
 * @param tolerance the half-width of the range of true sizes, not negative
 */
public record ReferenceSize(Length length, Length tolerance) {
  public ReferenceSize {
    if (!(length.millimetres() > 0)) {
      throw new IllegalArgumentException(
          "a reference has a positive size, got " + length.millimetres() + " mm");
    }
    if (!(tolerance.millimetres() >= 0) || tolerance.millimetres() >= length.millimetres() / 2) {
      throw new IllegalArgumentException(
          "a tolerance lies between 0 and half the size, got "
              + tolerance.millimetres()
              + " mm for "
              + length.millimetres()
              + " mm");
    }
  }

  /**
   * The relative standard uncertainty of the size: every size within the tolerance is taken as
   * equally likely (GUM 4.3.7), so it is the relative half-width over the square root of three.
   */
  public double relativeStandardUncertainty() {
    return tolerance.millimetres() / length.millimetres() / Math.sqrt(3);
  }
}
