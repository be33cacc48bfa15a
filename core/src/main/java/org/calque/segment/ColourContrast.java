package org.calque.segment;

import java.util.Arrays;
import java.util.List;
import org.calque.internal.raster.PolygonFill;

/** How much a region's colours differ from the skin's. */
final class ColourContrast {
  private static final double LIGHTNESS_SHARE = 0.5;

  private ColourContrast() {}

  /** The median difference inside the line, in units of L*a*b*. */
  static double of(RegionFinder.Found found, double[] loop) {
    WorkingView view = found.view();
    boolean[] within = PolygonFill.inside(List.of(loop), view.width(), view.height());
    double[] inside = new double[view.size()];
    int n = 0;
    for (int i = 0; i < view.size(); i++) {
      if (within[i] && !found.skin()[i]) {
        inside[n++] = difference(found.colours(), i);
      }
    }
    return median(inside, n);
  }

  private static double difference(ColourField colours, int pixel) {
    double l = LIGHTNESS_SHARE * colours.value(pixel, 0);
    double a = colours.value(pixel, 1);
    double b = colours.value(pixel, 2);
    return Math.sqrt(l * l + a * a + b * b);
  }

  private static double median(double[] values, int n) {
    if (n == 0) {
      return 0;
    }
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return sorted[n / 2];
  }
}
