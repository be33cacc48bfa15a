package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.internal.raster.DarkStrokes.Stroke;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;

/**
 * A row of ticks measured on the photograph, with what speaks for and against its being a ruler.
 *
 * @param curve where the ticks lie, in the photograph's pixels
 * @param ticks the ticks that were measured, by ascending number
 * @param missing how many numbers in between have no tick
 * @param tickLength length of the shorter ticks, in pixels
 * @param unevenness root mean square distance of the ticks from the curve, along it, in steps
 * @param dirtyGaps share of gaps in which something is more than a third as dark as the ticks
 * @param saturation of the ground between the ticks: 0 grey, 1 a pure colour; linear light
 */
record TickRow(
    RowCurve curve,
    List<Tick> ticks,
    int missing,
    double tickLength,
    double unevenness,
    double dirtyGaps,
    double saturation) {
  private static final double LEAST_CONTRAST = 0.3;
  private static final double DIRTY = 0.35;
  private static final double FARTHEST_OFF = 0.2;

  TickRow {
    ticks = List.copyOf(ticks);
  }

  /**
   * Measures a row that was found in a reduced picture.
   *
   * @param photograph the photograph
   * @param chain the row's strokes, in the reduced picture
   * @param enlargement the photograph's pixels per pixel of that picture
   */
  static Optional<TickRow> measure(
      Photograph photograph, List<TickChains.Link> chain, double enlargement) {
    RowCurve curve = RowCurve.of(chain).enlarged(enlargement);
    Map<Integer, Double> lengths = new HashMap<>();
    chain.forEach(l -> lengths.put(l.index(), l.stroke().length() * enlargement));
    double[] sorted = lengths.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double length = sorted[sorted.length / 3];
    LinearImage image = around(photograph, chain, enlargement);
    TickMeter meter = new TickMeter(image, curve, length);
    int first = chain.get(0).index();
    int last = chain.get(chain.size() - 1).index();
    List<Tick> ticks = new ArrayList<>();
    for (int k = first; k <= last; k++) {
      meter.tick(k, lengths.getOrDefault(k, 0.0)).ifPresent(ticks::add);
    }
    double typical = median(ticks.stream().mapToDouble(Tick::contrast).toArray());
    ticks.removeIf(t -> t.contrast() < LEAST_CONTRAST * typical);
    ticks.removeIf(t -> Math.abs(t.offset()) > FARTHEST_OFF);
    if (ticks.size() < 3) {
      return Optional.empty();
    }
    double uneven =
        Math.sqrt(ticks.stream().mapToDouble(t -> t.offset() * t.offset()).average().orElse(1));
    int dirty = 0;
    double[] saturations = new double[last - first];
    for (int k = first; k < last; k++) {
      dirty += meter.gapDarkness(k) > DIRTY * typical ? 1 : 0;
      saturations[k - first] = saturation(meter.ground(k));
    }
    return Optional.of(
        new TickRow(
            curve,
            ticks,
            last - first + 1 - ticks.size(),
            length,
            uneven,
            dirty / (double) (last - first),
            median(saturations)));
  }

  /** Pixels between neighbouring ticks in the middle of the row. */
  double middlePitch() {
    return curve.pitch((ticks.get(0).index() + ticks.get(ticks.size() - 1).index()) / 2.0);
  }

  /** Pixels between neighbouring ticks, averaged along the row. */
  double meanPitch() {
    int first = ticks.get(0).index();
    int last = ticks.get(ticks.size() - 1).index();
    double sum = 0;
    for (int k = first; k < last; k++) {
      sum += curve.pitch(k + 0.5);
    }
    return sum / (last - first);
  }

  private static double saturation(double[] rgb) {
    double most = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
    double least = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
    return most > 0 ? 1 - least / most : 0;
  }

  private static LinearImage around(
      Photograph photograph, List<TickChains.Link> chain, double enlargement) {
    double x0 = Double.POSITIVE_INFINITY;
    double y0 = Double.POSITIVE_INFINITY;
    double x1 = 0;
    double y1 = 0;
    for (TickChains.Link link : chain) {
      Stroke s = link.stroke();
      x0 = Math.min(x0, s.x() - s.length());
      y0 = Math.min(y0, s.y() - s.length());
      x1 = Math.max(x1, s.x() + s.length());
      y1 = Math.max(y1, s.y() + s.length());
    }
    double margin = Math.max(x1 - x0, y1 - y0) / 5;
    PixelRegion region =
        new PixelRegion(
                (int) ((x0 - margin) * enlargement),
                (int) ((y0 - margin) * enlargement),
                (int) ((x1 - x0 + 2 * margin) * enlargement),
                (int) ((y1 - y0 + 2 * margin) * enlargement))
            .clippedTo(photograph.width(), photograph.height());
    return LinearImage.ofBgr(
        photograph.bgr(region), region.width(), region.height(), region.x(), region.y());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
