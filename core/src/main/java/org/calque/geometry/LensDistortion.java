package org.calque.geometry;

/**
 * Radial distortion of one coefficient: what would be seen at u from the centre without it is seen
 * at u (1 + k |u|^2 / f^2). Immutable; safe for any thread.
 *
 * @param centreX where the optical axis meets the photograph, in pixels
 * @param centreY its ordinate
 * @param focalPx f, in pixels; only the unit of k
 * @param k the coefficient; negative for a barrel
 * @param deviation its standard uncertainty
 */
public record LensDistortion(
    double centreX, double centreY, double focalPx, double k, double deviation) {
  private static final int ITERATIONS = 8;
  private static final double FLATTEST = 0.1;

  public LensDistortion {
    if (!(focalPx > 0) || !(deviation >= 0) || !Double.isFinite(k)) {
      throw new IllegalArgumentException(
          "a lens has a positive focal length and a deviation of its coefficient, got "
              + focalPx
              + " px and "
              + deviation);
    }
  }

  LensDistortion withCoefficient(double other) {
    return new LensDistortion(centreX, centreY, focalPx, other, deviation);
  }

  /** Where a point would be seen without the distortion. */
  public ImagePoint straightened(ImagePoint seen) {
    double x = (seen.x() - centreX) / focalPx;
    double y = (seen.y() - centreY) / focalPx;
    double distance = Math.sqrt(x * x + y * y);
    if (k == 0 || distance == 0) {
      return seen;
    }
    double radius = distance;
    for (int i = 0; i < ITERATIONS; i++) {
      double q = k * radius * radius;
      radius -= (radius * (1 + q) - distance) / Math.max(FLATTEST, 1 + 3 * q);
    }
    double gain = radius / distance * focalPx;
    return new ImagePoint(centreX + gain * x, centreY + gain * y);
  }

  /** Where a point is seen that would lie here without the distortion. */
  public ImagePoint distorted(ImagePoint straight) {
    double gain = 1 + k * squaredRadius(straight);
    return new ImagePoint(
        centreX + gain * (straight.x() - centreX), centreY + gain * (straight.y() - centreY));
  }

  /** How much larger than without the distortion lengths are seen, by the root of the area. */
  double magnification(ImagePoint straight) {
    double q = k * squaredRadius(straight);
    return Math.sqrt(Math.abs((1 + q) * (1 + 3 * q)));
  }

  private double squaredRadius(ImagePoint p) {
    double x = (p.x() - centreX) / focalPx;
    double y = (p.y() - centreY) / focalPx;
    return x * x + y * y;
  }
}
