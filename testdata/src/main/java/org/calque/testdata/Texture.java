package org.calque.testdata;

/**
 * A periodic height field of mean 0 and variance 1 on the unit square, read with its gradient.
 *
 * <p>The tiles are the same for every scene; scenes differ in where and how they read them.
 * Immutable.
 */
final class Texture {
  private static final int N = 512;

  /** Cloudy noise of many scales. */
  static final Texture CLOUDS = clouds(11, 2, 7, 0.55);

  /** Smooth waves, for warping other patterns. */
  static final Texture WAVES = clouds(14, 2, 3, 0.35);

  /** Polygons 1/32 wide between furrows, the pattern of hairless skin. */
  static final Texture FURROWS = cells(12, 32, false);

  /** Rounded bumps 1/24 wide. */
  static final Texture BUMPS = cells(13, 24, true);

  private final float[] height;

  private Texture(float[] height) {
    this.height = normalised(height);
  }

  private static Texture clouds(long seed, int first, int last, double fall) {
    float[] h = new float[N * N];
    double amplitude = 1;
    for (int octave = first; octave <= last; octave++) {
      int period = 1 << octave;
      for (int i = 0; i < h.length; i++) {
        double x = (double) (i % N) * period / N;
        int row = i / N;
        double y = (double) row * period / N;
        h[i] += (float) (amplitude * gradientNoise(seed + octave, x, y, period));
      }
      amplitude *= fall;
    }
    return new Texture(h);
  }

  /** Gradient noise after Perlin (2002), periodic, about unit variance over 0.3. */
  private static double gradientNoise(long seed, double x, double y, int period) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    double wx = fade(fx);
    double top =
        Numeric.mix(
            slope(seed, ix, iy, period, fx, fy), slope(seed, ix + 1, iy, period, fx - 1, fy), wx);
    double bottom =
        Numeric.mix(
            slope(seed, ix, iy + 1, period, fx, fy - 1),
            slope(seed, ix + 1, iy + 1, period, fx - 1, fy - 1),
            wx);
    return Numeric.mix(top, bottom, fade(fy));
  }

  private static double slope(long seed, int x, int y, int period, double dx, double dy) {
    long cell = (long) Math.floorMod(y, period) * period + Math.floorMod(x, period);
    double turns = Hash.unit(seed, cell);
    return dx * Numeric.sineOfTurns(turns + 0.25) + dy * Numeric.sineOfTurns(turns);
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static Texture cells(long seed, int grid, boolean bumps) {
    float[] h = new float[N * N];
    double[] near = new double[2];
    for (int i = 0; i < h.length; i++) {
      double x = (double) (i % N) * grid / N;
      int row = i / N;
      double y = (double) row * grid / N;
      double warpX = 0.8 * gradientNoise(seed + 1, x / 2, y / 2, grid / 2);
      double warpY = 0.8 * gradientNoise(seed + 2, x / 2, y / 2, grid / 2);
      nearest(seed, x + warpX, y + warpY, grid, near);
      h[i] =
          (float)
              (bumps
                  ? Math.max(0, 1 - 1.4 * near[0] * near[0])
                  : Numeric.smoothStep(0, 0.35, near[1] - near[0]));
    }
    return new Texture(h);
  }

  /** Distances to the nearest and second nearest of one jittered point per cell. */
  private static void nearest(long seed, double x, double y, int grid, double[] near) {
    double first = 9;
    double second = 9;
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    for (int cy = row - 1; cy <= row + 1; cy++) {
      for (int cx = column - 1; cx <= column + 1; cx++) {
        long cell = (long) Math.floorMod(cy, grid) * grid + Math.floorMod(cx, grid);
        double dx = cx + 0.1 + 0.8 * Hash.unit(seed, 2 * cell) - x;
        double dy = cy + 0.1 + 0.8 * Hash.unit(seed, 2 * cell + 1) - y;
        double d = dx * dx + dy * dy;
        if (d < first) {
          second = first;
          first = d;
        } else if (d < second) {
          second = d;
        }
      }
    }
    near[0] = Math.sqrt(first);
    near[1] = Math.sqrt(second);
  }

  private static float[] normalised(float[] h) {
    double sum = 0;
    double squares = 0;
    for (float v : h) {
      sum += v;
      squares += (double) v * v;
    }
    double mean = sum / h.length;
    double deviation = Math.sqrt(squares / h.length - mean * mean);
    float[] result = new float[h.length];
    for (int i = 0; i < h.length; i++) {
      result[i] = (float) ((h[i] - mean) / deviation);
    }
    return result;
  }

  /** Height, then its derivatives by x and y, at a point given in tile widths. */
  void read(double x, double y, double[] out) {
    double gx = (x - Math.floor(x)) * N;
    double gy = (y - Math.floor(y)) * N;
    int ix = (int) gx;
    int iy = (int) gy;
    double fx = gx - ix;
    double fy = gy - iy;
    int x0 = ix & (N - 1);
    int x1 = (ix + 1) & (N - 1);
    int r0 = (iy & (N - 1)) * N;
    int r1 = ((iy + 1) & (N - 1)) * N;
    double a = height[r0 + x0];
    double b = height[r0 + x1];
    double c = height[r1 + x0];
    double d = height[r1 + x1];
    double top = a + fx * (b - a);
    double bottom = c + fx * (d - c);
    out[0] = top + fy * (bottom - top);
    out[1] = ((b - a) + fy * ((d - c) - (b - a))) * N;
    out[2] = (bottom - top) * N;
  }

  /** Height alone. */
  double height(double x, double y) {
    double gx = (x - Math.floor(x)) * N;
    double gy = (y - Math.floor(y)) * N;
    int ix = (int) gx;
    int iy = (int) gy;
    double fx = gx - ix;
    int x0 = ix & (N - 1);
    int x1 = (ix + 1) & (N - 1);
    int r0 = (iy & (N - 1)) * N;
    int r1 = ((iy + 1) & (N - 1)) * N;
    double top = height[r0 + x0] + fx * (height[r0 + x1] - height[r0 + x0]);
    double bottom = height[r1 + x0] + fx * (height[r1 + x1] - height[r1 + x0]);
    return top + (gy - iy) * (bottom - top);
  }
}
