package org.calque.segment;

import java.util.Arrays;

/**
 * The view's colours as lightness, red-green and yellow-blue (CIE L*a*b* of the linear light, D65),
 * with the skin's shading taken out: 0 everywhere on evenly coloured skin.
 */
final class ColourField {
  static final int AXES = 3;
  private static final int TERMS = 6;
  private static final int PASSES = 4;

  /** Every so many pixels enter the fit; no divisor of a usual width. */
  private static final int FIT_STRIDE = 7;

  private static final double[] SPREAD = {6, 3, 3};
  private static final double TUKEY = 4;

  private final float[] lab;
  private final double[] skin;

  private ColourField(float[] lab, double[] skin) {
    this.lab = lab;
    this.skin = skin;
  }

  /** Colours less the smooth field fitted to the pixels that are skin. */
  static ColourField of(WorkingView view, boolean[] ring) {
    float[] lab = lab(view);
    double[] skin = new double[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      double[] surface = fitted(view, lab, ring, axis);
      skin[axis] = surface[0];
      for (int i = 0; i < view.size(); i++) {
        lab[AXES * i + axis] -= (float) at(surface, view, i);
      }
    }
    return new ColourField(lab, skin);
  }

  float value(int pixel, int axis) {
    return lab[AXES * pixel + axis];
  }

  /** L*, a* or b* of the skin in the middle of the view. */
  double skin(int axis) {
    return skin[axis];
  }

  private static float[] lab(WorkingView view) {
    float[] lab = new float[AXES * view.size()];
    for (int i = 0; i < view.size(); i++) {
      CieLab.write(view.light(i, 0), view.light(i, 1), view.light(i, 2), lab, AXES * i);
    }
    return lab;
  }

  /** Robust least squares of a quadratic surface; lightness bends, the hues are taken as level. */
  private static double[] fitted(WorkingView view, float[] lab, boolean[] ring, int axis) {
    int terms = axis == 0 ? TERMS : 1;
    double[] surface = new double[TERMS];
    surface[0] = median(lab, ring, axis);
    for (int pass = 0; pass < PASSES; pass++) {
      double[][] normal = new double[terms][terms + 1];
      for (int i = 0; i < view.size(); i += FIT_STRIDE) {
        if (ring[i]) {
          double residual = lab[AXES * i + axis] - at(surface, view, i);
          double u = residual / (TUKEY * SPREAD[axis]);
          double weight = Math.abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
          accumulate(normal, terms(view, i), lab[AXES * i + axis], weight, terms);
        }
      }
      double[] solved = SmallSystem.solve(normal);
      if (solved.length == 0) {
        return surface;
      }
      System.arraycopy(solved, 0, surface, 0, terms);
    }
    return surface;
  }

  private static void accumulate(
      double[][] normal, double[] basis, double value, double weight, int terms) {
    for (int r = 0; r < terms; r++) {
      for (int c = 0; c < terms; c++) {
        normal[r][c] += weight * basis[r] * basis[c];
      }
      normal[r][terms] += weight * basis[r] * value;
    }
  }

  private static double at(double[] surface, WorkingView view, int pixel) {
    double x = 2.0 * (pixel % view.width()) / view.width() - 1;
    double y = 2.0 * (pixel / view.width()) / view.height() - 1;
    return surface[0]
        + x * (surface[1] + x * surface[3] + y * surface[4])
        + y * (surface[2] + y * surface[5]);
  }

  private static double[] terms(WorkingView view, int pixel) {
    double x = 2.0 * (pixel % view.width()) / view.width() - 1;
    double y = 2.0 * (pixel / view.width()) / view.height() - 1;
    return new double[] {1, x, y, x * x, x * y, y * y};
  }

  private static double median(float[] lab, boolean[] ring, int axis) {
    float[] values = new float[ring.length];
    int n = 0;
    for (int i = 0; i < ring.length; i++) {
      if (ring[i]) {
        values[n++] = lab[AXES * i + axis];
      }
    }
    if (n == 0) {
      return 0;
    }
    float[] kept = Arrays.copyOf(values, n);
    Arrays.sort(kept);
    return kept[n / 2];
  }
}
