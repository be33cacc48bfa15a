package org.calque.geometry;

import java.util.Random;
import org.calque.internal.fit.CameraPrior;
import org.calque.internal.fit.Matrix3;

/** Pinhole cameras over a plane, and covariances to draw from. */
public final class Cameras {
  public static final double FOCAL_PX = 3000;
  public static final double DISTANCE_MM = 250;
  public static final double CX = 450;
  public static final double CY = 300;
  private static final int SIZE = 9;

  /** What a realistic fit leaves open of each of the nine numbers. */
  private static final double[] DEVIATIONS = {1e-4, 1e-4, 2e-2, 1e-4, 1e-4, 2e-2, 4e-7, 4e-7, 1e-4};

  private Cameras() {}

  /** From millimetres on a tilted, turned plane to pixels: K [r1 r2 t], 12 px/mm in the middle. */
  public static double[] planeToImage(double tiltDegrees, double turnDegrees) {
    double ct = Math.cos(Math.toRadians(tiltDegrees));
    double st = Math.sin(Math.toRadians(tiltDegrees));
    double ca = Math.cos(Math.toRadians(turnDegrees));
    double sa = Math.sin(Math.toRadians(turnDegrees));
    double[] k = {FOCAL_PX, 0, CX, 0, FOCAL_PX, CY, 0, 0, 1};
    double[] pose = {ca, -sa, 0, ct * sa, ct * ca, 0, st * sa, st * ca, DISTANCE_MM};
    return Matrix3.multiply(k, pose);
  }

  /** The opposite direction, its last number one. */
  public static double[] imageToPlane(double tiltDegrees, double turnDegrees) {
    double[] h = Matrix3.inverse(planeToImage(tiltDegrees, turnDegrees));
    double last = h[SIZE - 1];
    for (int i = 0; i < SIZE; i++) {
      h[i] /= last;
    }
    return h;
  }

  /** A full lower triangle L; L L' is the covariance. */
  public static double[] factor(Random random) {
    double[] factor = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j <= i; j++) {
        factor[SIZE * i + j] = DEVIATIONS[i] * random.nextGaussian() / Math.sqrt(i + 1.0);
      }
    }
    return factor;
  }

  public static double[] covariance(double[] factor) {
    double[] covariance = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int k = 0; k < SIZE; k++) {
          covariance[SIZE * i + j] += factor[SIZE * i + k] * factor[SIZE * j + k];
        }
      }
    }
    return covariance;
  }

  /** The nine numbers moved by a draw from the covariance. */
  public static double[] drawn(double[] h, double[] factor, Random random) {
    double[] normal = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      normal[i] = random.nextGaussian();
    }
    double[] moved = h.clone();
    for (int i = 0; i < SIZE; i++) {
      for (int k = 0; k < SIZE; k++) {
        moved[i] += factor[SIZE * i + k] * normal[k];
      }
    }
    return moved;
  }

  /** What a file would say of the camera, as far off as it says. */
  public static CameraPrior drawn(Random random) {
    return new CameraPrior(
        FOCAL_PX * Math.exp(0.03 * random.nextGaussian()),
        0.03,
        CX + 10 * random.nextGaussian(),
        CY + 10 * random.nextGaussian(),
        10,
        1e-6);
  }
}
