package org.calque.photo;

import java.util.Arrays;
import java.util.Optional;

/** A tone curve of an ICC profile: linear light, 0 to 1, of each 8-bit value. Stateless. */
final class ToneCurve {
  private static final int LEVELS = 256;
  private static final int CURVE_HEADER = 12;
  private static final int PARAMETERS_AT = 12;
  private static final int[] PARAMETERS = {1, 3, 4, 5, 7};
  private static final double FIXED_8 = 256;
  private static final double FIXED_16 = 65536;
  private static final double OVERSHOOT = 0.1;

  /** Gammas from 0.4 to 5 give the middle value such light. */
  private static final double DARKEST_MIDDLE = 0.03;

  private static final double LIGHTEST_MIDDLE = 0.76;

  private ToneCurve() {}

  /** The curve of a {@code curv} or {@code para} tag; none when it is of another kind or broken. */
  static Optional<double[]> read(ByteWindow tag) throws UnreadablePhotographException {
    if (tag.startsWith(0, "curv")) {
      return valid(sampled(tag));
    }
    if (tag.startsWith(0, "para")) {
      int kind = tag.u16(8);
      return kind < PARAMETERS.length ? valid(parametric(tag, kind)) : Optional.empty();
    }
    return Optional.empty();
  }

  private static double[] sampled(ByteWindow tag) throws UnreadablePhotographException {
    long count = tag.u32(8);
    double[] curve = new double[LEVELS];
    if (count <= 1) {
      double gamma = count == 0 ? 1 : tag.u16(CURVE_HEADER) / FIXED_8;
      Arrays.setAll(curve, i -> StrictMath.pow(i / (LEVELS - 1.0), gamma));
      return curve;
    }
    ByteWindow table = tag.slice(CURVE_HEADER, 2 * count);
    for (int i = 0; i < LEVELS; i++) {
      double at = i * (count - 1) / (LEVELS - 1.0);
      long below = Math.min((long) at, count - 2);
      double from = table.u16(2 * below);
      double to = table.u16(2 * below + 2);
      curve[i] = (from + (at - below) * (to - from)) / (FIXED_16 - 1);
    }
    return curve;
  }

  /** The five functions of ICC.1, 10.18. */
  private static double[] parametric(ByteWindow tag, int kind)
      throws UnreadablePhotographException {
    double[] p = new double[PARAMETERS[PARAMETERS.length - 1]];
    for (int i = 0; i < PARAMETERS[kind]; i++) {
      p[i] = tag.s32(PARAMETERS_AT + 4L * i) / FIXED_16;
    }
    double g = p[0];
    double a = kind == 0 ? 1 : p[1];
    double b = p[2];
    double added = kind == 2 ? p[3] : p[5];
    double slope = kind >= 3 ? p[3] : 0;
    double below = kind == 2 ? p[3] : p[6];
    double knee = kind >= 3 ? p[4] : -b / a;
    double[] curve = new double[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      double x = i / (LEVELS - 1.0);
      curve[i] = x >= knee ? StrictMath.pow(a * x + b, g) + added : slope * x + below;
    }
    return curve;
  }

  private static Optional<double[]> valid(double[] curve) {
    for (int i = 0; i < LEVELS; i++) {
      boolean falls = i > 0 && curve[i] < curve[i - 1] - 1e-6;
      if (!(curve[i] >= -OVERSHOOT && curve[i] <= 1 + OVERSHOOT) || falls) {
        return Optional.empty();
      }
      curve[i] = Math.max(0, Math.min(1, curve[i]));
    }
    double middle = curve[LEVELS / 2];
    return middle > DARKEST_MIDDLE && middle < LIGHTEST_MIDDLE && curve[LEVELS - 1] > middle
        ? Optional.of(curve)
        : Optional.empty();
  }
}
