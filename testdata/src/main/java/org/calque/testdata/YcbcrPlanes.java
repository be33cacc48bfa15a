package org.calque.testdata;

/** Luminance and colour differences of a picture, centred on zero, padded to whole units. */
final class YcbcrPlanes {
  final int mcuColumns;
  final int mcuRows;
  private final int[] strides = new int[3];
  private final byte[][] planes = new byte[3][];

  YcbcrPlanes(int width, int height, byte[] rgb, boolean subsampled) {
    int unit = subsampled ? 16 : 8;
    mcuColumns = (width + unit - 1) / unit;
    mcuRows = (height + unit - 1) / unit;
    int paddedWidth = mcuColumns * unit;
    int paddedHeight = mcuRows * unit;
    int n = subsampled ? 2 : 1;
    for (int c = 0; c < 3; c++) {
      strides[c] = c == 0 ? paddedWidth : paddedWidth / n;
      planes[c] = new byte[strides[c] * (c == 0 ? paddedHeight : paddedHeight / n)];
    }
    for (int y = 0; y < paddedHeight; y++) {
      for (int x = 0; x < paddedWidth; x++) {
        int i = 3 * (Math.min(y, height - 1) * width + Math.min(x, width - 1));
        planes[0][y * paddedWidth + x] = luma(rgb, i);
      }
    }
    for (int y = 0; y < paddedHeight / n; y++) {
      for (int x = 0; x < paddedWidth / n; x++) {
        colour(width, height, rgb, n, x, y);
      }
    }
  }

  private static byte luma(byte[] rgb, int i) {
    int r = rgb[i] & 0xFF;
    int g = rgb[i + 1] & 0xFF;
    int b = rgb[i + 2] & 0xFF;
    return (byte) (((19595 * r + 38470 * g + 7471 * b + 32768) >> 16) - 128);
  }

  private void colour(int width, int height, byte[] rgb, int n, int x, int y) {
    int r = 0;
    int g = 0;
    int b = 0;
    for (int k = 0; k < n * n; k++) {
      int sx = Math.min(width - 1, x * n + k % n);
      int sy = Math.min(height - 1, y * n + k / n);
      int i = 3 * (sy * width + sx);
      r += rgb[i] & 0xFF;
      g += rgb[i + 1] & 0xFF;
      b += rgb[i + 2] & 0xFF;
    }
    int half = n * n / 2;
    int cb = Math.floorDiv(-11059 * r - 21709 * g + 32768 * b + 32768 * half, 65536 * n * n);
    int cr = Math.floorDiv(32768 * r - 27439 * g - 5329 * b + 32768 * half, 65536 * n * n);
    planes[1][y * strides[1] + x] = (byte) Math.min(127, cb);
    planes[2][y * strides[2] + x] = (byte) Math.min(127, cr);
  }

  void block(int component, int bx, int by, int[] out) {
    byte[] plane = planes[component];
    int stride = strides[component];
    for (int y = 0; y < 8; y++) {
      int from = (by * 8 + y) * stride + bx * 8;
      for (int x = 0; x < 8; x++) {
        out[8 * y + x] = plane[from + x];
      }
    }
  }
}
