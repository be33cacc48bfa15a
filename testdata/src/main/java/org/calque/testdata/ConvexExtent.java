package org.calque.testdata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Largest diameter of a set of points and the extent across it, from its convex hull. */
record ConvexExtent(double length, double width) {

  static ConvexExtent of(List<double[]> points) {
    List<double[]> hull = hull(points);
    double best = -1;
    double[] p = hull.get(0);
    double[] q = hull.get(0);
    for (double[] a : hull) {
      for (double[] b : hull) {
        double d = square(a[0] - b[0]) + square(a[1] - b[1]);
        if (d > best) {
          best = d;
          p = a;
          q = b;
        }
      }
    }
    double length = Math.sqrt(best);
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (double[] a : hull) {
      double across = ((a[1] - p[1]) * (q[0] - p[0]) - (a[0] - p[0]) * (q[1] - p[1])) / length;
      low = Math.min(low, across);
      high = Math.max(high, across);
    }
    return new ConvexExtent(length, high - low);
  }

  private static List<double[]> hull(List<double[]> points) {
    List<double[]> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.<double[]>comparingDouble(a -> a[0]).thenComparingDouble(a -> a[1]));
    List<double[]> hull = chain(sorted);
    java.util.Collections.reverse(sorted);
    List<double[]> back = chain(sorted);
    hull.remove(hull.size() - 1);
    back.remove(back.size() - 1);
    hull.addAll(back);
    return hull;
  }

  private static List<double[]> chain(List<double[]> sorted) {
    List<double[]> chain = new ArrayList<>();
    for (double[] p : sorted) {
      while (chain.size() >= 2
          && cross(chain.get(chain.size() - 2), chain.get(chain.size() - 1), p) <= 0) {
        chain.remove(chain.size() - 1);
      }
      chain.add(p);
    }
    return chain;
  }

  private static double cross(double[] o, double[] a, double[] b) {
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  }

  private static double square(double x) {
    return x * x;
  }
}
