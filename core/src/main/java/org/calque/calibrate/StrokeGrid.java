package org.calque.calibrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calque.internal.raster.DarkStrokes.Stroke;

/** Strokes by place, so that neighbours are found without asking all. */
final class StrokeGrid {
  private final List<Stroke> strokes;
  private final double cell;
  private final Map<Long, List<Integer>> cells = new HashMap<>();

  StrokeGrid(List<Stroke> strokes, double cell) {
    this.strokes = strokes;
    this.cell = cell;
    for (int i = 0; i < strokes.size(); i++) {
      long key = key(column(strokes.get(i).x()), column(strokes.get(i).y()));
      cells.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
  }

  /** Numbers of the strokes whose middle lies within a distance of a point, in a fixed order. */
  List<Integer> near(double x, double y, double reach) {
    List<Integer> found = new ArrayList<>();
    for (int row = column(y - reach); row <= column(y + reach); row++) {
      for (int column = column(x - reach); column <= column(x + reach); column++) {
        for (int i : cells.getOrDefault(key(column, row), List.of())) {
          Stroke s = strokes.get(i);
          if (Math.hypot(s.x() - x, s.y() - y) <= reach) {
            found.add(i);
          }
        }
      }
    }
    return found;
  }

  private int column(double at) {
    return (int) Math.floor(at / cell);
  }

  private static long key(int column, int row) {
    return ((long) row << 32) ^ (column & 0xffffffffL);
  }
}
