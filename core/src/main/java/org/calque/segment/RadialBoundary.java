package org.calque.segment;

import java.util.Arrays;
import org.calque.geometry.ImageBox;

/**
 * The lesion's outermost border in a view, as one closed line around the box's middle: along each
 * ray, where skin ends for good. What is inside may have any colours; outside must look like the
 * skin further out on the same ray. All rays are decided together, under the expectation that the
 * border runs near the box's ellipse.
 */
final class RadialBoundary {
  private static final int RAYS = 120;
  private static final int STEPS = 64;
  private static final double INNERMOST = 0.35;
  private static final double OUTERMOST = 1.55;
  private static final double SKIN_FROM = 1.2;
  private static final int LARGEST_JUMP = 3;
  private static final double JUMP_PENALTY = 0.6;
  private static final double REGION_WEIGHT = 20;
  private static final double EDGE_WEIGHT = 2.4;

  /** Where the border is expected, in radii of the box's ellipse, and how firmly. */
  private static final double EXPECTED_RADIUS = 0.97;

  private static final double EXPECTED_SPREAD = 0.14;

  /** Share of the colour's difference from skin in the evidence; the rest is the region's. */
  private static final double COLOUR_SHARE = 0.4;

  /** Difference of colour, in units of L*a*b*, that is half-way telling. */
  private static final double SKIN_SCALE = 9;

  private static final double EDGE_SCALE = 6;

  /** Lightness varies with relief: it tells less than hue. */
  private static final double LIGHTNESS_SHARE = 0.7;

  private static final double SMOOTHING_RAYS = 1.2;
  private static final int SKIN_RAYS = 8;

  private final WorkingView view;
  private final ColourField colours;
  private final float[] inside;
  private final boolean[] usable;

  RadialBoundary(WorkingView view, ColourField colours, float[] inside, boolean[] usable) {
    this.view = view;
    this.colours = colours;
    this.inside = inside;
    this.usable = usable;
  }

  /** The line as x0, y0, x1, y1, ... in the view's pixels. */
  double[] find() {
    double[][][] lab = new double[RAYS][STEPS][];
    double[][] posterior = new double[RAYS][STEPS];
    for (int ray = 0; ray < RAYS; ray++) {
      for (int s = 0; s < STEPS; s++) {
        double[] at = point(ray, radius(s));
        lab[ray][s] = colour(at);
        posterior[ray][s] = sampled(at);
      }
    }
    double[][] gain = new double[RAYS][STEPS];
    for (int ray = 0; ray < RAYS; ray++) {
      gain[ray] = gains(lab, posterior, ray);
    }
    int[] border = ClosedPath.best(gain, LARGEST_JUMP, JUMP_PENALTY);
    double[] radii = Arrays.stream(border).mapToDouble(RadialBoundary::radius).toArray();
    radii = Loops.smoothed(radii, SMOOTHING_RAYS);
    double[] loop = new double[2 * RAYS];
    for (int ray = 0; ray < RAYS; ray++) {
      double[] at = point(ray, radii[ray]);
      loop[2 * ray] = at[0];
      loop[2 * ray + 1] = at[1];
    }
    return loop;
  }

  private static double radius(int step) {
    return INNERMOST + (OUTERMOST - INNERMOST) * step / (STEPS - 1);
  }

  private double[] point(int ray, double radius) {
    ImageBox box = view.box();
    double angle = 2 * Math.PI * ray / RAYS;
    return new double[] {
      box.centre().x() + radius * box.width() / 2 * StrictMath.cos(angle),
      box.centre().y() + radius * box.height() / 2 * StrictMath.sin(angle)
    };
  }

  private double[] gains(double[][][] lab, double[][] posterior, int ray) {
    double[] skin = localSkin(lab, ray);
    double[] evidence = new double[STEPS];
    for (int s = 0; s < STEPS; s++) {
      double e = lab[ray][s].length == 0 ? 0 : difference(lab[ray][s], skin, SKIN_SCALE);
      evidence[s] = COLOUR_SHARE * e + (1 - COLOUR_SHARE) * posterior[ray][s] - 0.5;
    }
    double[] gain = new double[STEPS];
    double total = 0;
    for (double e : evidence) {
      total += e;
    }
    double within = 0;
    double width = (OUTERMOST - INNERMOST) / STEPS;
    for (int s = 0; s < STEPS; s++) {
      within += evidence[s];
      double region = (2 * within - total) * width;
      double away = (radius(s) - EXPECTED_RADIUS) / EXPECTED_SPREAD;
      gain[s] = REGION_WEIGHT * region + EDGE_WEIGHT * edge(lab[ray], s) - away * away / 2;
    }
    return gain;
  }

  /** Contrast across a step, saturating. */
  private static double edge(double[][] lab, int s) {
    int a = Math.max(0, s - 2);
    int b = Math.min(STEPS - 1, s + 3);
    if (lab[a].length == 0 || lab[b].length == 0) {
      return 0;
    }
    return difference(lab[a], lab[b], EDGE_SCALE);
  }

  private static double difference(double[] a, double[] b, double scale) {
    double squares = 0;
    for (int axis = 0; axis < a.length; axis++) {
      double d = (a[axis] - b[axis]) * (axis == 0 ? LIGHTNESS_SHARE : 1);
      squares += d * d;
    }
    return 1 - StrictMath.exp(-squares / (2 * scale * scale));
  }

  private static double[] localSkin(double[][][] lab, int ray) {
    double[][] axes = new double[ColourField.AXES][RAYS * STEPS];
    int n = 0;
    for (int r = ray - SKIN_RAYS; r <= ray + SKIN_RAYS; r += 2) {
      double[][] row = lab[Math.floorMod(r, RAYS)];
      for (int s = 0; s < STEPS; s++) {
        if (radius(s) >= SKIN_FROM && row[s].length > 0) {
          for (int axis = 0; axis < ColourField.AXES; axis++) {
            axes[axis][n] = row[s][axis];
          }
          n++;
        }
      }
    }
    double[] skin = new double[ColourField.AXES];
    for (int axis = 0; axis < ColourField.AXES && n > 0; axis++) {
      double[] values = Arrays.copyOf(axes[axis], n);
      Arrays.sort(values);
      skin[axis] = values[n / 2];
    }
    return skin;
  }

  private double[] colour(double[] at) {
    int x = (int) Math.round(at[0]);
    int y = (int) Math.round(at[1]);
    double[] sum = new double[ColourField.AXES];
    int n = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int i = (y + dy) * view.width() + x + dx;
        if (x + dx >= 0
            && y + dy >= 0
            && x + dx < view.width()
            && y + dy < view.height()
            && usable[i]) {
          for (int axis = 0; axis < sum.length; axis++) {
            sum[axis] += colours.value(i, axis);
          }
          n++;
        }
      }
    }
    for (int axis = 0; axis < sum.length && n > 0; axis++) {
      sum[axis] /= n;
    }
    return n == 0 ? new double[0] : sum;
  }

  private double sampled(double[] at) {
    int x = (int) Math.max(0, Math.min(view.width() - 1.0, Math.round(at[0])));
    int y = (int) Math.max(0, Math.min(view.height() - 1.0, Math.round(at[1])));
    return inside[y * view.width() + x];
  }
}
