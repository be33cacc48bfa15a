package org.calque.report.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a diagram.
 *
 * @param label what it shows, with the unit
 * @param from its lower end
 * @param to its upper end, above the lower
 * @param logarithmic whether equal ratios take equal space; the ends are then positive
 */
public record Axis(String label, double from, double to, boolean logarithmic) {
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final int MOST_TICKS = 7;
  private static final double ROUNDING = 1e-9;

  public Axis {
    if (!(to > from) || logarithmic && !(from > 0)) {
      throw new IllegalArgumentException("an axis runs upwards, got " + from + " to " + to);
    }
  }

  /** An axis with equal steps. */
  public static Axis linear(String label, double from, double to) {
    return new Axis(label, from, to, false);
  }

  /** An axis with equal ratios. */
  public static Axis logarithmic(String label, double from, double to) {
    return new Axis(label, from, to, true);
  }

  /**
   * Where a value stands, 0 at the lower end and 1 at the upper; values beyond stand at the end.
   */
  double position(double value) {
    double within = Math.max(from, Math.min(to, value));
    return logarithmic
        ? StrictMath.log(within / from) / StrictMath.log(to / from)
        : (within - from) / (to - from);
  }

  /** Round values to mark, in ascending order. */
  List<Double> ticks() {
    return logarithmic ? powers() : multiples();
  }

  private List<Double> powers() {
    List<Double> ticks = new ArrayList<>();
    int first = (int) Math.floor(StrictMath.log10(from));
    int last = (int) Math.ceil(StrictMath.log10(to));
    for (int power = first; power <= last; power++) {
      for (double step : STEPS) {
        double value = step * StrictMath.pow(10, power);
        if (step < 10 && value >= from * (1 - ROUNDING) && value <= to * (1 + ROUNDING)) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  private List<Double> multiples() {
    double size = StrictMath.pow(10, Math.floor(StrictMath.log10((to - from) / MOST_TICKS)));
    double step = size;
    for (double factor : STEPS) {
      step = (to - from) / step > MOST_TICKS ? factor * size : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(from / step - ROUNDING); k * step <= to + ROUNDING * step; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }
}
