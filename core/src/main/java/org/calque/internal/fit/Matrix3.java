package org.calque.internal.fit;

/** Three by three matrices as nine numbers, row-major. */
public final class Matrix3 {
  private static final int N = 3;
  private static final double SMALL = 1e-4;

  private Matrix3() {}

  /** The product a b. */
  public static double[] multiply(double[] a, double[] b) {
    double[] product = new double[N * N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double sum = 0;
        for (int k = 0; k < N; k++) {
          sum += a[N * i + k] * b[N * k + j];
        }
        product[N * i + j] = sum;
      }
    }
    return product;
  }

  public static double determinant(double[] m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6]);
  }

  /**
   * The inverse.
   *
   * @throws IllegalArgumentException if the matrix is singular
   */
  public static double[] inverse(double[] m) {
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

  /** The rotation about the direction (x, y, z) by its length in radians. */
  public static double[] turn(double x, double y, double z) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    double s = angle < SMALL ? 1 - angle * angle / 6 : StrictMath.sin(angle) / angle;
    double half = StrictMath.sin(angle / 2);
    double c = angle < SMALL ? 0.5 : 2 * half * half / (angle * angle);
    return new double[] {
      1 - c * (y * y + z * z),
      c * x * y - s * z,
      c * x * z + s * y,
      c * x * y + s * z,
      1 - c * (x * x + z * z),
      c * y * z - s * x,
      c * x * z - s * y,
      c * y * z + s * x,
      1 - c * (x * x + y * y)
    };
  }

  /** The point that (x, y) is carried to by a homography. */
  public static double[] apply(double[] m, double x, double y) {
    double w = m[6] * x + m[7] * y + m[8];
    return new double[] {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
  }

  /**
   * The homography that carries four points to four others, no three of which lie on a line.
   *
   * @param from x and y in turn
   * @param to x and y in turn
   */
  public static double[] carrying(double[] from, double[] to) {
    return multiply(basis(to), inverse(basis(from)));
  }

  /** Carries the axes' directions and (1, 1, 1) to four points. */
  private static double[] basis(double[] points) {
    double[] columns = {points[0], points[2], points[4], points[1], points[3], points[5], 1, 1, 1};
    double[] back = inverse(columns);
    double[] basis = new double[N * N];
    for (int j = 0; j < N; j++) {
      double share = back[N * j] * points[6] + back[N * j + 1] * points[7] + back[N * j + 2];
      for (int i = 0; i < N; i++) {
        basis[N * i + j] = share * columns[N * i + j];
      }
    }
    return basis;
  }
}
