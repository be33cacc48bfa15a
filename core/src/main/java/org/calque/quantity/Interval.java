package org.calque.quantity;

/**
 * A closed interval of a quantity.
 *
 * @param low the lower end, not above {@code high}
 * @param high the upper end
 */
public record Interval<Q extends Quantity<Q>>(Q low, Q high) {
  public Interval {
    if (low.magnitude() > high.magnitude()) {
      throw new IllegalArgumentException(
          "an interval runs upwards, got " + low.magnitude() + " to " + high.magnitude());
    }
  }

  public boolean contains(Q quantity) {
    return low.magnitude() <= quantity.magnitude() && quantity.magnitude() <= high.magnitude();
  }
}
