package org.calque.segment;

/** The best closed path through a ring of columns, by dynamic programming. */
final class ClosedPath {
  private ClosedPath() {}

  /**
   * One state a column, so that the sum of gains less the jumps' penalties is largest.
   *
   * @param gain columns by states
   * @param jump how many states neighbouring columns may differ
   * @param penalty what each state of a jump costs
   */
  static int[] best(double[][] gain, int jump, double penalty) {
    int[] open = run(gain, jump, penalty, 0, -1);
    int half = gain.length / 2;
    return run(gain, jump, penalty, half, open[half]);
  }

  /** A path that starts at a column; where a state is pinned, it starts and ends there. */
  private static int[] run(double[][] gain, int jump, double penalty, int start, int pinned) {
    int columns = gain.length;
    int states = gain[0].length;
    double[] best = new double[states];
    int[][] from = new int[columns][states];
    for (int s = 0; s < states; s++) {
      best[s] = gain[start][s] - (pinned >= 0 ? penalty * Math.abs(s - pinned) * columns : 0);
    }
    for (int i = 1; i < columns; i++) {
      double[] here = gain[(i + start) % columns];
      double[] next = new double[states];
      for (int s = 0; s < states; s++) {
        int chosen = s;
        double value = best[s];
        for (int t = Math.max(0, s - jump); t <= Math.min(states - 1, s + jump); t++) {
          double v = best[t] - penalty * Math.abs(t - s);
          if (v > value) {
            value = v;
            chosen = t;
          }
        }
        from[i][s] = chosen;
        next[s] = value + here[s];
      }
      best = next;
    }
    return back(best, from, start, pinned, penalty);
  }

  private static int[] back(double[] best, int[][] from, int start, int pinned, double penalty) {
    int columns = from.length;
    int state = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < best.length; s++) {
      double value = best[s] - (pinned >= 0 ? penalty * Math.abs(s - pinned) : 0);
      if (value > highest) {
        highest = value;
        state = s;
      }
    }
    int[] path = new int[columns];
    for (int i = columns - 1; i >= 0; i--) {
      path[(i + start) % columns] = state;
      state = from[i][state];
    }
    return path;
  }
}
