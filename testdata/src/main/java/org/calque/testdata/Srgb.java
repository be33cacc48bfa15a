package org.calque.testdata;

/**
 * The sRGB transfer function of IEC 61966-2-1, between linear light in [0, 1] and 8-bit codes.
 * Stateless.
 */
public final class Srgb {
  private static final int STEPS = 1 << 16;
  private static final byte[] ENCODE = encodeTable();
  private static final float[] DECODE = decodeTable();

  private Srgb() {}

  private static byte[] encodeTable() {
    byte[] table = new byte[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double linear = (double) i / STEPS;
      double code =
          linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
      table[i] = (byte) (int) (255 * code + 0.5);
    }
    return table;
  }

  private static float[] decodeTable() {
    float[] table = new float[256];
    for (int i = 0; i < 256; i++) {
      double code = i / 255.0;
      table[i] =
          (float) (code <= 0.04045 ? code / 12.92 : StrictMath.pow((code + 0.055) / 1.055, 2.4));
    }
    return table;
  }

  /** The nearest 8-bit code of a linear value; values outside [0, 1] are clipped. */
  public static byte encode(double linear) {
    if (!(linear > 0)) {
      return 0;
    }
    return linear >= 1 ? (byte) 255 : ENCODE[(int) (linear * STEPS + 0.5)];
  }

  /** The linear value of an 8-bit code, in [0, 1]. */
  public static double decode(byte code) {
    return DECODE[code & 0xFF];
  }
}
