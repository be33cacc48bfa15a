package org.calque.testdata;

/** Elementary functions whose results are the same on every JDK and processor. Stateless. */
final class Numeric {
  private static final int SINE_STEPS = 4096;
  private static final float[] SINE = sineTable();

  private Numeric() {}

  private static float[] sineTable() {
    float[] table = new float[SINE_STEPS + 2];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) StrictMath.sin(2 * StrictMath.PI * i / SINE_STEPS);
    }
    return table;
  }

  /** Sine of {@code turns} full turns, within 1e-6. */
  static double sineOfTurns(double turns) {
    double phase = (turns - Math.floor(turns)) * SINE_STEPS;
    int i = (int) phase;
    double f = phase - i;
    return SINE[i] + f * (SINE[i + 1] - SINE[i]);
  }

  /** e to the x for x in [-20, 20], within 1e-6 relative: (1 + x/64 + ...) to the 64th. */
  static double exp(double x) {
    double y = clamp(x, -20, 20) / 64;
    double e = 1 + y * (1 + y * (0.5 + y * (1.0 / 6 + y * (1.0 / 24))));
    for (int i = 0; i < 6; i++) {
      e *= e;
    }
    return e;
  }

  static double clamp(double v, double low, double high) {
    return v < low ? low : v > high ? high : v;
  }

  /** 0 below {@code from}, 1 above {@code to}, smooth between; {@code from > to} reverses it. */
  static double smoothStep(double from, double to, double v) {
    double t = clamp((v - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
