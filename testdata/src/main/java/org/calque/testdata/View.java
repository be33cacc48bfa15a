package org.calque.testdata;

/** The projection of a {@link Camera}: world to pixel and pixel to ray. Immutable. */
final class View {
  private final double[] r = new double[9];
  private final double aimX;
  private final double aimY;
  private final double distance;
  private final double k1;
  final double focalPx;
  final double cx;
  final double cy;

  View(Camera camera) {
    double t = StrictMath.toRadians(camera.tiltDeg());
    double a = StrictMath.toRadians(camera.tiltDirectionDeg() - camera.rollDeg());
    double ca = StrictMath.cos(a);
    double sa = StrictMath.sin(a);
    double ct = StrictMath.cos(t);
    double st = StrictMath.sin(t);
    // foreshortens the direction (ca, sa) and lets it recede
    double[] tilt = {
      ct * ca * ca + sa * sa,
      (ct - 1) * ca * sa,
      -st * ca,
      (ct - 1) * ca * sa,
      ct * sa * sa + ca * ca,
      -st * sa,
      st * ca,
      st * sa,
      ct
    };
    double cr = StrictMath.cos(StrictMath.toRadians(camera.rollDeg()));
    double sr = StrictMath.sin(StrictMath.toRadians(camera.rollDeg()));
    for (int c = 0; c < 3; c++) {
      r[c] = cr * tilt[c] - sr * tilt[3 + c];
      r[3 + c] = sr * tilt[c] + cr * tilt[3 + c];
      r[6 + c] = tilt[6 + c];
    }
    aimX = camera.aimXMm();
    aimY = camera.aimYMm();
    distance = camera.distanceMm();
    k1 = camera.distortion();
    focalPx = camera.pxPerMm() * distance;
    cx = (camera.widthPx() - 1) / 2.0;
    cy = (camera.heightPx() - 1) / 2.0;
  }

  /** Pixel of a world point, lens distortion applied. */
  double[] project(double x, double y, double z) {
    double[] p = ideal(x, y, z);
    double gain = 1 + k1 * (p[0] * p[0] + p[1] * p[1]);
    return new double[] {cx + focalPx * p[0] * gain, cy + focalPx * p[1] * gain};
  }

  private double[] ideal(double x, double y, double z) {
    double dx = x - aimX;
    double dy = y - aimY;
    double depth = r[6] * dx + r[7] * dy + r[8] * z + distance;
    return new double[] {
      (r[0] * dx + r[1] * dy + r[2] * z) / depth, (r[3] * dx + r[4] * dy + r[5] * z) / depth
    };
  }

  /** Where the pixel would lie without lens distortion. */
  double[] undistort(double px, double py) {
    double x = (px - cx) / focalPx;
    double y = (py - cy) / focalPx;
    double g = inverseGain(x, y);
    return new double[] {cx + focalPx * x * g, cy + focalPx * y * g};
  }

  private double inverseGain(double x, double y) {
    if (k1 == 0) {
      return 1;
    }
    double distorted = Math.sqrt(x * x + y * y);
    double radius = distorted;
    for (int i = 0; i < 5; i++) {
      double q = k1 * radius * radius;
      radius -= (radius * (1 + q) - distorted) / (1 + 3 * q);
    }
    return distorted > 0 ? radius / distorted : 1;
  }

  /** Writes the direction of the ray through a pixel, of length 1. */
  void ray(double px, double py, double[] direction) {
    double x = (px - cx) / focalPx;
    double y = (py - cy) / focalPx;
    double g = inverseGain(x, y);
    x *= g;
    y *= g;
    double n = 1 / Math.sqrt(x * x + y * y + 1);
    for (int c = 0; c < 3; c++) {
      direction[c] = (r[c] * x + r[3 + c] * y + r[6 + c]) * n;
    }
  }

  /** The centre of projection in the world, mm. */
  double[] centre() {
    return new double[] {aimX - distance * r[6], aimY - distance * r[7], -distance * r[8]};
  }

  /** The mapping from undistorted px to mm in the plane z = 0, row-major, last element 1. */
  double[] planeMapping() {
    double[] h = {
      focalPx * r[0] + cx * r[6],
      focalPx * r[1] + cx * r[7],
      cx * distance,
      focalPx * r[3] + cy * r[6],
      focalPx * r[4] + cy * r[7],
      cy * distance,
      r[6],
      r[7],
      distance
    };
    for (int row = 0; row < 9; row += 3) {
      h[row + 2] -= h[row] * aimX + h[row + 1] * aimY;
    }
    return Homography.inverse(h);
  }
}
