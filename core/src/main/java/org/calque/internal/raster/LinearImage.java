package org.calque.internal.raster;

/**
 * A cut of a photograph that is read in linear light: red, green, blue, 0 to 1. Immutable; safe for
 * any thread.
 */
public final class LinearImage {
  /** Number of colour planes. */
  public static final int CHANNELS = 3;

  private final byte[] bgr;
  private final int width;
  private final int height;
  private final int left;
  private final int top;

  private LinearImage(byte[] bgr, int width, int height, int left, int top) {
    this.bgr = bgr;
    this.width = width;
    this.height = height;
    this.left = left;
    this.top = top;
  }

  /**
   * From interleaved 8-bit blue, green, red; the array is taken over, not copied.
   *
   * @param bgr 3 x width x height bytes
   * @param width columns
   * @param height rows
   * @param left the photograph's column of the first value
   * @param top the photograph's row of the first value
   */
  public static LinearImage ofBgr(byte[] bgr, int width, int height, int left, int top) {
    if (bgr.length != CHANNELS * width * height) {
      throw new IllegalArgumentException(
          "an image of " + width + " x " + height + " has 3 bytes a pixel, got " + bgr.length);
    }
    return new LinearImage(bgr, width, height, left, top);
  }

  /** Whether a point of the photograph, in pixels, can be interpolated here. */
  public boolean covers(double x, double y) {
    return x >= left && y >= top && x <= left + width - 1 && y <= top + height - 1;
  }

  /**
   * Bilinear interpolation at a point of the photograph; points outside take the border's value.
   *
   * @param out red, green, blue are written from {@code offset} on
   */
  public void sample(double x, double y, float[] out, int offset) {
    double cx = Math.max(0, Math.min(width - 1.0, x - left));
    double cy = Math.max(0, Math.min(height - 1.0, y - top));
    int column = (int) cx;
    int row = (int) cy;
    float fx = (float) (cx - column);
    float fy = (float) (cy - row);
    int right = column + 1 < width ? CHANNELS : 0;
    int below = row + 1 < height ? CHANNELS * width : 0;
    int base = CHANNELS * (row * width + column);
    for (int c = 0; c < CHANNELS; c++) {
      int i = base + CHANNELS - 1 - c;
      float upper = between(bgr[i], bgr[i + right], fx);
      float lower = between(bgr[i + below], bgr[i + below + right], fx);
      out[offset + c] = upper + fy * (lower - upper);
    }
  }

  private static float between(byte a, byte b, float share) {
    float from = LinearLight.of(a);
    return from + share * (LinearLight.of(b) - from);
  }
}
