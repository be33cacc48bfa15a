package org.calque.internal.raster;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds thin dark lines on a lighter ground: the crests of the largest second derivative, linked
 * where they touch and run on in one direction.
 *
 * <p>A stroke ends where its direction turns, so that a comb falls into its back and its teeth. Not
 * safe for several threads; made for one picture.
 */
public final class DarkStrokes {
  private static final double ELONGATION = 1.3;
  private static final double WIDEST_TURN = 0.45;
  private static final int FEWEST_PIXELS = 3;
  private static final int NEIGHBOURS = 8;
  private static final int[] STEP_X = {1, 1, 0, -1, -1, -1, 0, 1};
  private static final int[] STEP_Y = {0, 1, 1, 1, 0, -1, -1, -1};

  /**
   * A dark line.
   *
   * @param x its middle
   * @param y its middle
   * @param dx its unit direction, up to sign
   * @param dy its unit direction, up to sign
   * @param length from end to end, in pixels
   * @param strength mean second derivative across it, in grey levels
   */
  public record Stroke(double x, double y, double dx, double dy, double length, double strength) {}

  private final float[] grey;
  private final int width;
  private final int height;
  private final float[] strength;
  private final float[] angle;
  private final boolean[] crest;

  private DarkStrokes(float[] grey, int width, int height) {
    this.grey = grey;
    this.width = width;
    this.height = height;
    this.strength = new float[grey.length];
    this.angle = new float[grey.length];
    this.crest = new boolean[grey.length];
  }

  /**
   * The strokes of a picture.
   *
   * @param grey width x height values, smoothed to the width of the lines
   * @param width columns
   * @param height rows
   * @param weakest least second derivative across a line, in grey levels
   */
  public static List<Stroke> of(float[] grey, int width, int height, double weakest) {
    DarkStrokes strokes = new DarkStrokes(grey, width, height);
    strokes.curve((float) weakest);
    strokes.thin();
    return strokes.link();
  }

  private void curve(float weakest) {
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        float xx = grey[i + 1] - 2 * grey[i] + grey[i - 1];
        float yy = grey[i + width] - 2 * grey[i] + grey[i - width];
        if (xx + yy <= weakest / 2) {
          continue;
        }
        float xy =
            (grey[i + width + 1] - grey[i + width - 1] - grey[i - width + 1] + grey[i - width - 1])
                / 4;
        float half = (xx - yy) / 2;
        float root = (float) Math.sqrt(half * half + xy * xy);
        float mean = (xx + yy) / 2;
        if (mean + root >= weakest && mean + root > ELONGATION * Math.abs(mean - root)) {
          strength[i] = mean + root;
          angle[i] = (float) (StrictMath.atan2(2 * xy, xx - yy) / 2);
        }
      }
    }
  }

  /** A crest pixel is no weaker than its neighbours across the line. */
  private void thin() {
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        if (strength[i] > 0) {
          int sector = (int) Math.round(angle[i] / (Math.PI / 4));
          int k = Math.floorMod(sector, NEIGHBOURS);
          int step = STEP_Y[k] * width + STEP_X[k];
          crest[i] = strength[i] > strength[i - step] && strength[i] >= strength[i + step];
        }
      }
    }
  }

  private List<Stroke> link() {
    List<Stroke> found = new ArrayList<>();
    int[] members = new int[grey.length];
    for (int i = 0; i < grey.length; i++) {
      if (crest[i]) {
        int n = grow(i, members);
        if (n >= FEWEST_PIXELS) {
          found.add(stroke(members, n));
        }
      }
    }
    return found;
  }

  /** Collects what is linked to a crest pixel and runs its way; each is used once. */
  private int grow(int seed, int[] members) {
    crest[seed] = false;
    members[0] = seed;
    int n = 1;
    double c = StrictMath.cos(2 * angle[seed]);
    double s = StrictMath.sin(2 * angle[seed]);
    for (int at = 0; at < n; at++) {
      for (int k = 0; k < NEIGHBOURS; k++) {
        int next = members[at] + STEP_Y[k] * width + STEP_X[k];
        if (crest[next] && turn(next, c, s) < WIDEST_TURN) {
          crest[next] = false;
          members[n++] = next;
          c += StrictMath.cos(2 * angle[next]);
          s += StrictMath.sin(2 * angle[next]);
        }
      }
    }
    return n;
  }

  private double turn(int i, double c, double s) {
    double difference = Math.abs(angle[i] - StrictMath.atan2(s, c) / 2) % Math.PI;
    return Math.min(difference, Math.PI - difference);
  }

  private Stroke stroke(int[] members, int n) {
    double[] xs = new double[n];
    double[] ys = new double[n];
    double sum = 0;
    double mx = 0;
    double my = 0;
    for (int i = 0; i < n; i++) {
      double w = strength[members[i]];
      double[] at = peak(members[i]);
      xs[i] = at[0];
      ys[i] = at[1];
      sum += w;
      mx += w * xs[i];
      my += w * ys[i];
    }
    mx /= sum;
    my /= sum;
    return along(xs, ys, mx, my, sum / n);
  }

  /** Where the parabola through the three values across the line peaks. */
  private double[] peak(int i) {
    double x = i % width;
    double y = i / width;
    int k = Math.floorMod((int) Math.round(angle[i] / (Math.PI / 4)), NEIGHBOURS);
    int step = STEP_Y[k] * width + STEP_X[k];
    double bend = strength[i - step] - 2 * strength[i] + strength[i + step];
    double shift = bend < 0 ? (strength[i - step] - strength[i + step]) / (2 * bend) : 0;
    double kept = Math.max(-0.5, Math.min(0.5, shift));
    return new double[] {x + kept * STEP_X[k], y + kept * STEP_Y[k]};
  }

  private static Stroke along(double[] xs, double[] ys, double mx, double my, double strength) {
    double sxx = 0;
    double sxy = 0;
    double syy = 0;
    for (int i = 0; i < xs.length; i++) {
      sxx += (xs[i] - mx) * (xs[i] - mx);
      sxy += (xs[i] - mx) * (ys[i] - my);
      syy += (ys[i] - my) * (ys[i] - my);
    }
    double direction = StrictMath.atan2(2 * sxy, sxx - syy) / 2;
    double dx = StrictMath.cos(direction);
    double dy = StrictMath.sin(direction);
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      double t = (xs[i] - mx) * dx + (ys[i] - my) * dy;
      from = Math.min(from, t);
      to = Math.max(to, t);
    }
    double middle = (from + to) / 2;
    return new Stroke(mx + middle * dx, my + middle * dy, dx, dy, to - from + 1, strength);
  }
}
