package org.calque.internal.fit;

/**
 * Radial distortion of one coefficient: a point at the radius r without distortion is seen at r (1
 * + k r r), radii over the focal length.
 */
public final class RadialLens {
  private static final int ITERATIONS = 6;

  private RadialLens() {}

  /**
   * What the place of a seen point is multiplied by to undo the distortion.
   *
   * @param x seen place from the principal point over the focal length
   * @param y seen place
   * @param k the coefficient
   */
  public static double gain(double x, double y, double k) {
    double seen = Math.hypot(x, y);
    if (k == 0 || seen == 0) {
      return 1;
    }
    double radius = seen;
    for (int i = 0; i < ITERATIONS; i++) {
      double q = k * radius * radius;
      double slope = Math.max(0.1, 1 + 3 * q);
      radius -= (radius * (1 + q) - seen) / slope;
    }
    return radius / seen;
  }
}
