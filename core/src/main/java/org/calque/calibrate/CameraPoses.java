package org.calque.calibrate;

import org.calque.geometry.PlaneMapping;
import org.calque.internal.fit.CameraPrior;
import org.calque.internal.fit.Matrix3;
import org.calque.photo.Photograph;

/** The camera's pose from a plane mapping and a focal length; principal point in the middle. */
final class CameraPoses {
  private static final int ENTRIES = 9;
  private static final double RELATIVE_STEP = 1e-4;

  private CameraPoses() {}

  static CameraPose of(Photograph photograph, PlaneMapping mapping) {
    CameraPrior camera = CameraKnowledge.of(photograph);
    double focal = camera.focal();
    double cx = camera.centreX();
    double cy = camera.centreY();
    double[] h = mapping.toArray();
    return new CameraPose(
        focal,
        !CameraKnowledge.focalLengthNamed(photograph),
        camera.focalDeviation(),
        tilt(h, focal, cx, cy),
        uncertainty(mapping, h, focal, cx, cy));
  }

  /** Degrees between the plane's normal and the optical axis. */
  private static double tilt(double[] h, double focal, double cx, double cy) {
    double[] g = Matrix3.inverse(h);
    double[] r1 = ray(g[0], g[3], g[6], focal, cx, cy);
    double[] r2 = ray(g[1], g[4], g[7], focal, cx, cy);
    double nx = r1[1] * r2[2] - r1[2] * r2[1];
    double ny = r1[2] * r2[0] - r1[0] * r2[2];
    double nz = r1[0] * r2[1] - r1[1] * r2[0];
    return StrictMath.toDegrees(StrictMath.atan2(Math.sqrt(nx * nx + ny * ny), Math.abs(nz)));
  }

  private static double[] ray(double u, double v, double w, double focal, double cx, double cy) {
    return new double[] {(u - cx * w) / focal, (v - cy * w) / focal, w};
  }

  private static double uncertainty(
      PlaneMapping mapping, double[] h, double focal, double cx, double cy) {
    double[] covariance = mapping.covariance();
    double[] gradient = new double[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      double step = RELATIVE_STEP * Math.sqrt(covariance[ENTRIES * i + i]);
      if (step > 0) {
        gradient[i] =
            (tilt(moved(h, i, step), focal, cx, cy) - tilt(moved(h, i, -step), focal, cx, cy))
                / (2 * step);
      }
    }
    double sum = 0;
    for (int i = 0; i < ENTRIES; i++) {
      for (int j = 0; j < ENTRIES; j++) {
        sum += gradient[i] * covariance[ENTRIES * i + j] * gradient[j];
      }
    }
    return Math.sqrt(Math.max(0, sum));
  }

  private static double[] moved(double[] h, int i, double step) {
    double[] copy = h.clone();
    copy[i] += step;
    return copy;
  }
}
