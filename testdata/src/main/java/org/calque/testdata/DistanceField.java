package org.calque.testdata;

import java.util.List;

/**
 * Signed distance to a contour on a coarse grid, negative inside, for everything that surrounds or
 * fills a lesion: halo, rim, scaling, depth. Only the look depends on it, never the truth.
 * Immutable.
 */
final class DistanceField {
  private static final int NODES = 64;
  private static final int MOST_SEGMENTS = 160;

  private final double x0;
  private final double y0;
  private final double step;
  private final float[] value;
  final double reachMm;

  private DistanceField(double x0, double y0, double step, float[] value, double reachMm) {
    this.x0 = x0;
    this.y0 = y0;
    this.step = step;
    this.value = value;
    this.reachMm = reachMm;
  }

  /** The field out to {@code reachMm} beyond the polygons; they must not be empty. */
  static DistanceField of(List<Polygon> polygons, double reachMm) {
    double[][] segments = segments(polygons);
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (double[] s : segments) {
      box[0] = Math.min(box[0], s[0]);
      box[1] = Math.min(box[1], s[1]);
      box[2] = Math.max(box[2], s[0]);
      box[3] = Math.max(box[3], s[1]);
    }
    double extent = Math.max(box[2] - box[0], box[3] - box[1]) + 2 * reachMm;
    double step = extent / (NODES - 1);
    double x0 = (box[0] + box[2] - extent) / 2;
    double y0 = (box[1] + box[3] - extent) / 2;
    float[] value = new float[NODES * NODES];
    for (int i = 0; i < value.length; i++) {
      int row = i / NODES;
      value[i] = signed(segments, x0 + i % NODES * step, y0 + row * step);
    }
    return new DistanceField(x0, y0, step, value, reachMm);
  }

  private static double[][] segments(List<Polygon> polygons) {
    int total = 0;
    for (Polygon p : polygons) {
      for (double[][] ring : p.rings()) {
        total += ring.length;
      }
    }
    int stride = Math.max(1, total / MOST_SEGMENTS);
    List<double[]> segments = new java.util.ArrayList<>();
    for (Polygon p : polygons) {
      for (double[][] ring : p.rings()) {
        int n = Math.max(3, ring.length / stride);
        for (int i = 0; i < n; i++) {
          double[] a = ring[(int) ((long) i * ring.length / n)];
          double[] b = ring[(int) ((long) (i + 1) % n * ring.length / n)];
          segments.add(new double[] {a[0], a[1], b[0], b[1]});
        }
      }
    }
    return segments.toArray(double[][]::new);
  }

  private static float signed(double[][] segments, double x, double y) {
    double best = Double.MAX_VALUE;
    boolean in = false;
    for (double[] s : segments) {
      double dx = s[2] - s[0];
      double dy = s[3] - s[1];
      double px = x - s[0];
      double py = y - s[1];
      double t = Numeric.clamp((px * dx + py * dy) / (dx * dx + dy * dy + 1e-18), 0, 1);
      double ex = px - t * dx;
      double ey = py - t * dy;
      best = Math.min(best, ex * ex + ey * ey);
      if ((s[1] > y) != (s[3] > y) && x < s[0] + (y - s[1]) / dy * dx) {
        in = !in;
      }
    }
    return (float) (in ? -Math.sqrt(best) : Math.sqrt(best));
  }

  /** Signed distance in mm; {@code reachMm} outside the grid. */
  double sample(double x, double y) {
    double gx = (x - x0) / step;
    double gy = (y - y0) / step;
    if (!(gx >= 0 && gy >= 0 && gx < NODES - 1 && gy < NODES - 1)) {
      return reachMm;
    }
    int ix = (int) gx;
    int iy = (int) gy;
    double fx = gx - ix;
    double fy = gy - iy;
    int i = iy * NODES + ix;
    double top = value[i] + fx * (value[i + 1] - value[i]);
    double bottom = value[i + NODES] + fx * (value[i + NODES + 1] - value[i + NODES]);
    return top + fy * (bottom - top);
  }
}
