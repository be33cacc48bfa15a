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
  private static final double FINEST_PX = 0.2;
  private static final int LINES = 7;
  private static final double BAND = 0.36;
  private static final double FARTHEST = 0.25;
  private static final double FOOT = 0.3;
  private static final double GAP = 0.25;
  private static final double MIDWAY = 0.22;
  private static final double BLUR_PX = 0.6;

  private final LinearImage image;
  private final RowCurve curve;
  private final double length;
  private final float[] rgb = new float[LinearImage.CHANNELS];
  private Place place;

  /**
   * @param image the surroundings of the row
   * @param curve the row, in the photograph's pixels
   * @param length of the shorter ticks, in pixels
   */
  TickMeter(LinearImage image, RowCurve curve, double length) {
    this.image = image;
    this.curve = curve;
    this.length = length;
    this.place = Place.of(curve, 0);
  }

  /** The row at one number, for the many points that are asked about it in turn. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the meter
  private record Place(
      double index, double x, double y, double[] step, double[] direction, double pitch) {
    static Place of(RowCurve curve, double index) {
      return new Place(
          index,
          curve.x(index),
          curve.y(index),
          curve.step(index),
          curve.direction(index),
          curve.pitch(index));
    }
  }

  /** A dip of light: its centre, its depth over the ground, and its width at half depth. */
  private record Dip(double at, double depth, double width) {}

  /** The tick of a number; empty where nothing dark is near the curve. */
  Optional<Tick> tick(int index, double strokeLength) {
    double pitch = curve.pitch(index);
    Optional<Dip> whole = dip(index, -BAND, BAND);
    Optional<Dip> near = dip(index, -BAND, 0);
    Optional<Dip> far = dip(index, 0, BAND);
    if (whole.isEmpty() || near.isEmpty() || far.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Tick(
            index,
            point(index, near.get().at(), -BAND / 2),
            point(index, far.get().at(), BAND / 2),
            whole.get().at() / pitch,
            whole.get().depth(),
            whole.get().width() / pitch,
            strokeLength / pitch));
  }

  private ImagePoint point(double index, double across, double along) {
    if (index != place.index()) {
      place = Place.of(curve, index);
    }
    double[] step = place.step();
    double[] u = place.direction();
    return new ImagePoint(
        place.x() + across * step[0] / place.pitch() + along * length * u[0],
        place.y() + across * step[1] / place.pitch() + along * length * u[1]);
  }

  private Optional<Dip> dip(int index, double from, double to) {
    double pitch = curve.pitch(index);
    int half = (int) Math.max(8, Math.min(SAMPLES, pitch / 2 / FINEST_PX));
    double stepPx = pitch / 2 / half;
    double[] light = new double[2 * half + 1];
    for (int i = 0; i < light.length; i++) {
      light[i] = light(index, (i - half) * stepPx, from, to);
      if (Double.isNaN(light[i])) {
        return Optional.empty();
      }
    }
    return dip(light, half, stepPx);
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
    double[] light = new double[SAMPLES];
    double darkest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < SAMPLES; i++) {
      double at = 0.5 + GAP * (2.0 * i / (SAMPLES - 1) - 1);
      light[i] = light(index, at * pitch, -BAND, BAND);
      if (Math.abs(at - 0.5) <= half) {
        darkest = Math.min(darkest, light[i]);
      }
    }
    Arrays.sort(light);
    double ground = light[3 * SAMPLES / 4];
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

  /** Mean light of a stretch along the tick, some pixels along the row; NaN outside the image. */
  private double light(double index, double across, double from, double to) {
    double sum = 0;
    for (int i = 0; i < LINES; i++) {
      double along = from + (to - from) * i / (LINES - 1);
      ImagePoint p = point(index, across, along);
      if (!image.covers(p.x(), p.y())) {
        return Double.NaN;
      }
      image.sample(p.x(), p.y(), rgb, 0);
      sum += rgb[0] + rgb[1] + rgb[2];
    }
    return sum / (LINES * LinearImage.CHANNELS);
  }
}
