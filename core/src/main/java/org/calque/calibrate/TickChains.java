package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calque.internal.raster.DarkStrokes.Stroke;

/**
 * Rows of parallel strokes at a steady step, straight or bent: what a ruler's ticks look like, and
 * at times letters, hair or stitches. Made for one set of strokes; not safe for several threads.
 */
final class TickChains {
  private static final int FEWEST = 5;
  private static final int MOST_GAPS_IN_A_ROW = 2;
  private static final int STARTS_PER_STROKE = 6;
  private static final double WIDEST_TURN = Math.sin(Math.toRadians(12));
  private static final double LARGEST_RATIO = 2.6;
  private static final double DENSE_TOLERANCE = 0.14;
  private static final double SPARSE_TOLERANCE = 0.19;
  private static final double LEAST_TOLERANCE_PX = 0.8;
  private static final double LEAST_OVERLAP = 0.5;
  private static final double LEAN = 0.2;
  private static final double LONGEST_STEP = 4.5;
  private static final double CELL_PX = 16;
  private static final int MOST_CHAINS = 80;
  private static final double MOST_UNEVENNESS = 0.09;
  private static final double NOISE_PX = 0.5;
  private static final double TYPICAL_UNEVENNESS = 0.015;
  private static final double PLACE_NOISE_PX = 0.2;

  /**
   * A stroke and its number in the row.
   *
   * @param index how many steps after the first
   * @param stroke the stroke
   */
  record Link(int index, Stroke stroke) {
    /** The same in a picture enlarged so that pixel edges stay in place. */
    Link enlarged(double factor) {
      return new Link(
          index,
          new Stroke(
              (stroke.x() + 0.5) * factor - 0.5,
              (stroke.y() + 0.5) * factor - 0.5,
              stroke.dx(),
              stroke.dy(),
              stroke.length() * factor,
              stroke.strength()));
    }
  }

  private record Ranked(List<Link> chain, double merit) {}

  private final List<Stroke> strokes;
  private final StrokeGrid grid;
  private final Set<Long> walked = new HashSet<>();

  private TickChains(List<Stroke> strokes) {
    this.strokes = strokes;
    this.grid = new StrokeGrid(strokes, CELL_PX);
  }

  /** The rows of five strokes and more, the longest first. */
  static List<List<Link>> of(List<Stroke> strokes) {
    return new TickChains(strokes).find();
  }

  private List<List<Link>> find() {
    List<Ranked> chains = new ArrayList<>();
    for (int i = 0; i < strokes.size(); i++) {
      for (int j : starts(i)) {
        if (!walked.contains(pair(i, j))) {
          List<Link> chain = grow(i, j);
          if (chain.size() >= FEWEST && even(chain)) {
            chains.add(new Ranked(chain, merit(chain)));
          }
        }
      }
    }
    chains.sort(Comparator.comparingDouble(Ranked::merit).reversed());
    return chains.stream().limit(MOST_CHAINS).map(Ranked::chain).toList();
  }

  private static boolean even(List<Link> chain) {
    double noise = NOISE_PX / across(chain.get(0), chain.get(1));
    return unevenness(chain) <= MOST_UNEVENNESS + noise;
  }

  /** More, darker and more evenly spaced strokes are more of a ruler. */
  private static double merit(List<Link> chain) {
    double[] strengths = chain.stream().mapToDouble(l -> l.stroke().strength()).sorted().toArray();
    double noise = TYPICAL_UNEVENNESS + PLACE_NOISE_PX / across(chain.get(0), chain.get(1));
    double uneven = unevenness(chain) / noise;
    double missing = chain.get(chain.size() - 1).index() - chain.get(0).index() + 1.0;
    double whole = chain.size() / missing;
    return (chain.size() - 2)
        * strengths[strengths.length / 4]
        * whole
        * whole
        / (1 + uneven * uneven);
  }

  /** Root mean square of the second differences of place across the strokes, over the step. */
  private static double unevenness(List<Link> chain) {
    double sum = 0;
    double length = 0;
    for (int i = 1; i + 1 < chain.size(); i++) {
      double before = across(chain.get(i - 1), chain.get(i));
      double after = across(chain.get(i), chain.get(i + 1));
      sum += (after - before) * (after - before);
      length += (before + after) / 2;
    }
    int n = chain.size() - 2;
    return Math.sqrt(sum / n) / (length / n);
  }

  private static double across(Link a, Link b) {
    double[] step = step(a.stroke(), b.stroke());
    return Math.hypot(step[0], step[1]) / (b.index() - a.index());
  }

  private static long pair(int i, int j) {
    return ((long) Math.min(i, j) << 32) | Math.max(i, j);
  }

  /** The nearest parallel strokes beside one, on the side its normal points to. */
  private List<Integer> starts(int i) {
    Stroke s = strokes.get(i);
    double reach = LONGEST_STEP * s.length();
    List<Integer> beside = new ArrayList<>();
    for (int j : grid.near(s.x(), s.y(), reach)) {
      Stroke t = strokes.get(j);
      double across = (t.x() - s.x()) * -s.dy() + (t.y() - s.y()) * s.dx();
      if (across > 1.5 && across <= reach && alike(s, t) && level(s, t, across)) {
        beside.add(j);
      }
    }
    beside.sort(
        Comparator.comparingDouble(
            (Integer j) ->
                (strokes.get(j).x() - s.x()) * -s.dy() + (strokes.get(j).y() - s.y()) * s.dx()));
    return beside.subList(0, Math.min(STARTS_PER_STROKE, beside.size()));
  }

  private static boolean alike(Stroke s, Stroke t) {
    double turn = Math.abs(s.dx() * t.dy() - s.dy() * t.dx());
    double lengths = s.length() / t.length();
    double strengths = s.strength() / t.strength();
    return turn <= WIDEST_TURN
        && lengths <= LARGEST_RATIO
        && lengths >= 1 / LARGEST_RATIO
        && strengths <= LARGEST_RATIO
        && strengths >= 1 / LARGEST_RATIO;
  }

  /** Whether two strokes stand side by side; a row may lean a little against its ticks. */
  private static boolean level(Stroke s, Stroke t, double step) {
    double along = Math.abs((t.x() - s.x()) * s.dx() + (t.y() - s.y()) * s.dy());
    double shorter = Math.min(s.length(), t.length());
    double overlap = (s.length() + t.length()) / 2 - along + LEAN * step;
    return overlap >= LEAST_OVERLAP * shorter;
  }

  private List<Link> grow(int i, int j) {
    List<Link> forward = new ArrayList<>();
    forward.add(new Link(0, strokes.get(i)));
    forward.add(new Link(1, strokes.get(j)));
    walked.add(pair(i, j));
    Set<Integer> taken = new HashSet<>(Set.of(i, j));
    extend(forward, taken, j, i);
    List<Link> backward = new ArrayList<>();
    backward.add(new Link(0, strokes.get(j)));
    backward.add(new Link(1, strokes.get(i)));
    extend(backward, taken, i, j);
    List<Link> whole = new ArrayList<>();
    for (int k = backward.size() - 1; k >= 2; k--) {
      whole.add(new Link(1 - backward.get(k).index(), backward.get(k).stroke()));
    }
    whole.addAll(forward);
    return whole;
  }

  /**
   * Goes on from the last two; a gap is believed only in a row that has three strokes, and strokes
   * in a ring, such as a hair's, end where they meet themselves.
   */
  private void extend(List<Link> chain, Set<Integer> taken, int last, int before) {
    int from = last;
    double[] step = step(strokes.get(before), strokes.get(from));
    int gaps = 0;
    while (gaps <= (chain.size() > 2 ? MOST_GAPS_IN_A_ROW : 0)) {
      int next = next(strokes.get(from), step, gaps + 1);
      if (next < 0) {
        gaps++;
        continue;
      }
      if (!taken.add(next)) {
        return;
      }
      Stroke found = strokes.get(next);
      if (gaps == 0) {
        walked.add(pair(from, next));
      }
      Link end = chain.get(chain.size() - 1);
      chain.add(new Link(end.index() + gaps + 1, found));
      double[] made = step(strokes.get(from), found);
      for (int d = 0; d < 2; d++) {
        step[d] = 0.6 * step[d] + 0.4 * made[d] / (gaps + 1);
      }
      from = next;
      gaps = 0;
    }
  }

  /** From one stroke to the next, across the first only: a longer tick's middle lies lower. */
  private static double[] step(Stroke s, Stroke t) {
    double across = (t.x() - s.x()) * -s.dy() + (t.y() - s.y()) * s.dx();
    return new double[] {-s.dy() * across, s.dx() * across};
  }

  private int next(Stroke from, double[] step, int steps) {
    double pitch = Math.hypot(step[0], step[1]);
    double sign = Math.signum(-from.dy() * step[0] + from.dx() * step[1]);
    double share = pitch > from.length() ? SPARSE_TOLERANCE : DENSE_TOLERANCE;
    double tolerance = Math.max(LEAST_TOLERANCE_PX, share * pitch);
    double x = from.x() + steps * step[0];
    double y = from.y() + steps * step[1];
    double reach = LARGEST_RATIO / 2 * from.length() + LEAN * steps * pitch + tolerance;
    int best = -1;
    double least = tolerance;
    for (int j : grid.near(x, y, reach)) {
      Stroke t = strokes.get(j);
      double across = sign * ((t.x() - from.x()) * -from.dy() + (t.y() - from.y()) * from.dx());
      double error = Math.abs(across - steps * pitch);
      if (error < least && alike(from, t) && level(from, t, steps * pitch)) {
        least = error;
        best = j;
      }
    }
    return best;
  }
}
