package org.calque.testdata;

import java.util.List;

/**
 * How much of the skin at a point is lesion, after the edge was softened: the exact area coverage
 * of an outline on a fine grid, blurred by a Gaussian, read by bilinear interpolation.
 *
 * <p>The same field is the picture's mixing fraction and, at one half, the truth; so the truth
 * cannot differ from what was drawn. Grid step: half the softness or finer. The variance that the
 * cell average (h&#178;/12) and the interpolation (h&#178;/6) add is taken off the Gaussian.
 * Immutable.
 */
final class CoverageField {
  private static final int FINE = 256;
  private static final int FINEST = 2400;

  final double x0;
  final double y0;
  final double step;
  final int nx;
  final int ny;
  private final float[] value;

  private CoverageField(double x0, double y0, double step, int nx, int ny, float[] value) {
    this.x0 = x0;
    this.y0 = y0;
    this.step = step;
    this.nx = nx;
    this.ny = ny;
    this.value = value;
  }

  /** The field of the union of outlines, all in the same frame, softened by {@code sigmaMm}. */
  static CoverageField of(List<Outline> outlines, double sigmaMm) {
    double[] box = box(outlines);
    double extent = Math.max(box[2] - box[0], box[3] - box[1]);
    double fine = Math.max(extent / FINE, sigmaMm / 10);
    double step = Math.max(Math.min(sigmaMm / 2, fine), extent / FINEST);
    double margin = 4.5 * sigmaMm + 3 * step;
    double x0 = box[0] - margin;
    double y0 = box[1] - margin;
    int nx = (int) Math.ceil((box[2] + margin - x0) / step) + 1;
    int ny = (int) Math.ceil((box[3] + margin - y0) / step) + 1;
    float[] cells = new float[nx * ny];
    for (Outline outline : outlines) {
      for (double[][] ring : outline.rings()) {
        unite(cells, CellCoverage.of(ring, x0 - step / 2, y0 - step / 2, step, nx, ny));
      }
    }
    double variance = (sigmaMm * sigmaMm) / (step * step) - 0.25;
    if (variance > 0) {
      GaussianBlur.of(Math.sqrt(variance)).apply(cells, nx, ny);
    }
    return new CoverageField(x0, y0, step, nx, ny, cells);
  }

  private static double[] box(List<Outline> outlines) {
    double[] b = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (Outline outline : outlines) {
      for (double[][] ring : outline.rings()) {
        for (double[] p : ring) {
          b[0] = Math.min(b[0], p[0]);
          b[1] = Math.min(b[1], p[1]);
          b[2] = Math.max(b[2], p[0]);
          b[3] = Math.max(b[3], p[1]);
        }
      }
    }
    return b;
  }

  private static void unite(float[] cells, float[] ring) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.max(cells[i], ring[i]);
    }
  }

  /** Grid value; the node lies at (x0 + ix step, y0 + iy step). */
  float at(int ix, int iy) {
    return value[iy * nx + ix];
  }

  /** Coverage at a point in mm, 0 outside the grid. */
  double sample(double x, double y) {
    double gx = (x - x0) / step;
    double gy = (y - y0) / step;
    if (!(gx >= 0 && gy >= 0 && gx < nx - 1 && gy < ny - 1)) {
      return 0;
    }
    int ix = (int) gx;
    int iy = (int) gy;
    double fx = gx - ix;
    double fy = gy - iy;
    int i = iy * nx + ix;
    double top = value[i] + fx * (value[i + 1] - value[i]);
    double bottom = value[i + nx] + fx * (value[i + nx + 1] - value[i + nx]);
    return top + fy * (bottom - top);
  }

  /** Whether a disc around the point may meet the field at all. */
  boolean near(double x, double y, double reach) {
    return x > x0 - reach
        && y > y0 - reach
        && x < x0 + nx * step + reach
        && y < y0 + ny * step + reach;
  }

  /** The integral of the coverage, in mm2: what the blur conserves. */
  double integralMm2() {
    double sum = 0;
    for (float v : value) {
      sum += v;
    }
    return sum * step * step;
  }
}
