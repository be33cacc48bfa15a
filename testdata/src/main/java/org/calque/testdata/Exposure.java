package org.calque.testdata;

import java.util.stream.IntStream;

/** Lens blur, vignetting, exposure, white balance, noise and encoding of a linear picture. */
final class Exposure {
  private static final double WHITE = 1.12;

  private final Sensor sensor;
  private final int width;
  private final int height;
  private final long seed;
  private final double[] gain;

  Exposure(Scene scene) {
    this.sensor = scene.sensor();
    this.width = scene.camera().widthPx();
    this.height = scene.camera().heightPx();
    this.seed = Hash.derive(scene.seed(), "noise");
    double stops = WHITE * StrictMath.pow(2, sensor.exposureStops());
    double w = sensor.warmth();
    this.gain = new double[] {stops * (1 + 0.18 * w), stops, stops * (1 - 0.25 * w)};
  }

  /** Encoded interleaved pixels; the planes are used as scratch. */
  byte[] develop(float[][] planes) {
    for (float[] plane : planes) {
      blur(plane);
    }
    byte[] rgb = new byte[3 * width * height];
    IntStream rows = IntStream.range(0, height);
    (height > 700 ? rows.parallel() : rows).forEach(y -> row(planes, rgb, y));
    return rgb;
  }

  private void blur(float[] plane) {
    if (sensor.focusBlurPx() > 0.05) {
      GaussianBlur.of(sensor.focusBlurPx()).apply(plane, width, height);
    }
    if (sensor.motionBlurPx() > 0.05) {
      MotionBlur.apply(plane, width, height, sensor.motionBlurPx(), sensor.motionDirectionDeg());
    }
  }

  private void row(float[][] planes, byte[] rgb, int y) {
    double cx = (width - 1) / 2.0;
    double cy = (height - 1) / 2.0;
    double corner = 1 / (cx * cx + cy * cy);
    double read2 = sensor.readNoise() * sensor.readNoise();
    double shot2 = sensor.shotNoise() * sensor.shotNoise();
    boolean noisy = read2 + shot2 > 0;
    for (int x = 0; x < width; x++) {
      int i = y * width + x;
      double q = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) * corner;
      double fall = 1 - sensor.vignetting() * q;
      for (int c = 0; c < 3; c++) {
        double value = planes[c][i] * gain[c] * fall;
        if (noisy) {
          double sigma = Math.sqrt(read2 + shot2 * Math.max(0, value));
          value += sigma * Hash.bell(seed, 3L * i + c);
        }
        rgb[3 * i + c] = Srgb.encode(value);
      }
    }
  }
}
