package org.calque.segment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.internal.opencv.MatScope;
import org.calque.internal.raster.Contours;
import org.calque.internal.raster.PolygonFill;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Finds calcified extrusion in a lesion: brighter than the bed, and of a whiter hue than the
 * patient's own skin under the same light. Wet glare is told from it by clipped light in small
 * spots; scale by lying outside the lesion.
 */
final class ChalkFinder {
  /** How much bluer and greener against red chalk is than skin, at the half-way mark. */
  private static final double BLUE_MARK = 2.1;

  private static final double GREEN_MARK = 1.12;
  private static final double BRIGHT_MARK = 1.3;
  private static final double BLUE_WEIGHT = 2.5;
  private static final double GREEN_WEIGHT = 2.5;
  private static final double BRIGHT_WEIGHT = 1.0;
  private static final double MOST = 1.5;
  private static final double SMOOTHING_PX = 1.5;
  private static final double SMALLEST_DIAMETER_PX = 8;
  private static final double SMALLEST_SHARE = 0.01;

  /** Light that an 8-bit photograph clips, in linear light. */
  private static final double CLIPPED = 0.9;

  private static final double LARGEST_GLARE_SHARE = 0.03;
  private static final double FLOOR = 0.004;

  /**
   * What was found, as closed lines in the view's pixels.
   *
   * @param chalk the extrusion's lobes
   * @param glare spots that hide the surface
   */
  record Found(List<double[]> chalk, List<double[]> glare) {}

  private final WorkingView view;
  private final boolean[] skin;

  ChalkFinder(WorkingView view, boolean[] skin) {
    this.view = view;
    this.skin = skin;
  }

  /** The extrusion inside a lesion's line, given in the view's pixels. */
  Found find(double[] lesion) {
    boolean[] within = PolygonFill.inside(List.of(lesion), view.width(), view.height());
    double area = Math.abs(Loops.signedArea(lesion));
    List<double[]> glare =
        lobes(clipped(within), 0).stream()
            .filter(l -> Loops.signedArea(l) < LARGEST_GLARE_SHARE * area)
            .toList();
    double least =
        Math.max(SMALLEST_SHARE * area, Math.PI / 4 * SMALLEST_DIAMETER_PX * SMALLEST_DIAMETER_PX);
    List<double[]> chalk =
        lobes(likeness(within), SMOOTHING_PX).stream()
            .filter(l -> Loops.signedArea(l) > least)
            .sorted(Comparator.comparingDouble(l -> -Loops.signedArea(l)))
            .toList();
    return new Found(chalk, glare);
  }

  private float[] clipped(boolean[] within) {
    float[] field = new float[view.size()];
    for (int i = 0; i < field.length; i++) {
      double least = Math.min(view.light(i, 0), Math.min(view.light(i, 1), view.light(i, 2)));
      field[i] = within[i] && least > CLIPPED ? 1 : -1;
    }
    return field;
  }

  private float[] likeness(boolean[] within) {
    double[] own = new double[WorkingView.CHANNELS];
    for (int c = 0; c < own.length; c++) {
      own[c] = median(skin, c).orElse(1.0);
    }
    double bed = Math.max(FLOOR, median(within, 1).orElse(1.0));
    float[] field = new float[view.size()];
    for (int i = 0; i < field.length; i++) {
      field[i] = within[i] ? (float) likeness(i, own, bed) : (float) -MOST;
    }
    return field;
  }

  private double likeness(int i, double[] own, double bed) {
    double r = view.light(i, 0) + FLOOR;
    double g = view.light(i, 1) + FLOOR;
    double b = view.light(i, 2) + FLOOR;
    double blue = StrictMath.log(b / r * own[0] / own[2] / BLUE_MARK);
    double green = StrictMath.log(g / r * own[0] / own[1] / GREEN_MARK);
    double bright = StrictMath.log(g / Math.max(bed, 0.5 * own[1]) / BRIGHT_MARK);
    double sum = BLUE_WEIGHT * blue + GREEN_WEIGHT * green + BRIGHT_WEIGHT * bright;
    return Math.max(-MOST, Math.min(MOST, sum));
  }

  private Optional<Double> median(boolean[] of, int channel) {
    double[] values = new double[of.length];
    int n = 0;
    for (int i = 0; i < of.length; i++) {
      if (of[i]) {
        values[n++] = view.light(i, channel);
      }
    }
    if (n == 0) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return Optional.of(sorted[n / 2]);
  }

  private List<double[]> lobes(float[] field, double smoothing) {
    float[] smooth = smoothing > 0 ? blurred(field, smoothing) : field;
    return Contours.trace(smooth, view.width(), view.height(), 0).stream()
        .filter(l -> Loops.signedArea(l) > 0)
        .toList();
  }

  private float[] blurred(float[] field, double sigma) {
    try (MatScope scope = new MatScope()) {
      Mat in = scope.of(view.height(), view.width(), CvType.CV_32FC1, field);
      Mat out = scope.empty();
      Imgproc.GaussianBlur(in, out, new Size(), sigma);
      float[] smooth = new float[field.length];
      out.get(0, 0, smooth);
      return smooth;
    }
  }
}
