package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which ticks of a row are longer than the others: the signature of its graduation. */
enum TickPattern {
  /** All alike. */
  EQUAL,
  /** Every tenth longer, and the fifth in between or not: ten ticks make a unit. */
  TENTHS,
  /** Every fifth longer, all of those alike. */
  FIFTHS,
  /** Every second longer. */
  HALVES,
  /** Every fourth or eighth longer, as on a ruler in inches. */
  BINARY,
  /** Ticks of different lengths in no order. */
  IRREGULAR;

  private static final double LONGER = 1.2;
  private static final double MUCH_LONGER = 1.45;
  private static final double AGREEMENT = 0.88;
  private static final double FEW = 0.12;
  private static final int FEWEST_LONG = 2;
  private static final int MORE_LONG = 3;

  /** A tick's number and length. */
  private record Mark(int index, double length) {}

  /**
   * What the ink's lengths say; where they follow no rule, because a numeral touches its tick or
   * the light is uneven, what the strokes' lengths say, or the much longer ones among the first.
   */
  static TickPattern of(List<Tick> ticks) {
    TickPattern pattern = of(ticks, Tick::length, LONGER, FEWEST_LONG);
    if (pattern == IRREGULAR) {
      pattern = of(ticks, Tick::stroke, LONGER, FEWEST_LONG);
    }
    boolean tens = of(ticks, Tick::length, MUCH_LONGER, MORE_LONG) == TENTHS;
    return pattern == IRREGULAR && tens ? TENTHS : pattern;
  }

  private static TickPattern of(
      List<Tick> ticks, ToDoubleFunction<Tick> length, double factor, int fewest) {
    List<Mark> known =
        ticks.stream()
            .map(t -> new Mark(t.index(), length.applyAsDouble(t)))
            .filter(m -> m.length() > 0)
            .toList();
    double[] sorted = known.stream().mapToDouble(Mark::length).sorted().toArray();
    if (sorted.length == 0) {
      return IRREGULAR;
    }
    double shorter = sorted[sorted.length / 3];
    List<Mark> longer = known.stream().filter(t -> t.length() > factor * shorter).toList();
    double share = longer.size() / (double) known.size();
    for (int period : new int[] {10, 5, 8, 4, 2}) {
      if (agreement(known, longer, period, fewest) >= AGREEMENT) {
        return named(period, longer);
      }
    }
    return share <= FEW || longer.size() <= FEWEST_LONG ? EQUAL : IRREGULAR;
  }

  private static TickPattern named(int period, List<Mark> longer) {
    return switch (period) {
      case 10 -> TENTHS;
      case 5 -> alternating(longer) ? TENTHS : FIFTHS;
      case 2 -> alternating(longer) ? BINARY : HALVES;
      default -> BINARY;
    };
  }

  /** Share of ticks that are long where a period says so and short elsewhere, at the best start. */
  private static double agreement(List<Mark> known, List<Mark> longer, int period, int fewest) {
    double best = 0;
    for (int start = 0; start < period; start++) {
      int from = start;
      long due = known.stream().filter(t -> Math.floorMod(t.index(), period) == from).count();
      long hit = longer.stream().filter(t -> Math.floorMod(t.index(), period) == from).count();
      if (hit >= fewest && due < known.size() && known.size() > period * 2) {
        double kept = hit / (double) due;
        double clean = 1 - (longer.size() - hit) / (double) (known.size() - due);
        best = Math.max(best, Math.min(kept, clean));
      }
    }
    return best;
  }

  /** Whether every second of the long ticks is longer still. */
  private static boolean alternating(List<Mark> longer) {
    double[] sorted = longer.stream().mapToDouble(Mark::length).sorted().toArray();
    double middle = (sorted[0] + sorted[sorted.length - 1]) / 2;
    if (sorted.length < 3 || sorted[sorted.length - 1] < LONGER * sorted[0]) {
      return false;
    }
    int step = longer.get(1).index() - longer.get(0).index();
    int[] longest =
        longer.stream().filter(t -> t.length() > middle).mapToInt(Mark::index).toArray();
    return longest.length >= FEWEST_LONG
        && Arrays.stream(longest).allMatch(i -> (i - longest[0]) % (2 * step) == 0);
  }
}
