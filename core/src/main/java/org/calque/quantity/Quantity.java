package org.calque.quantity;

/**
 * A physical quantity whose magnitude is held in one fixed unit.
 *
 * @param <Q> the quantity's own type
 */
public sealed interface Quantity<Q extends Quantity<Q>> permits Length, Area, Angle, Ratio {
  /** The magnitude in the quantity's own unit. */
  double magnitude();

  /** The same kind of quantity with another magnitude in the same unit. */
  Q withMagnitude(double magnitude);
}
