package org.calque.testdata;

/** Projective mappings of the plane as nine numbers, row-major. Stateless. */
final class Homography {
  private Homography() {}

  static double[] inverse(double[] m) {
    double[] a = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    double scale = 1 / a[8];
    for (int i = 0; i < 9; i++) {
      a[i] *= scale;
    }
    return a;
  }

  static double[] apply(double[] m, double x, double y) {
    double w = m[6] * x + m[7] * y + m[8];
    return new double[] {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
  }

  /** Square root of the local area scale, output units per input unit. */
  static double scale(double[] m, double x, double y) {
    double e = 1e-3;
    double[] a = apply(m, x - e, y);
    double[] b = apply(m, x + e, y);
    double[] c = apply(m, x, y - e);
    double[] d = apply(m, x, y + e);
    double det = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
    return Math.sqrt(Math.abs(det)) / (2 * e);
  }
}
