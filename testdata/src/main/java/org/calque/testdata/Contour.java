package org.calque.testdata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one-half contour of a coverage field by marching squares with linear interpolation.
 *
 * <p>Chord error: step&#178;/(8 r); at the grid steps of {@link CoverageField} below 2e-5 of the
 * area of a disc. Confined to one call.
 */
final class Contour {
  private static final float LEVEL = 0.5f;
  private static final double NEGLIGIBLE_MM2 = 1e-4;

  private final CoverageField field;
  private final Map<Integer, Integer> next = new HashMap<>();

  private Contour(CoverageField field) {
    this.field = field;
  }

  /** Polygons in mm with their holes; empty where the field nowhere reaches one half. */
  static List<Polygon> of(CoverageField field) {
    Contour contour = new Contour(field);
    for (int y = 0; y + 1 < field.ny; y++) {
      for (int x = 0; x + 1 < field.nx; x++) {
        contour.cell(x, y);
      }
    }
    return group(contour.rings());
  }

  /** Links the crossings of one cell, the inside on the left hand. */
  private void cell(int x, int y) {
    boolean a = inside(x, y);
    boolean b = inside(x + 1, y);
    boolean c = inside(x + 1, y + 1);
    boolean d = inside(x, y + 1);
    int code = (a ? 1 : 0) | (b ? 2 : 0) | (c ? 4 : 0) | (d ? 8 : 0);
    if (code == 0 || code == 15) {
      return;
    }
    int top = 2 * (y * field.nx + x);
    int left = top + 1;
    int right = left + 2;
    int bottom = top + 2 * field.nx;
    if (code == 5 || code == 10) {
      saddle(code == 5, middleInside(x, y), new int[] {top, right, bottom, left});
      return;
    }
    int from = entry(a, b, c, d, top, right, bottom, left);
    int to = entry(b, a, d, c, top, left, bottom, right);
    next.put(from, to);
  }

  /** The crossing that is passed from inside to outside going round a, b, c, d. */
  private static int entry(
      boolean a, boolean b, boolean c, boolean d, int ab, int bc, int cd, int da) {
    if (a && !b) {
      return ab;
    }
    if (b && !c) {
      return bc;
    }
    if (c && !d) {
      return cd;
    }
    return da;
  }

  private void saddle(boolean aInside, boolean joined, int[] e) {
    int shift = aInside ? 0 : 1;
    int ab = e[shift];
    int bc = e[(shift + 1) % 4];
    int cd = e[(shift + 2) % 4];
    int da = e[(shift + 3) % 4];
    // the corners before ab and before cd are inside
    next.put(ab, joined ? bc : da);
    next.put(cd, joined ? da : bc);
  }

  private boolean inside(int x, int y) {
    return field.at(x, y) >= LEVEL;
  }

  private boolean middleInside(int x, int y) {
    return field.at(x, y) + field.at(x + 1, y) + field.at(x, y + 1) + field.at(x + 1, y + 1)
        >= 4 * LEVEL;
  }

  private List<double[][]> rings() {
    List<double[][]> rings = new ArrayList<>();
    while (!next.isEmpty()) {
      int start = next.keySet().stream().min(Integer::compare).orElseThrow();
      List<double[]> ring = new ArrayList<>();
      int edge = start;
      do {
        ring.add(crossing(edge));
        edge = next.remove(edge);
      } while (edge != start);
      rings.add(ring.toArray(double[][]::new));
    }
    return rings;
  }

  private double[] crossing(int edge) {
    int node = edge / 2;
    int x = node % field.nx;
    int y = node / field.nx;
    boolean vertical = edge % 2 == 1;
    double a = field.at(x, y);
    double b = vertical ? field.at(x, y + 1) : field.at(x + 1, y);
    double t = (LEVEL - a) / (b - a);
    return new double[] {
      field.x0 + (vertical ? x : x + t) * field.step, field.y0 + (vertical ? y + t : y) * field.step
    };
  }

  /** Outer rings and holes wind in opposite directions; each hole goes to the ring around it. */
  private static List<Polygon> group(List<double[][]> rings) {
    List<List<double[][]>> groups = new ArrayList<>();
    List<double[][]> holes = new ArrayList<>();
    for (double[][] ring : rings) {
      double area = Polygon.signedArea(ring);
      if (Math.abs(area) < NEGLIGIBLE_MM2) {
        continue;
      }
      if (area > 0) {
        List<double[][]> group = new ArrayList<>();
        group.add(ring);
        groups.add(group);
      } else {
        holes.add(ring);
      }
    }
    for (double[][] hole : holes) {
      groups.stream()
          .filter(g -> contains(g.get(0), hole[0]))
          .findFirst()
          .ifPresent(g -> g.add(hole));
    }
    return groups.stream().map(Polygon::new).toList();
  }

  private static boolean contains(double[][] ring, double[] p) {
    boolean in = false;
    double[] a = ring[ring.length - 1];
    for (double[] b : ring) {
      if ((a[1] > p[1]) != (b[1] > p[1])
          && p[0] < a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])) {
        in = !in;
      }
      a = b;
    }
    return in;
  }
}
