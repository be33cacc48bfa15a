package org.calque.exchange;

import java.util.Arrays;
import java.util.List;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;

/**
 * Where a polygon with holes crosses the rows of pixel centres; even and odd crossings bound its
 * inside. Confined to one thread.
 */
final class ScanLines {
  /** Receives the pixels {@code from} to {@code to - 1} of a row. */
  interface Run {
    void accept(int y, int from, int to);
  }

  private final int top;
  private final int[] starts;
  private final double[] crossings;

  private ScanLines(int top, int[] starts, double[] crossings) {
    this.top = top;
    this.starts = starts;
    this.crossings = crossings;
  }

  /** The crossings with the rows 0 to {@code height - 1}. */
  static ScanLines of(Polygon<ImagePoint> polygon, int height) {
    List<List<ImagePoint>> rings = polygon.rings().toList();
    double low = polygon.outer().stream().mapToDouble(ImagePoint::y).min().orElse(0);
    double high = polygon.outer().stream().mapToDouble(ImagePoint::y).max().orElse(0);
    int top = (int) Math.max(0, Math.min(height, Math.ceil(low)));
    int rows = Math.max(0, (int) Math.min(height, Math.ceil(high)) - top);
    int[] starts = new int[rows + 1];
    forEachCrossing(rings, top, rows, (row, x) -> starts[row + 1]++);
    for (int row = 0; row < rows; row++) {
      starts[row + 1] += starts[row];
    }
    double[] crossings = new double[starts[rows]];
    int[] next = starts.clone();
    forEachCrossing(rings, top, rows, (row, x) -> crossings[next[row]++] = x);
    for (int row = 0; row < rows; row++) {
      Arrays.sort(crossings, starts[row], starts[row + 1]);
    }
    return new ScanLines(top, starts, crossings);
  }

  void forEachRun(int width, Run run) {
    for (int row = 0; row + 1 < starts.length; row++) {
      for (int i = starts[row]; i + 1 < starts[row + 1]; i += 2) {
        int from = column(crossings[i], width);
        int to = column(crossings[i + 1], width);
        if (from < to) {
          run.accept(top + row, from, to);
        }
      }
    }
  }

  /** The first pixel whose centre is not left of x, within the row. */
  private static int column(double x, int width) {
    return (int) Math.max(0, Math.min(width, Math.ceil(x)));
  }

  private interface Crossing {
    void accept(int row, double x);
  }

  private static void forEachCrossing(
      List<List<ImagePoint>> rings, int top, int rows, Crossing crossing) {
    for (List<ImagePoint> ring : rings) {
      ImagePoint previous = ring.get(ring.size() - 1);
      for (ImagePoint point : ring) {
        cross(previous, point, top, rows, crossing);
        previous = point;
      }
    }
  }

  private static void cross(ImagePoint a, ImagePoint b, int top, int rows, Crossing crossing) {
    int first = (int) Math.max(top, Math.ceil(Math.min(a.y(), b.y())));
    int end = (int) Math.min(top + rows, Math.ceil(Math.max(a.y(), b.y())));
    for (int y = first; y < end; y++) {
      crossing.accept(y - top, a.x() + (y - a.y()) * (b.x() - a.x()) / (b.y() - a.y()));
    }
  }
}
