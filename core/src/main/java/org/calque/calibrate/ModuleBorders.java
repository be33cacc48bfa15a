package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.fit.Matrix3;
import org.calque.internal.fit.PointMap;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/**
 * The borders between black and white modules inside a marker. A wrong tone curve, light in the
 * paper and ink that ran move every border towards the light: the marker's sides outwards, the
 * borders inside either way. So these tell how far the sides have moved.
 *
 * <p>Every border is compared with where the same procedure finds it in the marker's own pattern,
 * drawn with the blur of its sides: narrow modules and corners nearby fall out.
 */
final class ModuleBorders {
  private static final int CORNERS = 4;

  /** Modules narrower than this many deviations of the blur have no light of their own. */
  private static final double NARROWEST = 3.5;

  private static final double NARROWEST_PX = 3.5;
  private static final int FEWEST = 8;
  private static final double[] ALONG = {0.35, 0.5, 0.65};

  /** How far a border is looked at on either side: in modules, and in deviations of the blur. */
  private static final double REACH = 0.5;

  private static final double REACH_BLURS = 4;
  private static final double LEAST_REACH_PX = 2;
  private static final int STEPS = 12;
  private static final double LEAST_STEP = 0.03;
  private static final double STRAY = 3;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double LEAST_DEVIATION_PX = 0.004;

  /** What narrow modules leave of a tone curve's shift, as a share of it. */
  private static final double REST = 0.15;

  private final LinearImage image;
  private final double[] toImage;
  private final int modules;
  private final double blur;
  private final boolean[][] dark;
  private final double[] weights;
  private final double[] offsets;
  private int found;

  private ModuleBorders(Photograph photograph, MarkerCorners marker, int modules) {
    ImageBox box = ImageOutline.of(marker.corners()).bounds();
    this.image = PhotographCut.linear(photograph, box.grownBy(2 + 2 * box.width() / modules));
    this.modules = modules;
    this.blur = marker.blur();
    double n = modules;
    this.toImage =
        PointMap.of(
            List.of(0.0, 0.0, n, 0.0, n, n, 0.0, n),
            marker.corners().stream().flatMap(p -> Stream.of(p.x(), p.y())).toList());
    this.dark = dark();
    this.weights = new double[2 * modules * modules];
    this.offsets = new double[weights.length];
  }

  /** The marker with its sides where the borders inside say; as it is where too few are clear. */
  static MarkerCorners unshifted(Photograph photograph, MarkerCorners marker, int modules) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < CORNERS; i++) {
      ImagePoint next = marker.corners().get((i + 1) % CORNERS);
      shortest = Math.min(shortest, marker.corners().get(i).distanceTo(next));
    }
    if (shortest / modules < Math.max(NARROWEST_PX, NARROWEST * marker.blur())) {
      return marker;
    }
    double[] leaks = new ModuleBorders(photograph, marker, modules).leaks();
    MarkerCorners clean = marker.grown(leaks, marker.shift());
    ModuleBorders borders = new ModuleBorders(photograph, clean, modules);
    borders.measure();
    return borders.found < FEWEST ? marker : borders.corrected(clean);
  }

  /**
   * What undoes, side by side and in pixels outwards, that light of the modules inside reaches over
   * a narrow border and moves the side: from the marker's own pattern, as it is drawn.
   */
  private double[] leaks() {
    double[] leaks = new double[CORNERS];
    for (int side = 0; side < CORNERS; side++) {
      double sum = 0;
      int count = 0;
      for (int cell = 1; cell < modules - 1; cell++) {
        for (double along : ALONG) {
          sum -= drawnSide(side, cell + along);
          count++;
        }
      }
      leaks[side] = Double.isFinite(sum) ? sum / count : 0;
    }
    return leaks;
  }

  /** Where a side would be found in the marker's own pattern, in pixels outwards of its place. */
  private double drawnSide(int side, double along) {
    boolean acrossU = side % 2 == 1;
    boolean far = side == 1 || side == 2;
    int at = far ? modules : 0;
    double here = px(at, along, acrossU);
    double spacing = SquareSide.reach(here) / STEPS;
    double[] light = new double[2 * STEPS + 1];
    for (int k = -STEPS; k <= STEPS; k++) {
      double across = at + (far ? k : -k) * spacing / here;
      light[k + STEPS] = acrossU ? drawn(across, along, here) : drawn(along, across, here);
    }
    return EdgeStep.halfWay(light, spacing, LEAST_STEP);
  }

  private double light(double u, double v) {
    double[] at = Matrix3.apply(toImage, u, v);
    float[] rgb = new float[LinearImage.CHANNELS];
    image.sample(at[0], at[1], rgb, 0);
    return (rgb[0] + rgb[1] + rgb[2]) / LinearImage.CHANNELS;
  }

  private boolean[][] dark() {
    double[] border = new double[CORNERS * modules];
    double[] margin = new double[CORNERS * modules];
    for (int i = 0; i < modules; i++) {
      double t = i + 0.5;
      for (int side = 0; side < CORNERS; side++) {
        double in = side < 2 ? 0.5 : modules - 0.5;
        double out = side < 2 ? -0.5 : modules + 0.5;
        border[CORNERS * i + side] = side % 2 == 0 ? light(in, t) : light(t, in);
        margin[CORNERS * i + side] = side % 2 == 0 ? light(out, t) : light(t, out);
      }
    }
    double level = (median(border) + median(margin)) / 2;
    boolean[][] cells = new boolean[modules][modules];
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        cells[row][column] = light(column + 0.5, row + 0.5) < level;
      }
    }
    return cells;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void measure() {
    for (int at = 1; at < modules; at++) {
      for (int i = 0; i < modules; i++) {
        if (dark[i][at - 1] != dark[i][at]) {
          add(at, i, true, dark[i][at - 1] ? 1 : -1);
        }
        if (dark[at - 1][i] != dark[at][i]) {
          add(at, i, false, dark[at - 1][i] ? 1 : -1);
        }
      }
    }
  }

  /**
   * A border across u (or v) at a whole number of modules.
   *
   * @param towards 1 where the light lies at larger u
   */
  private void add(int at, int cell, boolean acrossU, int towards) {
    double here = px(at, cell + 0.5, acrossU);
    double reach = Math.min(REACH, (LEAST_REACH_PX + REACH_BLURS * blur) / here);
    double sum = 0;
    for (double along : ALONG) {
      double[] seen = new double[2 * STEPS + 1];
      double[] drawn = new double[2 * STEPS + 1];
      for (int k = -STEPS; k <= STEPS; k++) {
        double across = at + towards * reach * k / STEPS;
        double u = acrossU ? across : cell + along;
        double v = acrossU ? cell + along : across;
        seen[k + STEPS] = light(u, v);
        drawn[k + STEPS] = drawn(u, v, here);
      }
      double spacing = here * reach / STEPS;
      sum +=
          EdgeStep.halfWay(seen, spacing, LEAST_STEP)
              - EdgeStep.halfWay(drawn, spacing, LEAST_STEP);
    }
    if (Double.isFinite(sum)) {
      weights[found] = 1 - towards * (2.0 * at / modules - 1);
      offsets[found++] = sum / ALONG.length;
    }
  }

  /** Length of a module across a border there, in pixels. */
  private double px(double at, double along, boolean acrossU) {
    double[] a =
        acrossU ? Matrix3.apply(toImage, at - 0.5, along) : Matrix3.apply(toImage, along, at - 0.5);
    double[] b =
        acrossU ? Matrix3.apply(toImage, at + 0.5, along) : Matrix3.apply(toImage, along, at + 0.5);
    return Math.hypot(b[0] - a[0], b[1] - a[1]);
  }

  /** The pattern's own light at a place, blurred. */
  private double drawn(double u, double v, double px) {
    double sigma = blur / px;
    double light = 1;
    for (int row = Math.max(0, (int) v - 2); row < Math.min(modules, (int) v + 3); row++) {
      double high = step((row + 1 - v) / sigma) - step((row - v) / sigma);
      for (int column = Math.max(0, (int) u - 2);
          column < Math.min(modules, (int) u + 3);
          column++) {
        if (dark[row][column]) {
          light -= high * (step((column + 1 - u) / sigma) - step((column - u) / sigma));
        }
      }
    }
    return light;
  }

  /** The normal distribution, by a logistic curve that strays from it by less than 2e-4. */
  private static double step(double z) {
    return 1 / (1 + StrictMath.exp(-z * (1.5976 + 0.070565992 * z * z)));
  }

  /**
   * Least squares through the origin, strays left out: a border inside moves by shift x weight.
   * Borders on one line lie alike between the pixels, so the lines count, not the borders.
   */
  private MarkerCorners corrected(MarkerCorners marker) {
    double[] w = Arrays.copyOf(weights, found);
    double[] d = Arrays.copyOf(offsets, found);
    double shift = median(ratios(w, d));
    double[] away = new double[found];
    for (int i = 0; i < found; i++) {
      away[i] = Math.abs(d[i] - shift * w[i]);
    }
    double limit = STRAY * Math.max(LEAST_DEVIATION_PX, MAD_TO_SIGMA * median(away));
    double wd = 0;
    double ww = 0;
    double squares = 0;
    int kept = 0;
    for (int i = 0; i < found; i++) {
      if (away[i] <= limit) {
        wd += w[i] * d[i];
        ww += w[i] * w[i];
        squares += away[i] * away[i];
        kept++;
      }
    }
    double fitted = wd / ww;
    double alike = Math.max(1, (double) kept / (2 * (modules - 1)));
    double scatter = Math.sqrt(alike * squares / Math.max(1, kept - 1) / ww);
    return marker.grown(
        -fitted, Math.hypot(Math.hypot(scatter, LEAST_DEVIATION_PX), REST * fitted));
  }

  private static double[] ratios(double[] w, double[] d) {
    double[] ratios = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      ratios[i] = d[i] / Math.max(0.1, w[i]);
    }
    return ratios;
  }
}
