package org.calque.segment;

/** A smoothed density of colours: how common a colour is in one set of pixels. */
final class ColourHistogram {
  private static final int[] BINS = {40, 36, 36};
  private static final double[] LOW = {-80, -54, -54};
  private static final double[] STEP = {4, 3, 3};
  private static final float[] KERNEL = {0.06f, 0.24f, 0.4f, 0.24f, 0.06f};
  private static final double UNIFORM = 0.02;

  private float[] density;

  private ColourHistogram(float[] density) {
    this.density = density;
  }

  /** The density of the field's colours, each pixel counted with its weight. */
  static ColourHistogram of(ColourField field, float[] weights) {
    float[] counts = new float[BINS[0] * BINS[1] * BINS[2]];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        counts[bin(field, i)] += weights[i];
        total += weights[i];
      }
    }
    ColourHistogram histogram = new ColourHistogram(counts);
    histogram.smooth(1, BINS[2]);
    histogram.smooth(BINS[2], BINS[2] * BINS[1]);
    histogram.smooth(BINS[2] * BINS[1], counts.length);
    histogram.normalise(total);
    return histogram;
  }

  /** Density at a pixel's colour; never 0. */
  float at(ColourField field, int pixel) {
    return density[bin(field, pixel)];
  }

  private static int bin(ColourField field, int pixel) {
    int index = 0;
    for (int axis = 0; axis < ColourField.AXES; axis++) {
      int b = (int) ((field.value(pixel, axis) - LOW[axis]) / STEP[axis]);
      index = index * BINS[axis] + Math.max(0, Math.min(BINS[axis] - 1, b));
    }
    return index;
  }

  /** Convolution along one axis, whose neighbours lie a stride apart inside a block. */
  private void smooth(int stride, int block) {
    int half = KERNEL.length / 2;
    float[] out = new float[density.length];
    for (int start = 0; start < density.length; start += block) {
      for (int i = start; i < start + block; i++) {
        float value = density[i];
        if (value != 0) {
          int low = Math.max(-half, -((i - start) / stride));
          int high = Math.min(half, (start + block - 1 - i) / stride);
          for (int k = low; k <= high; k++) {
            out[i + k * stride] += KERNEL[k + half] * value;
          }
        }
      }
    }
    density = out;
  }

  private void normalise(double total) {
    double floor = UNIFORM / density.length;
    for (int i = 0; i < density.length; i++) {
      density[i] = (float) (floor + (total > 0 ? (1 - UNIFORM) * density[i] / total : 0));
    }
  }
}
