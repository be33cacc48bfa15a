package org.calque.testdata;

/** Pixels as a file stores them under an orientation tag. Scratch of one encoding. */
record StoredPixels(int width, int height, byte[] rgb) {

  /** Turns upright pixels so that the tag turns them back. */
  static StoredPixels of(int width, int height, byte[] upright, int orientation) {
    if (orientation == 1) {
      return new StoredPixels(width, height, upright);
    }
    boolean swapped = orientation >= 5;
    int w = swapped ? height : width;
    int h = swapped ? width : height;
    byte[] stored = new byte[upright.length];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int from = 3 * source(orientation, x, y, w, h, width);
        int to = 3 * (y * w + x);
        stored[to] = upright[from];
        stored[to + 1] = upright[from + 1];
        stored[to + 2] = upright[from + 2];
      }
    }
    return new StoredPixels(w, h, stored);
  }

  /** Index of the upright pixel that is stored at (x, y); TIFF 6.0, tag 274. */
  private static int source(int orientation, int x, int y, int w, int h, int uprightWidth) {
    int rx = w - 1 - x;
    int ry = h - 1 - y;
    return switch (orientation) {
      case 2 -> y * uprightWidth + rx;
      case 3 -> ry * uprightWidth + rx;
      case 4 -> ry * uprightWidth + x;
      case 5 -> x * uprightWidth + y;
      case 6 -> x * uprightWidth + ry;
      case 7 -> rx * uprightWidth + ry;
      case 8 -> rx * uprightWidth + y;
      default -> y * uprightWidth + x;
    };
  }
}
