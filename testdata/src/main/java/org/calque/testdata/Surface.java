package org.calque.testdata;

/**
 * What the lesion lies on, with a chart in which areas are true.
 *
 * <p>World frame in mm: x to the right, y down, z away from the camera; the surface touches the
 * plane z = 0 at the origin and lies behind it elsewhere. The chart (u, v) in mm preserves areas
 * exactly: the plane itself, the unrolled cylinder, or Lambert's equal-area projection of the
 * sphere; so the shoelace area of an outline in the chart is its area on the surface. Immutable.
 */
public sealed interface Surface {
  /** World point of a chart point, mm. */
  double[] toWorld(double u, double v);

  /** A flat patch of skin. */
  static Surface plane() {
    return new Plane();
  }

  /** An endless cylinder along y. */
  static Surface cylinder(double radiusMm) {
    return new Cylinder(radiusMm, Double.POSITIVE_INFINITY);
  }

  /** A finger along y that ends in a half ball {@code tipMm} above the origin (towards -y). */
  static Surface finger(double radiusMm, double tipMm) {
    return new Cylinder(radiusMm, tipMm);
  }

  /** A ball, for example a knuckle. */
  static Surface sphere(double radiusMm) {
    return new Sphere(radiusMm);
  }

  /** The plane z = 0. */
  record Plane() implements Surface {
    @Override
    public double[] toWorld(double u, double v) {
      return new double[] {u, v, 0};
    }
  }

  /** A cylinder along y of which the part y &gt; -tip is the chart; beyond it a half ball. */
  record Cylinder(double radiusMm, double tipMm) implements Surface {
    public Cylinder {
      requireRadius(radiusMm);
    }

    @Override
    public double[] toWorld(double u, double v) {
      double a = u / radiusMm;
      return new double[] {radiusMm * StrictMath.sin(a), v, radiusMm * (1 - StrictMath.cos(a))};
    }
  }

  /** A sphere that touches z = 0 at the origin; chart: Lambert's azimuthal projection. */
  record Sphere(double radiusMm) implements Surface {
    public Sphere {
      requireRadius(radiusMm);
    }

    @Override
    public double[] toWorld(double u, double v) {
      double q = (u * u + v * v) / (radiusMm * radiusMm);
      double k = Math.sqrt(Math.max(0, 1 - q / 4));
      return new double[] {u * k, v * k, radiusMm * q / 2};
    }
  }

  private static void requireRadius(double radiusMm) {
    if (!(radiusMm >= 2)) {
      throw new IllegalArgumentException("radius must be at least 2 mm, got " + radiusMm);
    }
  }
}
