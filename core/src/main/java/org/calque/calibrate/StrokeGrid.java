package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import org.calque.internal.raster.DarkStrokes.Stroke;

/** Strokes by place, so that neighbours are found without asking all. Confined to one thread. */
final class StrokeGrid {
  private final double[] xs;
  private final double[] ys;
  private final double cell;
  private final int left;
  private final int top;
  private final int columns;
  private final int rows;

  /** Strokes by cell, those of one cell by number; where each cell begins, and the end. */
  private final int[] sorted;

  private final int[] starts;
  private int[] found = new int[64];

  StrokeGrid(List<Stroke> strokes, double cell) {
    this.cell = cell;
    this.xs = strokes.stream().mapToDouble(Stroke::x).toArray();
    this.ys = strokes.stream().mapToDouble(Stroke::y).toArray();
    this.left = number(Arrays.stream(xs).min().orElse(0));
    this.top = number(Arrays.stream(ys).min().orElse(0));
    this.columns = number(Arrays.stream(xs).max().orElse(0)) - left + 1;
    this.rows = number(Arrays.stream(ys).max().orElse(0)) - top + 1;
    this.sorted = new int[xs.length];
    this.starts = new int[columns * rows + 1];
    sort();
  }

  private void sort() {
    for (int i = 0; i < xs.length; i++) {
      starts[cellOf(i) + 1]++;
    }
    for (int c = 1; c < starts.length; c++) {
      starts[c] += starts[c - 1];
    }
    int[] next = starts.clone();
    for (int i = 0; i < xs.length; i++) {
      sorted[next[cellOf(i)]++] = i;
    }
  }

  private int cellOf(int stroke) {
    return (number(ys[stroke]) - top) * columns + number(xs[stroke]) - left;
  }

  /** Numbers of the strokes whose middle lies within a distance of a point, in a fixed order. */
  int[] near(double x, double y, double reach) {
    int from = Math.max(0, number(x - reach) - left);
    int to = Math.min(columns - 1, number(x + reach) - left);
    int last = Math.min(rows - 1, number(y + reach) - top);
    int n = 0;
    for (int row = Math.max(0, number(y - reach) - top); row <= last && from <= to; row++) {
      int end = starts[row * columns + to + 1];
      for (int k = starts[row * columns + from]; k < end; k++) {
        int i = sorted[k];
        double dx = xs[i] - x;
        double dy = ys[i] - y;
        if (dx * dx + dy * dy <= reach * reach) {
          if (n == found.length) {
            found = Arrays.copyOf(found, 2 * n);
          }
          found[n++] = i;
        }
      }
    }
    return Arrays.copyOf(found, n);
  }

  private int number(double at) {
    return (int) Math.floor(at / cell);
  }
}
