package org.calque.internal.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Level lines of a raster by marching squares, with linear interpolation between values. Outside
 * the raster the field lies below every level, so that every line is closed.
 */
public final class Contours {
  private static final double OUTSIDE_STEP = 1e-3;

  private final float[] field;
  private final int width;
  private final int height;
  private final double level;
  private final Map<Long, double[]> crossings = new HashMap<>();
  private final Map<Long, Long> next = new HashMap<>();

  private Contours(float[] field, int width, int height, double level) {
    this.field = field;
    this.width = width;
    this.height = height;
    this.level = level;
  }

  /**
   * All closed lines at a level, each as x0, y0, x1, y1, ...; what lies above the level is on the
   * same side of every line.
   */
  public static List<double[]> trace(float[] field, int width, int height, double level) {
    if (field.length != width * height) {
      throw new IllegalArgumentException(
          "a field of " + width + " x " + height + " has a value a pixel, got " + field.length);
    }
    Contours contours = new Contours(field, width, height, level);
    for (int y = -1; y < height; y++) {
      for (int x = -1; x < width; x++) {
        contours.cell(x, y);
      }
    }
    return contours.rings();
  }

  private double value(int x, int y) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return level - OUTSIDE_STEP;
    }
    double v = field[y * width + x] - level;
    return v == 0 ? level + 1e-9 : v + level;
  }

  /** Edges of a cell: 0 top, 1 right, 2 bottom, 3 left; lines keep the higher side on the left. */
  private void cell(int x, int y) {
    boolean a = value(x, y) > level;
    boolean b = value(x + 1, y) > level;
    boolean c = value(x + 1, y + 1) > level;
    boolean d = value(x, y + 1) > level;
    int kind = (a ? 1 : 0) | (b ? 2 : 0) | (c ? 4 : 0) | (d ? 8 : 0);
    switch (kind) {
      case 1 -> join(x, y, 0, 3);
      case 2 -> join(x, y, 1, 0);
      case 3 -> join(x, y, 1, 3);
      case 4 -> join(x, y, 2, 1);
      case 6 -> join(x, y, 2, 0);
      case 7 -> join(x, y, 2, 3);
      case 8 -> join(x, y, 3, 2);
      case 9 -> join(x, y, 0, 2);
      case 11 -> join(x, y, 1, 2);
      case 12 -> join(x, y, 3, 1);
      case 13 -> join(x, y, 0, 1);
      case 14 -> join(x, y, 3, 0);
      case 5 -> saddle(x, y, true);
      case 10 -> saddle(x, y, false);
      default -> {
        // wholly inside or outside
      }
    }
  }

  private void saddle(int x, int y, boolean mainDiagonal) {
    double middle = (value(x, y) + value(x + 1, y) + value(x + 1, y + 1) + value(x, y + 1)) / 4;
    boolean joined = middle > level;
    if (mainDiagonal) {
      join(x, y, 0, joined ? 1 : 3);
      join(x, y, 2, joined ? 3 : 1);
    } else {
      join(x, y, 1, joined ? 2 : 0);
      join(x, y, 3, joined ? 0 : 2);
    }
  }

  private void join(int x, int y, int from, int to) {
    next.put(edge(x, y, from), edge(x, y, to));
  }

  /** The key of a cell's edge; the crossing on it is worked out once. */
  private long edge(int x, int y, int side) {
    int ex = side == 1 ? x + 1 : x;
    int ey = side == 2 ? y + 1 : y;
    boolean horizontal = side == 0 || side == 2;
    long key = (((long) (ey + 1) * (width + 2)) + ex + 1) * 2 + (horizontal ? 1 : 0);
    crossings.computeIfAbsent(key, k -> crossing(ex, ey, horizontal));
    return key;
  }

  private double[] crossing(int x, int y, boolean horizontal) {
    double from = value(x, y);
    double to = horizontal ? value(x + 1, y) : value(x, y + 1);
    double t = (level - from) / (to - from);
    return horizontal ? new double[] {x + t, y} : new double[] {x, y + t};
  }

  private List<double[]> rings() {
    List<double[]> rings = new ArrayList<>();
    List<Long> starts = next.keySet().stream().sorted().toList();
    for (Long start : starts) {
      if (next.containsKey(start)) {
        rings.add(ring(start));
      }
    }
    return rings;
  }

  private double[] ring(Long start) {
    List<double[]> points = new ArrayList<>();
    Long at = start;
    while (at != null && next.containsKey(at)) {
      double[] point = crossings.get(at);
      if (point != null) {
        points.add(point);
      }
      at = next.remove(at);
    }
    return points.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
