package org.calque.segment;

import java.util.Arrays;
import java.util.List;
import org.calque.internal.raster.PolygonFill;

/** How much a region's colours differ from the skin's, and how much the skin's own vary. */
final class ColourContrast {
  private static final double LIGHTNESS_SHARE = 0.5;

  private ColourContrast() {}

  /** The median difference inside the line, then the median difference on skin. */
  static double[] of(RegionFinder.Found found, double[] loop) {
    WorkingView view = found.view();
    boolean[] within = PolygonFill.inside(List.of(loop), view.width(), view.height());
    double[] inside = new double[view.size()];
    double[] skin = new double[view.size()];
    int m = 0;
    int n = 0;
    for (int i = 0; i < view.size(); i++) {
      if (found.skin()[i]) {
        skin[n++] = difference(found.colours(), i);
      } else if (within[i]) {
        inside[m++] = difference(found.colours(), i);
      }
    }
    return new double[] {median(inside, m), median(skin, n)};
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
