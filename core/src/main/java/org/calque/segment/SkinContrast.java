package org.calque.segment;

import java.util.Arrays;
import java.util.List;
import org.calque.geometry.ImageBox;
import org.calque.internal.raster.LinearImage;
import org.calque.internal.raster.PolygonFill;

/** How much the colours inside a border differ from those of the skin around it. */
final class SkinContrast {
  private static final int CHANNELS = LinearImage.CHANNELS;
  private static final int GRID = 64;
  private static final double LIGHTNESS_SHARE = 0.5;

  /** What is looked at around the border, in its longer sides. */
  private static final double SURROUNDINGS = 0.25;

  private static final double SURROUNDINGS_PX = 4;

  private final float[] lab = new float[CHANNELS * GRID * GRID];
  private final boolean[] inside;

  private SkinContrast(LinearImage image, double[] border) {
    ImageBox box = Loops.outline(border).bounds();
    double margin = SURROUNDINGS_PX + SURROUNDINGS * Math.max(box.width(), box.height());
    ImageBox wide = box.grownBy(margin);
    double[] onGrid = new double[border.length];
    for (int i = 0; i < border.length; i += 2) {
      onGrid[i] = (border[i] - wide.x0()) / wide.width() * (GRID - 1);
      onGrid[i + 1] = (border[i + 1] - wide.y0()) / wide.height() * (GRID - 1);
    }
    this.inside = PolygonFill.inside(List.of(onGrid), GRID, GRID);
    float[] rgb = new float[CHANNELS];
    for (int i = 0; i < inside.length; i++) {
      double x = wide.x0() + wide.width() * (i % GRID) / (GRID - 1);
      double y = wide.y0() + wide.height() * (i / GRID) / (GRID - 1);
      image.sample(x, y, rgb, 0);
      CieLab.write(rgb[0], rgb[1], rgb[2], lab, CHANNELS * i);
    }
  }

  /** The median difference inside from the surroundings' median colour, in units of L*a*b*. */
  static double of(LinearImage image, double[] border) {
    SkinContrast places = new SkinContrast(image, border);
    double[] skin = new double[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      int channel = c;
      skin[c] = places.median(false, i -> places.lab[CHANNELS * i + channel]);
    }
    return places.median(true, i -> places.distance(i, skin));
  }

  private interface Value {
    double at(int place);
  }

  private double distance(int place, double[] skin) {
    double l = LIGHTNESS_SHARE * (lab[CHANNELS * place] - skin[0]);
    double a = lab[CHANNELS * place + 1] - skin[1];
    double b = lab[CHANNELS * place + 2] - skin[2];
    return Math.sqrt(l * l + a * a + b * b);
  }

  private double median(boolean within, Value value) {
    double[] values = new double[inside.length];
    int n = 0;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i] == within) {
        values[n++] = value.at(i);
      }
    }
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return n == 0 ? 0 : sorted[n / 2];
  }
}
