package org.calque.internal.fit;

import java.util.Arrays;

/**
 * A straight line fitted to points by total least squares with Tukey's weights.
 *
 * @param x a point of the line
 * @param y a point of the line
 * @param dx its unit direction
 * @param dy its unit direction
 * @param rms root mean square distance of the points that were kept
 * @param kept how many points carry weight
 */
public record LineFit(double x, double y, double dx, double dy, double rms, int kept) {
  private static final int ITERATIONS = 8;
  private static final double TUKEY = 4.685;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double SMALLEST_SCALE = 0.02;

  /** The line through two or more points; xs and ys have one length. */
  public static LineFit of(double[] xs, double[] ys) {
    if (xs.length != ys.length || xs.length < 2) {
      throw new IllegalArgumentException("a line needs 2 points or more, got " + xs.length);
    }
    double[] weights = new double[xs.length];
    Arrays.fill(weights, 1);
    LineFit line = weighted(xs, ys, weights);
    for (int i = 0; i < ITERATIONS; i++) {
      reweight(line, xs, ys, weights);
      line = weighted(xs, ys, weights);
    }
    return line;
  }

  /** Signed distance of a point. */
  public double distance(double px, double py) {
    return (py - y) * dx - (px - x) * dy;
  }

  /** Where two lines meet, x then y; parallel lines meet nowhere and give NaN. */
  public double[] meet(LineFit other) {
    double cross = dx * other.dy - dy * other.dx;
    double t = ((other.x - x) * other.dy - (other.y - y) * other.dx) / cross;
    return new double[] {x + t * dx, y + t * dy};
  }

  private static void reweight(LineFit line, double[] xs, double[] ys, double[] weights) {
    double[] distances = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      distances[i] = Math.abs(line.distance(xs[i], ys[i]));
    }
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double scale = TUKEY * Math.max(SMALLEST_SCALE, MAD_TO_SIGMA * sorted[sorted.length / 2]);
    for (int i = 0; i < xs.length; i++) {
      double u = distances[i] / scale;
      weights[i] = u < 1 ? (1 - u * u) * (1 - u * u) : 0;
    }
  }

  private static LineFit weighted(double[] xs, double[] ys, double[] w) {
    double sum = 0;
    double mx = 0;
    double my = 0;
    for (int i = 0; i < xs.length; i++) {
      sum += w[i];
      mx += w[i] * xs[i];
      my += w[i] * ys[i];
    }
    mx /= sum;
    my /= sum;
    double sxx = 0;
    double sxy = 0;
    double syy = 0;
    for (int i = 0; i < xs.length; i++) {
      double ex = xs[i] - mx;
      double ey = ys[i] - my;
      sxx += w[i] * ex * ex;
      sxy += w[i] * ex * ey;
      syy += w[i] * ey * ey;
    }
    double angle = StrictMath.atan2(2 * sxy, sxx - syy) / 2;
    double ux = StrictMath.cos(angle);
    double uy = StrictMath.sin(angle);
    double across = uy * uy * sxx - 2 * ux * uy * sxy + ux * ux * syy;
    int kept = (int) Arrays.stream(w).filter(v -> v > 0).count();
    return new LineFit(mx, my, ux, uy, Math.sqrt(Math.max(0, across) / sum), kept);
  }
}
