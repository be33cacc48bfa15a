package org.calque.segment;

/** CIE L*a*b* (1976, D65) of linear sRGB light; CIE 15:2018. */
final class CieLab {
  private static final double KNEE = 216.0 / 24389;
  private static final double SLOPE = 24389.0 / 27;
  private static final double WHITE_X = 0.95047;
  private static final double WHITE_Z = 1.08883;

  /** L*, a*, b* of skin of any tone in ordinary light. */
  private static final double[] SKIN_LOW = {12, 2, 1};

  private static final double[] SKIN_HIGH = {93, 32, 42};

  private CieLab() {}

  /** Whether a colour could be that of closed skin. */
  static boolean isSkin(double l, double a, double b) {
    return l >= SKIN_LOW[0]
        && l <= SKIN_HIGH[0]
        && a >= SKIN_LOW[1]
        && a <= SKIN_HIGH[1]
        && b >= SKIN_LOW[2]
        && b <= SKIN_HIGH[2];
  }

  /** Writes L*, a*, b* from {@code offset} on. */
  static void write(double r, double g, double b, float[] out, int offset) {
    double fx = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
    double fy = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    double fz = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE_Z);
    out[offset] = (float) (116 * fy - 16);
    out[offset + 1] = (float) (500 * (fx - fy));
    out[offset + 2] = (float) (200 * (fy - fz));
  }

  private static double root(double t) {
    return t > KNEE ? StrictMath.cbrt(t) : (SLOPE * t + 16) / 116;
  }
}
