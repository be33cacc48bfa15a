package org.calque.testdata;

import java.util.stream.IntStream;

/**
 * A separable Gaussian blur of a single plane, in place, with replicated borders.
 *
 * <p>Rows are shared among threads; every value is computed from the same sums in the same order,
 * so the result does not depend on their number. Immutable.
 */
final class GaussianBlur {
  private final float[] kernel;

  private GaussianBlur(float[] kernel) {
    this.kernel = kernel;
  }

  static GaussianBlur of(double sigma) {
    int radius = Math.max(1, (int) Math.ceil(4 * sigma));
    double[] k = new double[radius + 1];
    double sum = 0;
    for (int i = 0; i <= radius; i++) {
      k[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      sum += i == 0 ? k[i] : 2 * k[i];
    }
    float[] kernel = new float[radius + 1];
    for (int i = 0; i <= radius; i++) {
      kernel[i] = (float) (k[i] / sum);
    }
    return new GaussianBlur(kernel);
  }

  void apply(float[] plane, int width, int height) {
    float[] scratch = new float[plane.length];
    rows(height).forEach(y -> horizontal(plane, scratch, y, width));
    rows(height).forEach(y -> vertical(scratch, plane, y, width, height));
  }

  private static IntStream rows(int height) {
    IntStream rows = IntStream.range(0, height);
    return height > 700 ? rows.parallel() : rows;
  }

  private void horizontal(float[] in, float[] out, int y, int width) {
    int r = kernel.length - 1;
    int base = y * width;
    for (int x = 0; x < width; x++) {
      float sum = kernel[0] * in[base + x];
      if (x >= r && x < width - r) {
        for (int k = 1; k <= r; k++) {
          sum += kernel[k] * (in[base + x - k] + in[base + x + k]);
        }
      } else {
        for (int k = 1; k <= r; k++) {
          int left = Math.max(0, x - k);
          int right = Math.min(width - 1, x + k);
          sum += kernel[k] * (in[base + left] + in[base + right]);
        }
      }
      out[base + x] = sum;
    }
  }

  private void vertical(float[] in, float[] out, int y, int width, int height) {
    int base = y * width;
    for (int x = 0; x < width; x++) {
      out[base + x] = kernel[0] * in[base + x];
    }
    for (int k = 1; k < kernel.length; k++) {
      int above = Math.max(0, y - k) * width;
      int below = Math.min(height - 1, y + k) * width;
      float w = kernel[k];
      for (int x = 0; x < width; x++) {
        out[base + x] += w * (in[above + x] + in[below + x]);
      }
    }
  }
}
