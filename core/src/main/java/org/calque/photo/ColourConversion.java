package org.calque.photo;

import org.calque.internal.raster.LinearLight;

/**
 * From the values of a profile to those of sRGB: a curve a channel, a matrix, and the curve of
 * sRGB, in whole numbers, so that every machine gives the same bytes. Immutable; safe for any
 * thread.
 */
final class ColourConversion {
  private static final int CHANNELS = 3;
  private static final int LEVELS = 256;
  private static final int ONE = 65535;

  /** Rows of a plausible profile's matrix sum to less than 7, so that sums fit an int. */
  private static final int MATRIX_SHIFT = 12;

  private static final int HALF = 1 << (MATRIX_SHIFT - 1);
  private static final int ENCODE_SHIFT = 2;
  private static final byte[] ENCODE = encoding();

  /** What exceeds sRGB by more than half a percent counts as clipped. */
  private static final int CLIPPED = ONE / 200;

  private static final int GRID_STEP = 17;
  private static final int IMPERCEPTIBLE = 2;

  /** X, Y, Z of D50 to the linear light of sRGB, adapted as its profile is (Bradford). */
  private static final double[] XYZ_TO_SRGB = {
    3.1338561, -1.6168667, -0.4906146,
    -0.9787684, 1.9161415, 0.0334540,
    0.0719453, -0.2289914, 1.4052427
  };

  private static final int[] IDENTITY = {
    1 << MATRIX_SHIFT, 0, 0, 0, 1 << MATRIX_SHIFT, 0, 0, 0, 1 << MATRIX_SHIFT
  };

  private final int[][] linear = new int[CHANNELS][LEVELS];
  private final int[] matrix;

  /** The conversion of a profile. */
  ColourConversion(IccProfile.Model model) {
    for (int c = 0; c < CHANNELS; c++) {
      for (int i = 0; i < LEVELS; i++) {
        linear[c][i] = (int) Math.rint(ONE * model.curves()[c][i]);
      }
    }
    matrix = model.toXyz().map(ColourConversion::toSrgb).orElse(IDENTITY);
  }

  private static int[] toSrgb(double[] toXyz) {
    int[] product = new int[CHANNELS * CHANNELS];
    for (int row = 0; row < CHANNELS; row++) {
      for (int column = 0; column < CHANNELS; column++) {
        double value = 0;
        for (int k = 0; k < CHANNELS; k++) {
          value += XYZ_TO_SRGB[CHANNELS * row + k] * toXyz[CHANNELS * k + column];
        }
        product[CHANNELS * row + column] = (int) Math.rint(value * (1 << MATRIX_SHIFT));
      }
    }
    return product;
  }

  private static byte[] encoding() {
    byte[] table = new byte[(ONE >> ENCODE_SHIFT) + 1];
    for (int i = 0; i < table.length; i++) {
      double light = ((i << ENCODE_SHIFT) + 1.5) / ONE;
      table[i] = (byte) (int) Math.rint((LEVELS - 1) * LinearLight.encoded(light));
    }
    return table;
  }

  /** Whether no colour moves by more than two of 255: the profile is that of sRGB, or as good. */
  boolean isImperceptible() {
    byte[] bgr = new byte[CHANNELS];
    for (int r = 0; r < LEVELS; r += GRID_STEP) {
      for (int g = 0; g < LEVELS; g += GRID_STEP) {
        for (int b = 0; b < LEVELS; b += GRID_STEP) {
          bgr[0] = (byte) b;
          bgr[1] = (byte) g;
          bgr[2] = (byte) r;
          apply(bgr);
          int moved =
              Math.max(
                  Math.abs((bgr[0] & 0xff) - b),
                  Math.max(Math.abs((bgr[1] & 0xff) - g), Math.abs((bgr[2] & 0xff) - r)));
          if (moved > IMPERCEPTIBLE) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * Converts pixels in place.
   *
   * @param bgr interleaved blue, green, red
   * @return how many pixels have a colour that sRGB cannot show
   */
  int apply(byte[] bgr) {
    int[] m = matrix;
    int clipped = 0;
    for (int i = 0; i < bgr.length; i += CHANNELS) {
      int b = linear[2][bgr[i] & 0xff];
      int g = linear[1][bgr[i + 1] & 0xff];
      int r = linear[0][bgr[i + 2] & 0xff];
      int red = (m[0] * r + m[1] * g + m[2] * b + HALF) >> MATRIX_SHIFT;
      int green = (m[3] * r + m[4] * g + m[5] * b + HALF) >> MATRIX_SHIFT;
      int blue = (m[6] * r + m[7] * g + m[8] * b + HALF) >> MATRIX_SHIFT;
      int least = Math.min(red, Math.min(green, blue));
      int most = Math.max(red, Math.max(green, blue));
      clipped += least < -CLIPPED || most > ONE + CLIPPED ? 1 : 0;
      bgr[i] = encoded(blue);
      bgr[i + 1] = encoded(green);
      bgr[i + 2] = encoded(red);
    }
    return clipped;
  }

  private static byte encoded(int light) {
    return ENCODE[Math.max(0, Math.min(ONE, light)) >> ENCODE_SHIFT];
  }
}
