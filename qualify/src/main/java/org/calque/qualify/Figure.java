package org.calque.qualify;

/**
 * A statistic with its 95 % interval; every member NaN when there was nothing to compute it from.
 *
 * @param value the statistic
 * @param low lower end
 * @param high upper end
 */
public record Figure(double value, double low, double high) {
  static final Figure NONE = new Figure(Double.NaN, Double.NaN, Double.NaN);

  boolean isKnown() {
    return !Double.isNaN(value);
  }
}
