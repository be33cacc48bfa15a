package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import org.calque.internal.raster.DarkStrokes.Stroke;

/** Strokes by place, so that neighbours are found without asking all. Confined to one thread. */
final class StrokeGrid {
  private final List<Stroke> strokes;
  private final double cell;
  private final int columns;
  private final int rows;

  /** Where each cell's strokes begin in {@link #members}, and after the last cell its length. */
  private final int[] from;

  private final int[] members;

  /** Strokes of a picture, whose coordinates begin at 0. */
  StrokeGrid(List<Stroke> strokes, double cell) {
    this.strokes = strokes;
    this.cell = cell;
    columns = 1 + cell(strokes.stream().mapToDouble(Stroke::x).max().orElse(0));
    rows = 1 + cell(strokes.stream().mapToDouble(Stroke::y).max().orElse(0));
    from = new int[rows * columns + 1];
    members = new int[strokes.size()];
    for (Stroke s : strokes) {
      from[index(s) + 1]++;
    }
    for (int i = 1; i < from.length; i++) {
      from[i] += from[i - 1];
    }
    int[] next = from.clone();
    for (int i = 0; i < members.length; i++) {
      members[next[index(strokes.get(i))]++] = i;
    }
  }

  /** Numbers of the strokes whose middle lies within a distance of a point, in a fixed order. */
  int[] near(double x, double y, double reach) {
    int[] found = new int[16];
    int n = 0;
    int right = Math.min(columns - 1, cell(x + reach));
    int bottom = Math.min(rows - 1, cell(y + reach));
    for (int row = Math.max(0, cell(y - reach)); row <= bottom; row++) {
      for (int column = Math.max(0, cell(x - reach)); column <= right; column++) {
        int at = row * columns + column;
        for (int k = from[at]; k < from[at + 1]; k++) {
          Stroke s = strokes.get(members[k]);
          double dx = s.x() - x;
          double dy = s.y() - y;
          if (dx * dx + dy * dy <= reach * reach) {
            if (n == found.length) {
              found = Arrays.copyOf(found, 2 * n);
            }
            found[n++] = members[k];
          }
        }
      }
    }
    return Arrays.copyOf(found, n);
  }

  private int index(Stroke s) {
    return cell(s.y()) * columns + cell(s.x());
  }

  private int cell(double at) {
    return (int) Math.floor(at / cell);
  }
}
