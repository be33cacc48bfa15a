package org.calque.testdata;

import java.util.stream.IntStream;

/** A straight smear: the mean along a segment, by bilinear samples half a pixel apart. */
final class MotionBlur {
  private MotionBlur() {}

  static void apply(float[] plane, int width, int height, double length, double directionDeg) {
    float[] in = plane.clone();
    double a = StrictMath.toRadians(directionDeg);
    double dx = StrictMath.cos(a);
    double dy = StrictMath.sin(a);
    int n = 2 * (int) Math.ceil(length) + 1;
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                  double t = length * ((k + 0.5) / n - 0.5);
                  sum += sample(in, width, height, x + t * dx, y + t * dy);
                }
                plane[y * width + x] = (float) (sum / n);
              }
            });
  }

  private static double sample(float[] in, int width, int height, double x, double y) {
    double cx = Numeric.clamp(x, 0, width - 1.001);
    double cy = Numeric.clamp(y, 0, height - 1.001);
    int ix = (int) cx;
    int iy = (int) cy;
    double fx = cx - ix;
    int i = iy * width + ix;
    double top = in[i] + fx * (in[i + 1] - in[i]);
    double bottom = in[i + width] + fx * (in[i + width + 1] - in[i + width]);
    return top + (cy - iy) * (bottom - top);
  }
}
