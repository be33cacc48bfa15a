package org.calque.qualify;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** Statistics with 95 % intervals, the same on every call with the same values. Stateless. */
final class Statistics {
  private static final int RESAMPLES = 1000;
  private static final long SEED = 95;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final Quantile QUANTILE = Quantile.withDefaults();

  private Statistics() {}

  static Figure median(double[] values) {
    return quantile(values, 0.5);
  }

  static Figure quantile(double[] values, double probability) {
    return bootstrap(values, v -> QUANTILE.evaluate(v, probability));
  }

  static Figure mean(double[] values) {
    return bootstrap(values, v -> Mean.of(v).getAsDouble());
  }

  /** The percentile interval of a statistic over samples drawn with replacement (Efron 1979). */
  private static Figure bootstrap(double[] values, ToDoubleFunction<double[]> statistic) {
    if (values.length == 0) {
      return Figure.NONE;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] replicates = new double[RESAMPLES];
    double[] sample = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      Arrays.setAll(sample, k -> values[random.nextInt(values.length)]);
      replicates[i] = statistic.applyAsDouble(sample);
    }
    double[] ends = QUANTILE.evaluate(replicates, LOW, HIGH);
    return new Figure(statistic.applyAsDouble(values), ends[0], ends[1]);
  }

  /** A share with Wilson's score interval. */
  static Figure share(long count, long of) {
    if (of == 0) {
      return Figure.NONE;
    }
    Interval interval =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate((int) of, (int) count, 2 * LOW);
    return new Figure((double) count / of, interval.getLowerBound(), interval.getUpperBound());
  }
}
