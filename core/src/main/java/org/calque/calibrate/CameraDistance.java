package org.calque.calibrate;

/**
 * How far a camera is from the reference's plane.
 *
 * @param millimetres the likeliest distance, positive
 * @param deviation standard deviation of its logarithm, positive
 */
public record CameraDistance(double millimetres, double deviation) {
  /** Where photographs of lesions are taken from: 75 to 530 mm in 95 %. */
  public static final CameraDistance TYPICAL = new CameraDistance(200, 0.5);

  private static final double ONE_SIDED_95 = 1.645;

  public CameraDistance {
    if (!(millimetres > 0) || !(deviation > 0)) {
      throw new IllegalArgumentException(
          "a distance and its deviation are positive, got " + millimetres + " mm, " + deviation);
    }
  }

  /** What two independent ones say together. */
  public CameraDistance and(CameraDistance other) {
    double variances = deviation * deviation + other.deviation * other.deviation;
    double weight = deviation * deviation / variances;
    return new CameraDistance(
        millimetres * StrictMath.pow(other.millimetres / millimetres, weight),
        deviation * other.deviation / Math.sqrt(variances));
  }

  /** It is farther in 95 %. */
  public double nearest() {
    return millimetres * StrictMath.exp(-ONE_SIDED_95 * deviation);
  }
}
