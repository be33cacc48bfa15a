package org.calque.geometry;

/** Arithmetic of 3 x 3 matrices held as nine numbers, row-major. */
final class Homographies {
  private Homographies() {}

  static double determinant(double[] m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6]);
  }

  /** The inverse; a singular matrix is a programmer's fault. */
  static double[] inverse(double[] m) {
    double d = determinant(m);
    if (d == 0 || !Double.isFinite(d)) {
      throw new IllegalArgumentException("a homography is invertible, got determinant " + d);
    }
    return new double[] {
      (m[4] * m[8] - m[5] * m[7]) / d,
      (m[2] * m[7] - m[1] * m[8]) / d,
      (m[1] * m[5] - m[2] * m[4]) / d,
      (m[5] * m[6] - m[3] * m[8]) / d,
      (m[0] * m[8] - m[2] * m[6]) / d,
      (m[2] * m[3] - m[0] * m[5]) / d,
      (m[3] * m[7] - m[4] * m[6]) / d,
      (m[1] * m[6] - m[0] * m[7]) / d,
      (m[0] * m[4] - m[1] * m[3]) / d
    };
  }

  /** Smaller over larger singular value of the map's derivative at (x, y). */
  static double singularValueRatio(double[] h, double x, double y) {
    double w = h[6] * x + h[7] * y + h[8];
    double u = (h[0] * x + h[1] * y + h[2]) / w;
    double v = (h[3] * x + h[4] * y + h[5]) / w;
    double a = (h[0] - u * h[6]) / w;
    double b = (h[1] - u * h[7]) / w;
    double c = (h[3] - v * h[6]) / w;
    double d = (h[4] - v * h[7]) / w;
    double squares = a * a + b * b + c * c + d * d;
    double det = a * d - b * c;
    double spread = Math.sqrt(Math.max(0, squares * squares - 4 * det * det));
    return Math.sqrt((squares - spread) / (squares + spread));
  }
}
