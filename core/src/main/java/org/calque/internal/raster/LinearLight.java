package org.calque.internal.raster;

/** The sRGB transfer between 8-bit values and linear light, IEC 61966-2-1. */
public final class LinearLight {
  private static final int LEVELS = 256;
  private static final float[] LINEAR = table();

  private LinearLight() {}

  /** Linear light, 0 to 1, of an 8-bit value, 0 to 255. */
  public static float of(int encoded) {
    return LINEAR[encoded & 0xff];
  }

  /** The encoded value, 0 to 1, of linear light; values outside 0 to 1 are clipped. */
  public static double encoded(double linear) {
    double v = Math.max(0, Math.min(1, linear));
    return v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
  }

  private static float[] table() {
    float[] table = new float[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      double v = i / 255.0;
      table[i] = (float) (v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4));
    }
    return table;
  }
}
