package org.calque.testdata;

import java.util.ArrayList;
import java.util.List;

/**
 * A shape in mm before its edge is softened: one ring or the union of several.
 *
 * <p>x to the right, y down, as in the picture of an untilted camera. Immutable.
 */
public final class Outline {
  private static final int STEPS = 720;

  private final List<double[][]> rings;

  private Outline(List<double[][]> rings) {
    this.rings = List.copyOf(rings);
  }

  private static Outline single(double[][] ring) {
    List<double[][]> rings = new ArrayList<>();
    rings.add(ring);
    return new Outline(rings);
  }

  /** A disc; the polygon's vertices lie so that its area is that of the circle. */
  public static Outline disc(double diameterMm) {
    return ellipse(diameterMm, diameterMm);
  }

  /** An ellipse with its axes along x and y, of exactly the area pi / 4 length width. */
  public static Outline ellipse(double lengthMm, double widthMm) {
    requirePositive("ellipse length", lengthMm);
    requirePositive("ellipse width", widthMm);
    double inscribed = STEPS * StrictMath.sin(2 * StrictMath.PI / STEPS) / 2;
    double grow = Math.sqrt(StrictMath.PI / inscribed) / 2;
    double[][] ring = new double[STEPS][];
    for (int i = 0; i < STEPS; i++) {
      double a = 2 * StrictMath.PI * i / STEPS;
      ring[i] =
          new double[] {lengthMm * grow * StrictMath.cos(a), widthMm * grow * StrictMath.sin(a)};
    }
    return single(ring);
  }

  /** A square with its sides along x and y. */
  public static Outline square(double sideMm) {
    requirePositive("square side", sideMm);
    double s = sideMm / 2;
    return single(new double[][] {{-s, -s}, {s, -s}, {s, s}, {-s, s}});
  }

  /**
   * A ragged blob: a Fourier series in the polar angle, coarse lobes and a fine ragged edge.
   *
   * @param equivalentDiameterMm diameter of the disc of the same area, exact
   * @param irregularity 0 is a disc, 0.3 an ordinary ulcer, 0.6 strongly lobed
   * @param raggedness relative amplitude of the fine edge, 0 to 1
   */
  public static Outline blob(
      double equivalentDiameterMm, double irregularity, double raggedness, long seed) {
    requirePositive("blob diameter", equivalentDiameterMm);
    double[][] ring = new double[STEPS][];
    for (int i = 0; i < STEPS; i++) {
      double turns = (double) i / STEPS;
      double r = StrictMath.exp(fourier(turns, irregularity, raggedness, seed));
      double a = 2 * StrictMath.PI * turns;
      ring[i] = new double[] {r * StrictMath.cos(a), r * StrictMath.sin(a)};
    }
    Outline raw = single(ring);
    double target = StrictMath.PI * equivalentDiameterMm * equivalentDiameterMm / 4;
    return raw.scaled(Math.sqrt(target / raw.nominalAreaMm2()), 1);
  }

  private static double fourier(double turns, double irregularity, double raggedness, long seed) {
    double sum = 0;
    for (int k = 2; k <= 40; k++) {
      double amplitude =
          k <= 6 ? irregularity * 1.1 / (k - 0.6) : raggedness * 0.22 / Math.sqrt(k * (k - 5.0));
      double weight = Hash.bell(seed, 2L * k) * 0.5 * amplitude;
      sum += weight * Numeric.sineOfTurns(k * turns + Hash.unit(seed, 2L * k + 1));
    }
    return sum;
  }

  /** A closed Catmull-Rom spline through the given points. */
  public static Outline spline(double[][] points) {
    if (points.length < 3) {
      throw new IllegalArgumentException("a spline needs 3 points, got " + points.length);
    }
    int n = points.length;
    int steps = Math.max(8, STEPS / n);
    double[][] ring = new double[n * steps][];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < steps; s++) {
        ring[i * steps + s] = catmullRom(points, i, (double) s / steps);
      }
    }
    return single(ring);
  }

  private static double[] catmullRom(double[][] p, int i, double t) {
    int n = p.length;
    double[] r = new double[2];
    for (int c = 0; c < 2; c++) {
      double a = p[(i + n - 1) % n][c];
      double b = p[i][c];
      double d = p[(i + 1) % n][c];
      double e = p[(i + 2) % n][c];
      r[c] =
          0.5 * (2 * b + t * (d - a + t * (2 * a - 5 * b + 4 * d - e + t * (3 * (b - d) + e - a))));
    }
    return r;
  }

  /** The union with another outline, moved by (dx, dy). */
  public Outline plus(Outline other, double dxMm, double dyMm) {
    List<double[][]> all = new ArrayList<>(rings);
    all.addAll(other.movedBy(dxMm, dyMm).rings);
    return new Outline(all);
  }

  /** The outline moved by (dx, dy). */
  public Outline movedBy(double dxMm, double dyMm) {
    return affine(1, 0, 0, 1, dxMm, dyMm);
  }

  /** Scaled by {@code factor}, its y moreover by {@code aspect}. */
  public Outline scaled(double factor, double aspect) {
    requirePositive("scale", factor);
    requirePositive("aspect", aspect);
    return affine(factor, 0, 0, factor * aspect, 0, 0);
  }

  /** Turned clockwise as seen in the picture. */
  public Outline rotated(double degrees) {
    double c = StrictMath.cos(StrictMath.toRadians(degrees));
    double s = StrictMath.sin(StrictMath.toRadians(degrees));
    return affine(c, -s, s, c, 0, 0);
  }

  private Outline affine(double a, double b, double c, double d, double dx, double dy) {
    List<double[][]> moved = new ArrayList<>();
    for (double[][] ring : rings) {
      double[][] m = new double[ring.length][];
      for (int i = 0; i < ring.length; i++) {
        double x = ring[i][0];
        double y = ring[i][1];
        m[i] = new double[] {a * x + b * y + dx, c * x + d * y + dy};
      }
      moved.add(m);
    }
    return new Outline(moved);
  }

  /** Sum of the rings' areas before softening; where rings overlap, counted twice. */
  public double nominalAreaMm2() {
    double sum = 0;
    for (double[][] ring : rings) {
      sum += Math.abs(Polygon.signedArea(ring));
    }
    return sum;
  }

  /** Half the largest distance of a vertex from the origin, doubled: the enclosing diameter. */
  public double enclosingDiameterMm() {
    double max = 0;
    for (double[][] ring : rings) {
      for (double[] p : ring) {
        max = Math.max(max, p[0] * p[0] + p[1] * p[1]);
      }
    }
    return 2 * Math.sqrt(max);
  }

  /** How far the first ring reaches from the origin in a direction: its farthest crossing. */
  double reachAlong(double radians) {
    double c = StrictMath.cos(radians);
    double s = StrictMath.sin(radians);
    double reach = 0;
    double[][] ring = rings.get(0);
    double[] p = ring[ring.length - 1];
    for (double[] q : ring) {
      double pAcross = c * p[1] - s * p[0];
      double qAcross = c * q[1] - s * q[0];
      if (pAcross > 0 != qAcross > 0) {
        double t = pAcross / (pAcross - qAcross);
        reach = Math.max(reach, c * (p[0] + t * (q[0] - p[0])) + s * (p[1] + t * (q[1] - p[1])));
      }
      p = q;
    }
    return reach;
  }

  /** The rings themselves, for the rasteriser; not to be written to. */
  List<double[][]> rings() {
    return rings;
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be positive and finite, got " + value);
    }
  }
}
