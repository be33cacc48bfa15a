package org.calque.quality;

import java.util.List;

/** A parabola a + b t + c t^2 by least squares, without those points that lie far from it. */
record Parabola(double level, double slope, double curvature) {
  private static final int UNKNOWNS = 3;

  /** Every three of so many points, spread evenly, are tried. */
  private static final int TRIED = 9;

  double at(double t) {
    return level + t * (slope + t * curvature);
  }

  /** The parabola through points (t, value), ordered by t, that most of them lie close to. */
  static Parabola robust(List<double[]> points, double limit) {
    Parabola best = new Parabola(0, 0, 0);
    long most = -1;
    for (int i = 0; i < TRIED; i++) {
      for (int j = i + 1; j < TRIED; j++) {
        for (int k = j + 1; k < TRIED; k++) {
          Parabola through = fit(List.of(spread(points, i), spread(points, j), spread(points, k)));
          long near = near(points, through, limit).size();
          if (near > most) {
            most = near;
            best = through;
          }
        }
      }
    }
    List<double[]> near = near(points, best, limit);
    return near.size() > UNKNOWNS ? fit(near) : best;
  }

  private static double[] spread(List<double[]> points, int i) {
    return points.get((points.size() - 1) * i / (TRIED - 1));
  }

  private static List<double[]> near(List<double[]> points, Parabola line, double limit) {
    return points.stream().filter(p -> Math.abs(p[1] - line.at(p[0])) <= limit).toList();
  }

  private static Parabola fit(List<double[]> points) {
    double scale = points.stream().mapToDouble(p -> Math.abs(p[0])).max().orElse(1);
    double[] s = new double[5];
    double[] v = new double[UNKNOWNS];
    for (double[] p : points) {
      double t = p[0] / Math.max(1e-9, scale);
      double power = 1;
      for (int k = 0; k < s.length; k++) {
        s[k] += power;
        if (k < UNKNOWNS) {
          v[k] += power * p[1];
        }
        power *= t;
      }
    }
    double d = det(s[0], s[1], s[2], s[1], s[2], s[3], s[2], s[3], s[4]);
    if (Math.abs(d) < 1e-12) {
      return new Parabola(v[0] / s[0], 0, 0);
    }
    double a = det(v[0], s[1], s[2], v[1], s[2], s[3], v[2], s[3], s[4]) / d;
    double b = det(s[0], v[0], s[2], s[1], v[1], s[3], s[2], v[2], s[4]) / d;
    double c = det(s[0], s[1], v[0], s[1], s[2], v[1], s[2], s[3], v[2]) / d;
    return new Parabola(a, b / scale, c / scale / scale);
  }

  private static double det(
      double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  }
}
