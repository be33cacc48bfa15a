package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;

/**
 * Whether a row of ticks is a ruler: every test must hold. Letters, hair, stitches and weave stand
 * in rows too, but not so evenly, not so alike, and not on a ground that is empty in between.
 */
final class RulerEvidence {
  private static final int FEWEST_TICKS = 5;
  private static final double MOST_MISSING = 0.2;
  private static final double UNEVENNESS = 0.012;
  private static final double UNEVENNESS_PX = 0.14;
  private static final double MOST_UNEVENNESS = 0.06;
  private static final double CREASED = 0.03;
  private static final int FEWEST_SPOTLESS = 6;
  private static final double SPOTLESS_PX = 10;
  private static final double LEAST_SPARE = 3;
  private static final double REACH = 0.14;
  private static final double FINEST_UNEVENNESS = 0.003;
  private static final double LEAST_WEIGHT = 5.5;
  private static final double RESOLVED_PX = 6;
  private static final int FEWEST_FINE = 21;
  private static final double MOST_DIRTY_GAPS = 0.12;
  private static final int FEWEST_ONE_DIRTY = 6;
  private static final double LEAST_CONTRAST = 0.08;
  private static final double CONTRAST_SPREAD = 0.35;
  private static final int AROUND = 6;
  private static final double LARGEST_CHANGE = 1.6;
  private static final double PAPER_SATURATION = 0.35;
  private static final int FEWEST_ON_SKIN = 10;
  private static final double PAPER_LENGTH_MM = 1.2;
  private static final double LONGEST_TICK_MM = 14;

  private RulerEvidence() {}

  /** Whether the row is a ruler's, whatever its graduation. */
  static boolean convinces(TickRow row) {
    int n = row.ticks().size();
    double pitch = row.middlePitch();
    double even = spotless(row) ? CREASED : UNEVENNESS + UNEVENNESS_PX / pitch;
    double spare = Math.sqrt(Math.max(0, n - LEAST_SPARE) / n);
    return n >= FEWEST_TICKS
        && row.missing() <= MOST_MISSING * n
        && row.unevenness() <= Math.min(MOST_UNEVENNESS, even) * spare * 1.2
        && row.dirtyGaps() <= Math.max(MOST_DIRTY_GAPS, n >= FEWEST_ONE_DIRTY ? 1.01 / (n - 1) : 0)
        && (n >= FEWEST_ON_SKIN || row.missing() == 0 || row.dirtyGaps() == 0)
        && alike(row.ticks())
        && steady(row)
        && weight(row) >= LEAST_WEIGHT
        && (pitch >= RESOLVED_PX || finelyRuled(row))
        && (onPaper(row) || n >= FEWEST_ON_SKIN);
  }

  /**
   * A label whose every tick is seen, all alike, on white paper with nothing between them: it may
   * be creased by what it lies on, so that its ticks stand less evenly than they were printed.
   */
  private static boolean spotless(TickRow row) {
    return row.ticks().size() >= FEWEST_SPOTLESS
        && row.missing() == 0
        && row.dirtyGaps() == 0
        && row.middlePitch() >= SPOTLESS_PX
        && onPaper(row)
        && TickPattern.of(row.ticks()) == TickPattern.EQUAL;
  }

  /**
   * How much the evenness of the ticks says: each one beyond those that fix the curve could have
   * stood anywhere within the reach of the search, and stands where it should.
   */
  static double weight(TickRow row) {
    double narrowing = REACH / Math.max(FINEST_UNEVENNESS, row.unevenness());
    return (row.ticks().size() - LEAST_SPARE) * StrictMath.log(narrowing);
  }

  /** Ticks of few pixels could be letters' stems: only every tenth longer one tells them. */
  private static boolean finelyRuled(TickRow row) {
    return row.ticks().size() >= FEWEST_FINE && TickPattern.of(row.ticks()) == TickPattern.TENTHS;
  }

  /** Whether the ground between the ticks is near white or grey: a label, not skin. */
  static boolean onPaper(TickRow row) {
    return row.saturation() < PAPER_SATURATION;
  }

  /** A tick on paper is as long as a millimetre or more, and no longer than ticks are made. */
  static boolean plausible(TickRow row, RulerGraduation graduation) {
    double millimetres = row.tickLength() / row.middlePitch() * graduation.millimetres();
    return millimetres <= LONGEST_TICK_MM && (millimetres >= PAPER_LENGTH_MM || !onPaper(row));
  }

  /** Whether the ticks are as dark as those around them: light and focus change along a ruler. */
  private static boolean alike(List<Tick> ticks) {
    double[] contrasts = ticks.stream().mapToDouble(Tick::contrast).toArray();
    double[] relative = new double[contrasts.length];
    for (int i = 0; i < relative.length; i++) {
      int from = Math.max(0, i - AROUND);
      int to = Math.min(contrasts.length, i + AROUND + 1);
      relative[i] = contrasts[i] / TickRow.median(Arrays.copyOfRange(contrasts, from, to));
    }
    Arrays.sort(relative);
    double low = relative[relative.length / 6];
    double high = relative[relative.length - 1 - relative.length / 6];
    return TickRow.median(contrasts) >= LEAST_CONTRAST && (high - low) / 2 <= CONTRAST_SPREAD;
  }

  /** The pitch changes along a ruler by its tilt and bend, but not by half. */
  private static boolean steady(TickRow row) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Tick tick : row.ticks()) {
      double pitch = row.curve().pitch(tick.index());
      least = Math.min(least, pitch);
      most = Math.max(most, pitch);
    }
    return most <= LARGEST_CHANGE * least;
  }
}
