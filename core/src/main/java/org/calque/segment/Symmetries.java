package org.calque.segment;

/** The eight ways to lay a square on itself: four quarter turns, each also mirrored. */
final class Symmetries {
  /** How many there are. */
  static final int COUNT = 8;

  private static final int QUARTERS = 4;

  private Symmetries() {}

  /**
   * For each pixel of the square as it was, row by row, its place in the square as laid.
   *
   * @param which 0, which changes nothing, to 7
   */
  static int[] places(int which, int size) {
    int[] places = new int[size * size];
    int last = size - 1;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int u = which >= QUARTERS ? last - x : x;
        places[y * size + x] =
            switch (which % QUARTERS) {
              case 0 -> y * size + u;
              case 1 -> u * size + last - y;
              case 2 -> (last - y) * size + last - u;
              default -> (last - u) * size + y;
            };
      }
    }
    return places;
  }

  /** Planes, one after the other, laid by places. */
  static float[] laid(float[] planes, int[] places) {
    float[] out = new float[planes.length];
    for (int from = 0; from < planes.length; from += places.length) {
      for (int i = 0; i < places.length; i++) {
        out[from + places[i]] = planes[from + i];
      }
    }
    return out;
  }

  /** Adds planes that were laid by places to others, each pixel where it came from. */
  static void add(float[] laid, int[] places, float[] to) {
    for (int from = 0; from < laid.length; from += places.length) {
      for (int i = 0; i < places.length; i++) {
        to[from + i] += laid[from + places[i]];
      }
    }
  }
}
