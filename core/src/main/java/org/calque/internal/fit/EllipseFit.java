package org.calque.internal.fit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * An ellipse through noisy points, by least squares of their distances to first order (Sampson),
 * points far off the others weighted down to nothing (Tukey).
 *
 * @param x centre
 * @param y centre
 * @param major longer semi-axis
 * @param minor shorter semi-axis
 * @param angle direction of the longer axis from x towards y, in radians
 * @param rms root mean square distance of the points that were kept
 * @param kept share of the points that carry weight, 0 to 1
 */
public record EllipseFit(
    double x, double y, double major, double minor, double angle, double rms, double kept) {
  private static final int COEFFICIENTS = 5;
  private static final int ITERATIONS = 12;
  private static final double TUKEY = 4.685;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double SMALLEST_SCALE = 0.02;

  /**
   * The ellipse through six or more points; one of NaN when they lie on none, such as a line.
   *
   * @param xs abscissae
   * @param ys ordinates, as many
   */
  public static EllipseFit of(double[] xs, double[] ys) {
    if (xs.length != ys.length || xs.length <= COEFFICIENTS) {
      throw new IllegalArgumentException("an ellipse needs 6 points or more, got " + xs.length);
    }
    double mx = Arrays.stream(xs).average().orElseThrow();
    double my = Arrays.stream(ys).average().orElseThrow();
    double unit = 0;
    for (int i = 0; i < xs.length; i++) {
      unit += Math.hypot(xs[i] - mx, ys[i] - my) / xs.length;
    }
    Conic conic = new Conic(xs, ys, mx, my, unit);
    for (int i = 0; i < ITERATIONS; i++) {
      if (!conic.solve()) {
        return new EllipseFit(mx, my, Double.NaN, Double.NaN, 0, Double.NaN, 0);
      }
      conic.reweight();
    }
    return conic.ellipse();
  }

  /** Point of the ellipse at a parametric angle, x then y. */
  public double[] at(double parameter) {
    double a = major * StrictMath.cos(parameter);
    double b = minor * StrictMath.sin(parameter);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new double[] {x + a * c - b * s, y + a * s + b * c};
  }

  /** Unit outward normal at a parametric angle. */
  public double[] normal(double parameter) {
    double a = minor * StrictMath.cos(parameter);
    double b = major * StrictMath.sin(parameter);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double n = Math.hypot(a, b);
    return new double[] {(a * c - b * s) / n, (a * s + b * c) / n};
  }

  /** Radius of curvature at a parametric angle. */
  public double curvatureRadius(double parameter) {
    double n = Math.hypot(minor * StrictMath.cos(parameter), major * StrictMath.sin(parameter));
    return n * n * n / (major * minor);
  }

  /** The conic's coefficients A, B, C, D, E with A + C = 1 and F following, and its weights. */
  private static final class Conic {
    private final double[] u;
    private final double[] v;
    private final double[] tukey;
    private final double[] gradient;
    private final double[] distance;
    private final double mx;
    private final double my;
    private final double unit;
    private final DMatrixRMaj k = new DMatrixRMaj(COEFFICIENTS, 1);

    Conic(double[] xs, double[] ys, double mx, double my, double unit) {
      this.mx = mx;
      this.my = my;
      this.unit = unit;
      u = Arrays.stream(xs).map(x -> (x - mx) / unit).toArray();
      v = Arrays.stream(ys).map(y -> (y - my) / unit).toArray();
      tukey = new double[u.length];
      gradient = new double[u.length];
      distance = new double[u.length];
      Arrays.fill(tukey, 1);
      Arrays.fill(gradient, 1);
    }

    /** a (x^2 - y^2) + b xy + d x + e y + f = -y^2, that is A = a, C = 1 - a. */
    boolean solve() {
      DMatrixRMaj normal = new DMatrixRMaj(COEFFICIENTS, COEFFICIENTS);
      DMatrixRMaj right = new DMatrixRMaj(COEFFICIENTS, 1);
      for (int i = 0; i < u.length; i++) {
        double w = tukey[i] / (gradient[i] * gradient[i]);
        double[] row = {u[i] * u[i] - v[i] * v[i], u[i] * v[i], u[i], v[i], 1};
        for (int r = 0; r < COEFFICIENTS; r++) {
          right.add(r, 0, -w * row[r] * v[i] * v[i]);
          for (int c = 0; c < COEFFICIENTS; c++) {
            normal.add(r, c, w * row[r] * row[c]);
          }
        }
      }
      return CommonOps_DDRM.solve(normal, right, k) && isEllipse();
    }

    private boolean isEllipse() {
      double a = k.data[0];
      return 4 * a * (1 - a) - k.data[1] * k.data[1] > 0;
    }

    void reweight() {
      double a = k.data[0];
      double b = k.data[1];
      for (int i = 0; i < u.length; i++) {
        double f =
            a * u[i] * u[i]
                + b * u[i] * v[i]
                + (1 - a) * v[i] * v[i]
                + k.data[2] * u[i]
                + k.data[3] * v[i]
                + k.data[4];
        gradient[i] =
            Math.max(
                1e-6,
                Math.hypot(
                    2 * a * u[i] + b * v[i] + k.data[2],
                    b * u[i] + 2 * (1 - a) * v[i] + k.data[3]));
        distance[i] = Math.abs(f / gradient[i]);
      }
      double[] sorted = distance.clone();
      Arrays.sort(sorted);
      double scale =
          TUKEY * Math.max(SMALLEST_SCALE / unit, MAD_TO_SIGMA * sorted[sorted.length / 2]);
      for (int i = 0; i < u.length; i++) {
        double t = distance[i] / scale;
        tukey[i] = t < 1 ? (1 - t * t) * (1 - t * t) : 0;
      }
    }

    EllipseFit ellipse() {
      double a = k.data[0];
      double b = k.data[1];
      double c = 1 - a;
      double det = 4 * a * c - b * b;
      double x0 = (b * k.data[3] - 2 * c * k.data[2]) / det;
      double y0 = (b * k.data[2] - 2 * a * k.data[3]) / det;
      double level = -(k.data[4] + (k.data[2] * x0 + k.data[3] * y0) / 2);
      double mean = (a + c) / 2;
      double spread = Math.hypot((a - c) / 2, b / 2);
      double angle = StrictMath.atan2(-b, c - a) / 2;
      return new EllipseFit(
          mx + unit * x0,
          my + unit * y0,
          unit * Math.sqrt(level / (mean - spread)),
          unit * Math.sqrt(level / (mean + spread)),
          angle,
          rms(),
          Arrays.stream(tukey).filter(w -> w > 0).count() / (double) u.length);
    }

    private double rms() {
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < u.length; i++) {
        sum += tukey[i] * distance[i] * distance[i];
        weight += tukey[i];
      }
      return unit * Math.sqrt(sum / weight);
    }
  }
}
