package org.calque.testdata;

/**
 * The half contour of a disc blurred by a Gaussian, from polar quadrature: an independent truth.
 */
final class SoftDisc {
  private SoftDisc() {}

  static double halfContourRadius(double radius, double sigma) {
    double low = 0;
    double high = radius;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (coverage(radius, sigma, middle) > 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** 1 - mean over directions of exp(-r^2 / 2 sigma^2), r the way to the circle. */
  static double coverage(double radius, double sigma, double offset) {
    int n = 20_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double a = 2 * Math.PI * (i + 0.5) / n;
      double s = offset * Math.sin(a);
      double way = -offset * Math.cos(a) + Math.sqrt(radius * radius - s * s);
      sum += Math.exp(-way * way / (2 * sigma * sigma));
    }
    return 1 - sum / n;
  }
}
