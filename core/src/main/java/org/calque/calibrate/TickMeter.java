package org.calque.calibrate;

import java.util.Arrays;
import java.util.Optional;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.LinearImage;

/**
 * Measures ticks and the ground between them across a row, on the photograph's own pixels in linear
 * light. Confined to one thread.
 */
final class TickMeter {
  private static final int SAMPLES = 64;
  private static final int GAP_SAMPLES = 33;
  private static final double FINEST_PX = 0.2;
  private static final int LINES = 7;
  private static final double BAND = 0.36;
  private static final double FARTHEST = 0.25;
  private static final double FOOT = 0.3;
  private static final double GAP = 0.25;
  private static final double MIDWAY = 0.22;
  private static final double BLUR_PX = 0.6;
  private static final double FINEST_LENGTH_PX = 0.25;
  private static final int LENGTH_PARTS = 24;
  private static final double LONGEST = 4;
  private static final double FADED = 0.5;
  private static final int GONE = 3;

  private final LinearImage image;
  private final RowCurve curve;
  private final double length;
  private final float[] rgb = new float[LinearImage.CHANNELS];

  /**
   * @param image the surroundings of the row
   * @param curve the row, in the photograph's pixels
   * @param length of the shorter ticks, in pixels
   */
  TickMeter(LinearImage image, RowCurve curve, double length) {
    this.image = image;
    this.curve = curve;
    this.length = length;
  }

  /** A dip of light: its centre, its depth over the ground, and its width at half depth. */
  private record Dip(double at, double depth, double width) {}

  /** The tick of a number; empty where nothing dark is near the curve. */
  Optional<Tick> tick(int index, double strokeLength) {
    double pitch = curve.pitch(index);
    Frame frame = frame(index);
    int half = (int) Math.max(8, Math.min(SAMPLES, pitch / 2 / FINEST_PX));
    double stepPx = pitch / 2 / half;
    double[][] lines = profiles(frame, half, stepPx);
    Optional<Dip> whole = dip(lines, 0, 2, stepPx);
    Optional<Dip> near = dip(lines, 0, 1, stepPx);
    Optional<Dip> far = dip(lines, LINES - 1, 1, stepPx);
    if (whole.isEmpty() || near.isEmpty() || far.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Tick(
            index,
            frame.point(near.get().at(), -BAND / 2),
            frame.point(far.get().at(), BAND / 2),
            whole.get().at() / pitch,
            whole.get().depth(),
            whole.get().width() / pitch,
            length(frame, pitch, whole.get()) / pitch,
            strokeLength / pitch));
  }

  /** From end to end: where the ink is less than half as dark as the tick's middle, it ended. */
  private double length(Frame frame, double pitch, Dip middle) {
    return reach(frame, pitch, middle, 1) + reach(frame, pitch, middle, -1);
  }

  private double reach(Frame frame, double pitch, Dip middle, int side) {
    double step = Math.max(FINEST_LENGTH_PX, length / LENGTH_PARTS);
    int faded = 0;
    double reached = 0;
    for (double at = 0; at <= LONGEST * length && faded < GONE; at += step) {
      if (darkness(frame, pitch / 2, middle.at(), side * at / length) > FADED * middle.depth()) {
        reached = at;
        faded = 0;
      } else {
        faded++;
      }
    }
    return reached;
  }

  /** How much darker the row is at a place than half a step before and after. */
  private double darkness(Frame frame, double half, double across, double along) {
    double before = light(frame.point(across - half, along));
    double after = light(frame.point(across + half, along));
    double here = light(frame.point(across, along));
    double ground = (before + after) / 2;
    return ground > 0 ? (ground - here) / ground : 0;
  }

  /** Where the row is at a number, one pixel along it, and one tick's length across it. */
  private record Frame(double x, double y, double alongX, double alongY, double ux, double uy) {
    ImagePoint point(double across, double along) {
      return new ImagePoint(x + across * alongX + along * ux, y + across * alongY + along * uy);
    }
  }

  private Frame frame(double index) {
    double[] step = curve.step(index);
    double pitch = Math.hypot(step[0], step[1]);
    double[] u = curve.direction(index);
    return new Frame(
        curve.x(index),
        curve.y(index),
        step[0] / pitch,
        step[1] / pitch,
        length * u[0],
        length * u[1]);
  }

  /** Light along the row at places across the tick, each line a place along the tick. */
  private double[][] profiles(Frame frame, int half, double stepPx) {
    double[][] lines = new double[2 * LINES - 1][2 * half + 1];
    for (int v = 0; v < lines.length; v++) {
      double along = BAND * (v - LINES + 1) / (LINES - 1);
      for (int i = 0; i <= 2 * half; i++) {
        ImagePoint p = frame.point((i - half) * stepPx, along);
        lines[v][i] = image.covers(p.x(), p.y()) ? light(p) : Double.NaN;
      }
    }
    return lines;
  }

  /** The dip of the mean of some lines; empty where one of them leaves the image. */
  private static Optional<Dip> dip(double[][] lines, int first, int step, double stepPx) {
    double[] mean = new double[lines[0].length];
    for (int v = 0; v < LINES; v++) {
      double[] line = lines[first + v * step];
      for (int i = 0; i < mean.length; i++) {
        mean[i] += line[i] / LINES;
      }
    }
    boolean inside = Arrays.stream(mean).noneMatch(Double::isNaN);
    return inside ? dip(mean, mean.length / 2, stepPx) : Optional.empty();
  }

  private static Optional<Dip> dip(double[] light, int half, double stepPx) {
    int shoulder = Math.max(2, half / 4);
    double left = upper(light, 0, shoulder + 1);
    double right = upper(light, light.length - shoulder - 1, light.length);
    double[] dark = new double[light.length];
    int peak = half;
    for (int i = 0; i < light.length; i++) {
      double ground = left + (right - left) * i / (light.length - 1);
      dark[i] = ground > 0 ? (ground - light[i]) / ground : 0;
      if (Math.abs(i - half) <= 2 * FARTHEST * half && dark[i] > dark[peak]) {
        peak = i;
      }
    }
    if (dark[peak] <= 0) {
      return Optional.empty();
    }
    return Optional.of(centroid(dark, peak, half, stepPx));
  }

  private static double upper(double[] light, int from, int to) {
    double[] part = Arrays.copyOfRange(light, from, to);
    Arrays.sort(part);
    return part[3 * (part.length - 1) / 4];
  }

  private static Dip centroid(double[] dark, int peak, int half, double stepPx) {
    double foot = FOOT * dark[peak];
    int from = peak;
    while (from > 0 && dark[from - 1] > foot) {
      from--;
    }
    int to = peak;
    while (to < dark.length - 1 && dark[to + 1] > foot) {
      to++;
    }
    double sum = 0;
    double moment = 0;
    int wide = 0;
    for (int i = from; i <= to; i++) {
      sum += dark[i] - foot;
      moment += (dark[i] - foot) * (i - half);
      wide += dark[i] > dark[peak] / 2 ? 1 : 0;
    }
    double at = sum > 0 ? moment / sum : peak - half;
    return new Dip(at * stepPx, dark[peak], wide * stepPx);
  }

  /**
   * Darkest value midway between a tick and the next one, under the ground of the gap, as a share
   * of it. Where pixels blur neighbouring ticks into each other, midway is narrower.
   */
  double gapDarkness(int index) {
    double pitch = curve.pitch(index + 0.5);
    double half = Math.max(0.05, MIDWAY - BLUR_PX / pitch);
    Frame frame = frame(index);
    double[] light = new double[GAP_SAMPLES];
    double darkest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < light.length; i++) {
      double at = 0.5 + GAP * (2.0 * i / (light.length - 1) - 1);
      light[i] = light(frame, at * pitch);
      if (Math.abs(at - 0.5) <= half) {
        darkest = Math.min(darkest, light[i]);
      }
    }
    Arrays.sort(light);
    double ground = light[3 * light.length / 4];
    return ground > 0 ? (ground - darkest) / ground : 1;
  }

  /** Mean red, green, blue between a tick and the next one. */
  double[] ground(int index) {
    double[] sum = new double[LinearImage.CHANNELS];
    double[] step = curve.step(index);
    double[] u = curve.direction(index);
    for (int i = 0; i < LINES; i++) {
      double v = (2.0 * i / (LINES - 1) - 1) * BAND * length;
      double x = curve.x(index) + 0.5 * step[0] + v * u[0];
      double y = curve.y(index) + 0.5 * step[1] + v * u[1];
      image.sample(x, y, rgb, 0);
      for (int c = 0; c < sum.length; c++) {
        sum[c] += rgb[c] / LINES;
      }
    }
    return sum;
  }

  /** Mean light along a tick, some pixels along the row; NaN outside the image. */
  private double light(Frame frame, double across) {
    double sum = 0;
    for (int i = 0; i < LINES; i++) {
      double along = BAND * (2.0 * i / (LINES - 1) - 1);
      ImagePoint p = frame.point(across, along);
      if (!image.covers(p.x(), p.y())) {
        return Double.NaN;
      }
      sum += light(p);
    }
    return sum / LINES;
  }

  private double light(ImagePoint p) {
    image.sample(p.x(), p.y(), rgb, 0);
    return (rgb[0] + rgb[1] + rgb[2]) / LinearImage.CHANNELS;
  }
}
