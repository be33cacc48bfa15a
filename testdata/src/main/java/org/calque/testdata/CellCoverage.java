package org.calque.testdata;

/**
 * The exact fraction of each cell of a square grid that lies inside a simple polygon: signed areas
 * are accumulated edge by edge and summed along each row. Stateless.
 */
final class CellCoverage {
  private final double[] area;
  private final int nx;
  private final int ny;

  private CellCoverage(int nx, int ny) {
    this.nx = nx;
    this.ny = ny;
    this.area = new double[nx * ny + ny + 1];
  }

  static float[] of(double[][] ring, double x0, double y0, double step, int nx, int ny) {
    CellCoverage c = new CellCoverage(nx, ny);
    double[] p = ring[ring.length - 1];
    for (double[] q : ring) {
      c.edge((p[0] - x0) / step, (p[1] - y0) / step, (q[0] - x0) / step, (q[1] - y0) / step);
      p = q;
    }
    return c.sum();
  }

  private void edge(double x0, double y0, double x1, double y1) {
    if (y0 == y1) {
      return;
    }
    double sign = y0 < y1 ? 1 : -1;
    double xa = sign > 0 ? x0 : x1;
    double ya = Math.min(y0, y1);
    double yb = Math.max(y0, y1);
    double slope = (x1 - x0) / (y1 - y0);
    int last = Math.min(ny - 1, (int) Math.floor(yb));
    for (int row = Math.max(0, (int) Math.floor(ya)); row <= last; row++) {
      double top = Math.max(ya, row);
      double bottom = Math.min(yb, row + 1);
      if (bottom > top) {
        span(row, sign * (bottom - top), xa + (top - ya) * slope, xa + (bottom - ya) * slope);
      }
    }
  }

  /** A piece of an edge inside one row: it covers everything to its right. */
  private void span(int row, double height, double xs, double xe) {
    double left = Numeric.clamp(Math.min(xs, xe), 0, nx - 1e-9);
    double right = Numeric.clamp(Math.max(xs, xe), 0, nx - 1e-9);
    int base = row * (nx + 1);
    int i = (int) left;
    int last = (int) right;
    if (i == last) {
      deposit(base + i, height, (left + right) / 2 - i);
      return;
    }
    double perX = height / (right - left);
    for (; i <= last; i++) {
      double from = Math.max(left, i);
      double to = Math.min(right, i + 1);
      deposit(base + i, perX * (to - from), (from + to) / 2 - i);
    }
  }

  private void deposit(int cell, double height, double fraction) {
    area[cell] += height * (1 - fraction);
    area[cell + 1] += height * fraction;
  }

  private float[] sum() {
    float[] result = new float[nx * ny];
    for (int row = 0; row < ny; row++) {
      double running = 0;
      for (int i = 0; i < nx; i++) {
        running += area[row * (nx + 1) + i];
        result[row * nx + i] = (float) Math.min(1, Math.abs(running));
      }
    }
    return result;
  }
}
