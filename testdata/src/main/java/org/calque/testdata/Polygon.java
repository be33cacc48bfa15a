package org.calque.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An outer ring and its holes; a ring is a list of {x, y} vertices, not closed by repetition.
 *
 * <p>The unit (mm or px) is that of the member that returns the polygon. Immutable: vertices are
 * copied on the way in and out.
 */
public final class Polygon {
  private final double[][][] rings;

  Polygon(List<double[][]> rings) {
    this.rings = rings.stream().map(Polygon::copy).toArray(double[][][]::new);
  }

  private static double[][] copy(double[][] ring) {
    double[][] copy = new double[ring.length][];
    for (int i = 0; i < ring.length; i++) {
      copy[i] = ring[i].clone();
    }
    return copy;
  }

  /** The outer boundary. */
  public double[][] outer() {
    return copy(rings[0]);
  }

  /** The outer ring first, then the holes: the order of the assessment JSON. */
  public List<double[][]> rings() {
    List<double[][]> result = new ArrayList<>();
    for (double[][] ring : rings) {
      result.add(copy(ring));
    }
    return result;
  }

  /** Area by the shoelace formula, holes subtracted, in the square of the unit. Exact. */
  public double area() {
    double area = Math.abs(signedArea(rings[0]));
    for (int i = 1; i < rings.length; i++) {
      area -= Math.abs(signedArea(rings[i]));
    }
    return area;
  }

  /** Length of all rings, in the unit. */
  public double perimeter() {
    double length = 0;
    for (double[][] ring : rings) {
      double[] p = ring[ring.length - 1];
      for (double[] q : ring) {
        length += distance(p, q);
        p = q;
      }
    }
    return length;
  }

  /** The same polygon with every vertex carried by {@code f}. */
  Polygon map(UnaryOperator<double[]> f) {
    List<double[][]> mapped = new ArrayList<>();
    for (double[][] ring : rings) {
      double[][] m = new double[ring.length][];
      for (int i = 0; i < ring.length; i++) {
        m[i] = f.apply(ring[i].clone());
      }
      mapped.add(m);
    }
    return new Polygon(mapped);
  }

  static double signedArea(double[][] ring) {
    double twice = 0;
    double[] o = ring[0];
    for (int i = 1; i + 1 < ring.length; i++) {
      double[] p = ring[i];
      double[] q = ring[i + 1];
      twice += (p[0] - o[0]) * (q[1] - o[1]) - (q[0] - o[0]) * (p[1] - o[1]);
    }
    return twice / 2;
  }

  private static double distance(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (p[i] - q[i]) * (p[i] - q[i]);
    }
    return Math.sqrt(sum);
  }
}
