package org.calque.testdata;

/**
 * Meets rays with a surface. Immutable.
 *
 * <p>Silhouettes are anti-aliased by the distance of the ray from the edge in units of the pixel.
 */
final class Caster {
  private final Surface surface;
  private final double[] eye;
  private final double focalPx;

  Caster(Surface surface, View view) {
    this.surface = surface;
    this.eye = view.centre();
    this.focalPx = view.focalPx;
  }

  void cast(double[] d, Hit hit) {
    if (surface instanceof Surface.Cylinder cylinder) {
      cylinder(cylinder, d, hit);
    } else if (surface instanceof Surface.Sphere sphere) {
      sphere(sphere, d, hit);
    } else {
      plane(d, hit);
    }
  }

  private void plane(double[] d, Hit hit) {
    double t = -eye[2] / d[2];
    hit.cover = 1;
    hit.u = eye[0] + t * d[0];
    hit.v = eye[1] + t * d[1];
    hit.point(hit.u, hit.v, 0);
    hit.frame(0, 0, -1, 1, 0, 0);
  }

  private void cylinder(Surface.Cylinder c, double[] d, Hit hit) {
    double r = c.radiusMm();
    double ox = eye[0];
    double oz = eye[2] - r;
    double a = d[0] * d[0] + d[2] * d[2];
    double b = ox * d[0] + oz * d[2];
    double closest = Math.abs(ox * d[2] - oz * d[0]) / Math.sqrt(a);
    double nearest = -b / a;
    hit.cover = edge(r - closest, nearest);
    double t = nearest - Math.sqrt(Math.max(0, r * r - closest * closest) / a);
    double y = eye[1] + t * d[1];
    if (y < -c.tipMm()) {
      tip(c, d, hit);
      return;
    }
    if (hit.cover <= 0) {
      return;
    }
    double x = eye[0] + t * d[0];
    double z = eye[2] + t * d[2] - r;
    hit.u = r * StrictMath.atan2(x, -z);
    hit.v = y;
    hit.point(x, y, z + r);
    double n = 1 / Math.sqrt(x * x + z * z);
    hit.frame(x * n, 0, z * n, -z * n, 0, x * n);
  }

  /** The half ball that ends a finger; its chart only carries texture on. */
  private void tip(Surface.Cylinder c, double[] d, Hit hit) {
    double r = c.radiusMm();
    ball(d, 0, -c.tipMm(), r, r, hit);
    if (hit.cover <= 0) {
      return;
    }
    double dy = Numeric.clamp((hit.y + c.tipMm()) / r, -1, 1);
    hit.u = r * StrictMath.atan2(hit.x, r - hit.z);
    hit.v = -c.tipMm() + r * StrictMath.asin(Math.min(0, dy));
  }

  private void sphere(Surface.Sphere s, double[] d, Hit hit) {
    double r = s.radiusMm();
    ball(d, 0, 0, r, r, hit);
    if (hit.cover <= 0) {
      return;
    }
    double up = Numeric.clamp(1 - hit.z / r, -0.99, 1);
    double k = Math.sqrt(2 / (1 + up));
    hit.u = hit.x * k;
    hit.v = hit.y * k;
  }

  private void ball(double[] d, double cx, double cy, double cz, double r, Hit hit) {
    double ox = eye[0] - cx;
    double oy = eye[1] - cy;
    double oz = eye[2] - cz;
    double b = ox * d[0] + oy * d[1] + oz * d[2];
    double closest2 = Math.max(0, ox * ox + oy * oy + oz * oz - b * b);
    hit.cover = edge(r - Math.sqrt(closest2), -b);
    if (hit.cover <= 0) {
      return;
    }
    double t = -b - Math.sqrt(Math.max(0, r * r - closest2));
    double x = ox + t * d[0];
    double y = oy + t * d[1];
    double z = oz + t * d[2];
    hit.point(x + cx, y + cy, z + cz);
    double n = 1 / Math.sqrt(x * x + y * y + z * z);
    x *= n;
    y *= n;
    z *= n;
    double across = Math.sqrt(Math.max(1e-6, 1 - x * x));
    hit.frame(x, y, z, across, -x * y / across, -x * z / across);
  }

  private double edge(double insideMm, double depth) {
    return Numeric.clamp(0.5 + insideMm * focalPx / depth, 0, 1);
  }
}
