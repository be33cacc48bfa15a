package org.calque.quantity;

/**
 * A plane angle.
 *
 * @param radians the magnitude in rad; finite
 */
public record Angle(double radians) implements Quantity<Angle> {
  public Angle {
    if (!Double.isFinite(radians)) {
      throw new IllegalArgumentException("an angle must be finite, got " + radians + " rad");
    }
  }

  public static Angle ofDegrees(double degrees) {
    return new Angle(Math.toRadians(degrees));
  }

  public double degrees() {
    return Math.toDegrees(radians);
  }

  @Override
  public double magnitude() {
    return radians;
  }

  @Override
  public Angle withMagnitude(double magnitude) {
    return new Angle(magnitude);
  }
}
