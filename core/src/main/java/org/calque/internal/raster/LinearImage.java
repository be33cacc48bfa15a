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

  /** Index of the first value, and bytes from a row to the next. */
  private final int start;

  private final int stride;

  private LinearImage(byte[] bgr, int start, int stride, int width, int height, int left, int top) {
    this.bgr = bgr;
    this.start = start;
    this.stride = stride;
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
    return new LinearImage(bgr, 0, CHANNELS * width, width, height, left, top);
  }

  /**
   * A part of this image on the same memory, with borders of its own; what of it lies outside is
   * left out.
   *
   * @param left the photograph's column of its first value
   * @param top the photograph's row of its first value
   */
  public LinearImage part(int left, int top, int width, int height) {
    int x0 = Math.min(Math.max(left - this.left, 0), this.width);
    int y0 = Math.min(Math.max(top - this.top, 0), this.height);
    int x1 = Math.min(Math.max(left + width - this.left, x0), this.width);
    int y1 = Math.min(Math.max(top + height - this.top, y0), this.height);
    int first = start + y0 * stride + CHANNELS * x0;
    return new LinearImage(bgr, first, stride, x1 - x0, y1 - y0, this.left + x0, this.top + y0);
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
    int below = row + 1 < height ? stride : 0;
    int base = start + row * stride + CHANNELS * column;
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
