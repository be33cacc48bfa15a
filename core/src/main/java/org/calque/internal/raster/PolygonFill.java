package org.calque.internal.raster;

import java.util.Arrays;

/** Pixels whose centres lie inside closed lines. */
public final class PolygonFill {
  private PolygonFill() {}

  /**
   * Even-odd filling: a pixel is set when its centre is inside an odd number of lines.
   *
   * @param loops closed lines, each as x0, y0, x1, y1, ... in pixels of the raster
   * @return width x height flags, row-major
   */
  public static boolean[] inside(Iterable<double[]> loops, int width, int height) {
    boolean[] inside = new boolean[width * height];
    for (double[] loop : loops) {
      double[] crossings = new double[loop.length / 2];
      for (int row = 0; row < height; row++) {
        int n = crossings(loop, row, crossings);
        Arrays.sort(crossings, 0, n);
        for (int k = 0; k + 1 < n; k += 2) {
          int from = (int) Math.max(0, Math.ceil(crossings[k]));
          int to = (int) Math.min(width - 1.0, Math.ceil(crossings[k + 1]) - 1);
          for (int column = from; column <= to; column++) {
            inside[row * width + column] ^= true;
          }
        }
      }
    }
    return inside;
  }

  /** Where a line crosses a row's height; half-open, so that a vertex counts once. */
  private static int crossings(double[] loop, double row, double[] out) {
    int n = 0;
    for (int i = 0; i < loop.length; i += 2) {
      int j = (i + 2) % loop.length;
      double y0 = loop[i + 1];
      double y1 = loop[j + 1];
      if (y0 <= row != y1 <= row) {
        out[n++] = loop[i] + (row - y0) / (y1 - y0) * (loop[j] - loop[i]);
      }
    }
    return n;
  }
}
