package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.calque.internal.raster.DarkStrokes.Stroke;
import org.calque.internal.raster.LinearImage;

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
  private static final int FEWEST_LINKS = 3;
  private static final int FEWEST_UNCUT = 5;
  private static final int MOST_CUTS = 3;
  private static final double CLEARLY = 0.5;
  private static final double EVEN = 0.015;

  TickRow {
    ticks = List.copyOf(ticks);
  }

  /**
   * Measures a row that was found in a reduced picture: once along the strokes, again along the
   * ticks that were measured, and without an end that does not belong.
   *
   * @param photograph the whole photograph
   * @param chain the row's strokes, in the reduced picture
   * @param enlargement the photograph's pixels per pixel of that picture
   */
  static Optional<TickRow> measure(
      LinearImage photograph, List<TickChains.Link> chain, double enlargement) {
    List<TickChains.Link> links = chain.stream().map(l -> l.enlarged(enlargement)).toList();
    LinearImage image = around(photograph, links);
    Optional<TickRow> first = along(image, RowCurve.of(links), links);
    return first.filter(TickRow::promising).map(row -> refined(image, row, links));
  }

  private boolean promising() {
    return dirtyGaps <= 2 * DIRTY && unevenness <= FARTHEST_OFF / 2;
  }

  private static TickRow refined(LinearImage image, TickRow row, List<TickChains.Link> links) {
    TickRow best = again(image, row, links).orElse(row);
    for (int cut = 0; cut < MOST_CUTS && best.uncertain(); cut++) {
      int n = best.ticks().size();
      TickRow headless = best.between(1, n);
      TickRow tailless = best.between(0, n - 1);
      Optional<TickRow> shorter =
          Stream.of(headless, tailless)
              .flatMap(r -> again(image, r, links).stream())
              .min(Comparator.comparingDouble(TickRow::unevenness));
      if (shorter.isEmpty() || shorter.get().unevenness() > CLEARLY * best.unevenness()) {
        return best;
      }
      best = shorter.get();
    }
    return best;
  }

  private boolean uncertain() {
    return ticks.size() > FEWEST_UNCUT && unevenness > EVEN;
  }

  private TickRow between(int from, int to) {
    return new TickRow(
        curve, ticks.subList(from, to), missing, tickLength, unevenness, dirtyGaps, saturation);
  }

  /** The row measured along its own ticks instead of the strokes. */
  private static Optional<TickRow> again(
      LinearImage image, TickRow row, List<TickChains.Link> links) {
    List<TickChains.Link> own = row.ticks().stream().map(row::link).toList();
    int first = own.get(0).index();
    int last = own.get(own.size() - 1).index();
    return along(
        image,
        RowCurve.of(own),
        links.stream().filter(l -> l.index() >= first && l.index() <= last).toList());
  }

  private TickChains.Link link(Tick tick) {
    double[] u = curve.direction(tick.index());
    return new TickChains.Link(
        tick.index(),
        new Stroke(
            (tick.near().x() + tick.far().x()) / 2,
            (tick.near().y() + tick.far().y()) / 2,
            u[0],
            u[1],
            tickLength,
            tick.contrast()));
  }

  private static Optional<TickRow> along(
      LinearImage image, RowCurve curve, List<TickChains.Link> links) {
    if (links.size() < FEWEST_LINKS) {
      return Optional.empty();
    }
    Map<Integer, Double> lengths = new HashMap<>();
    links.forEach(l -> lengths.put(l.index(), l.stroke().length()));
    double[] sorted = lengths.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double length = sorted[sorted.length / 3];
    TickMeter meter = new TickMeter(image, curve, length);
    int first = links.get(0).index();
    int last = links.get(links.size() - 1).index();
    List<Tick> ticks = new ArrayList<>();
    for (int k = first; k <= last; k++) {
      meter.tick(k, lengths.getOrDefault(k, 0.0)).ifPresent(ticks::add);
    }
    double typical = median(ticks.stream().mapToDouble(Tick::contrast).toArray());
    ticks.removeIf(t -> t.contrast() < LEAST_CONTRAST * typical);
    ticks.removeIf(t -> Math.abs(t.offset()) > FARTHEST_OFF);
    return ticks.size() < FEWEST_LINKS
        ? Optional.empty()
        : Optional.of(judged(meter, curve, ticks, length, typical));
  }

  private static TickRow judged(
      TickMeter meter, RowCurve curve, List<Tick> ticks, double length, double typical) {
    int first = ticks.get(0).index();
    int last = ticks.get(ticks.size() - 1).index();
    double squares = ticks.stream().mapToDouble(t -> t.offset() * t.offset()).sum();
    int dirty = 0;
    double[] saturations = new double[last - first];
    for (int k = first; k < last; k++) {
      dirty += meter.gapDarkness(k) > DIRTY * typical ? 1 : 0;
      saturations[k - first] = saturation(meter.ground(k));
    }
    return new TickRow(
        curve,
        ticks,
        last - first + 1 - ticks.size(),
        length,
        Math.sqrt(squares / ticks.size()),
        dirty / (double) (last - first),
        median(saturations));
  }

  /** The number half way between the first tick and the last. */
  double middle() {
    return (ticks.get(0).index() + ticks.get(ticks.size() - 1).index()) / 2.0;
  }

  /** Pixels between neighbouring ticks in the middle of the row. */
  double middlePitch() {
    return curve.pitch(middle());
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

  /** Standard deviation of a tick's place along the row, in steps: the curve took its share. */
  double scatter() {
    int n = ticks.size();
    return unevenness * Math.sqrt(n / (double) Math.max(1, n - curve.degree() - 1));
  }

  /** From the first tick to the last, in pixels. */
  double length() {
    return meanPitch() * (ticks.get(ticks.size() - 1).index() - ticks.get(0).index());
  }

  private static double saturation(double[] rgb) {
    double most = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
    double least = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
    return most > 0 ? 1 - least / most : 0;
  }

  private static LinearImage around(LinearImage photograph, List<TickChains.Link> links) {
    double x0 = Double.POSITIVE_INFINITY;
    double y0 = Double.POSITIVE_INFINITY;
    double x1 = 0;
    double y1 = 0;
    double margin = 0;
    for (TickChains.Link link : links) {
      Stroke s = link.stroke();
      x0 = Math.min(x0, s.x());
      y0 = Math.min(y0, s.y());
      x1 = Math.max(x1, s.x());
      y1 = Math.max(y1, s.y());
      margin = Math.max(margin, s.length());
    }
    margin += Math.max(x1 - x0, y1 - y0) / links.size();
    return photograph.part(
        (int) Math.floor(x0 - margin),
        (int) Math.floor(y0 - margin),
        (int) Math.ceil(x1 - x0 + 2 * margin) + 1,
        (int) Math.ceil(y1 - y0 + 2 * margin) + 1);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
