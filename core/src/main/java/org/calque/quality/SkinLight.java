package org.calque.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;

/**
 * How a part of a photograph is lit.
 *
 * @param clipped largest share of pixels, of the three channels, that are as bright as can be
 * @param clippedChannel 0 red, 1 green, 2 blue: the channel of that share
 * @param glare share of pixels that are as bright as can be in all channels
 * @param ratio light of the brightest of eight sectors of skin over that of the darkest
 */
record SkinLight(double clipped, int clippedChannel, double glare, double ratio) {
  private static final int CHANNELS = 3;
  private static final int FULL = 254;
  private static final int SECTORS = 8;
  private static final int FEWEST_IN_SECTOR = 60;

  /** How far the shares of red and green of skin in one light lie from their median. */
  private static final double ONE_SKIN = 0.045;

  private static final double LEAST_LIGHT = 0.004;

  /** Of the usable pixels of a region. */
  static SkinLight of(Photograph photograph, PixelRegion region, boolean[] usable) {
    byte[] bgr = photograph.bgr(region);
    int[] full = new int[CHANNELS];
    int white = 0;
    int count = 0;
    for (int i = 0; i < usable.length; i++) {
      if (usable[i]) {
        int high = 0;
        for (int c = 0; c < CHANNELS; c++) {
          if ((bgr[CHANNELS * i + CHANNELS - 1 - c] & 0xff) >= FULL) {
            full[c]++;
            high++;
          }
        }
        white += high == CHANNELS ? 1 : 0;
        count++;
      }
    }
    int worst = 0;
    for (int c = 1; c < CHANNELS; c++) {
      worst = full[c] > full[worst] ? c : worst;
    }
    double all = Math.max(1, count);
    return new SkinLight(full[worst] / all, worst, white / all, ratio(bgr, region, usable));
  }

  private static double ratio(byte[] bgr, PixelRegion region, boolean[] usable) {
    int stride = Math.max(1, (int) Math.sqrt(usable.length / 40000.0));
    List<double[]> samples = new ArrayList<>();
    for (int y = 0; y < region.height(); y += stride) {
      for (int x = 0; x < region.width(); x += stride) {
        int i = y * region.width() + x;
        double blue = LinearLight.of(bgr[CHANNELS * i]);
        double green = LinearLight.of(bgr[CHANNELS * i + 1]);
        double red = LinearLight.of(bgr[CHANNELS * i + 2]);
        double sum = red + green + blue;
        if (usable[i] && sum / CHANNELS > LEAST_LIGHT) {
          double turn = Math.atan2(y - region.height() / 2.0, x - region.width() / 2.0);
          int sector = (int) Math.floor((turn / Math.PI + 1) * SECTORS / 2) % SECTORS;
          samples.add(new double[] {red / sum, green / sum, sum, sector});
        }
      }
    }
    return sectors(samples);
  }

  private static double sectors(List<double[]> samples) {
    if (samples.isEmpty()) {
      return 1;
    }
    double red = median(samples.stream().mapToDouble(s -> s[0]).toArray());
    double green = median(samples.stream().mapToDouble(s -> s[1]).toArray());
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int k = 0; k < SECTORS; k++) {
      int sector = k;
      double[] light =
          samples.stream()
              .filter(s -> (int) s[3] == sector)
              .filter(s -> Math.abs(s[0] - red) + Math.abs(s[1] - green) < ONE_SKIN)
              .mapToDouble(s -> s[2])
              .toArray();
      if (light.length >= FEWEST_IN_SECTOR) {
        low = Math.min(low, median(light));
        high = Math.max(high, median(light));
      }
    }
    return high > 0 ? high / low : 1;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
