package org.calque.quantity;

/**
 * A dimensionless ratio: 0.05 is five percent.
 *
 * @param fraction the magnitude in (no unit); finite
 */
public record Ratio(double fraction) implements Quantity<Ratio> {
  public Ratio {
    if (!Double.isFinite(fraction)) {
      throw new IllegalArgumentException("a ratio must be finite, got " + fraction + " (no unit)");
    }
  }

  public static Ratio ofPercent(double percent) {
    return new Ratio(percent / 100);
  }

  public double percent() {
    return 100 * fraction;
  }

  @Override
  public double magnitude() {
    return fraction;
  }

  @Override
  public Ratio withMagnitude(double magnitude) {
    return new Ratio(magnitude);
  }
}
