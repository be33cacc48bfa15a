package org.calque.study;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many lesions a trial needs, by simulating trials. Each lesion's change of ln(area) is drawn
 * from the spread between lesions, with an error of measurement at either visit; a trial succeeds
 * when Student's t test of treated against control is significant, two-sided at 5 %. Immutable,
 * safe for any thread; the same numbers on every call.
 *
 * @param repeatability what a study measured
 * @param effectPercent how much smaller treated areas end than untreated ones, 0 to 100 exclusive
 */
public record TrialPower(Repeatability repeatability, double effectPercent) {
  /** The test's two-sided error probability. */
  public static final double ALPHA = 0.05;

  /** The wanted probability of finding the effect. */
  public static final double POWER = 0.8;

  /** How many trials are simulated at each size. */
  public static final int TRIALS = 2000;

  /** What the draws begin with. */
  public static final long SEED = 20261122;

  private static final int SMALLEST = 3;
  private static final int LARGEST = 4096;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public TrialPower {
    if (!(effectPercent > 0 && effectPercent < 100)) {
      throw new IllegalArgumentException(
          "an effect is above 0 % and below 100 %, got " + effectPercent + " %");
    }
  }

  /** How a trial compares treated with control lesions. */
  public enum Design {
    /** One of each in every subject; the size counts subjects. */
    PAIRED,
    /** Every subject with one lesion in one arm; the size counts lesions of an arm. */
    TWO_ARM
  }

  /**
   * A trial's size.
   *
   * @param size subjects of a paired trial, lesions of an arm of a two-arm trial
   * @param lesions lesions altogether
   * @param power the share of simulated trials that found the effect
   * @param enough whether that is the wanted power; false at the largest size that is tried
   */
  public record Size(int size, int lesions, double power, boolean enough) {}

  /** The smallest trial with the wanted power. */
  public Size smallest(Design design) {
    int low = SMALLEST - 1;
    int high = SMALLEST;
    while (high < LARGEST && power(design, high) < POWER) {
      low = high;
      high *= 2;
    }
    high = Math.min(high, LARGEST);
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (power(design, middle) < POWER) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double power = power(design, high);
    return new Size(high, 2 * high, power, power >= POWER);
  }

  /** The share of simulated trials of a size that find the effect. */
  public double power(Design design, int size) {
    double freedom = design == Design.PAIRED ? size - 1.0 : 2.0 * size - 2;
    double critical = TDistribution.of(freedom).inverseCumulativeProbability(1 - ALPHA / 2);
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom own = random.split();
      double t = design == Design.PAIRED ? pairedT(own, size) : twoArmT(own, size);
      found += Math.abs(t) > critical ? 1 : 0;
    }
    return (double) found / TRIALS;
  }

  private double pairedT(SplittableRandom random, int size) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double common = subject(random);
      double difference = change(random, common) + effect() - change(random, common);
      sum += difference;
      squares += difference * difference;
    }
    double variance = (squares - sum * sum / size) / (size - 1);
    return sum / size / Math.sqrt(variance / size);
  }

  private double twoArmT(SplittableRandom random, int size) {
    double[] sums = new double[2];
    double within = 0;
    for (int arm = 0; arm < 2; arm++) {
      double squares = 0;
      for (int i = 0; i < size; i++) {
        double change = change(random, subject(random)) + arm * effect();
        sums[arm] += change;
        squares += change * change;
      }
      within += squares - sums[arm] * sums[arm] / size;
    }
    double variance = within / (2.0 * size - 2);
    return (sums[1] - sums[0]) / size / Math.sqrt(2 * variance / size);
  }

  private double effect() {
    return StrictMath.log(1 - effectPercent / 100);
  }

  /** What a subject's lesions have in common. */
  private double subject(SplittableRandom random) {
    return repeatability.betweenLesions()
        * Math.sqrt(repeatability.withinSubject())
        * normal(random);
  }

  /** A lesion's measured change. */
  private double change(SplittableRandom random, double common) {
    double own =
        repeatability.betweenLesions()
            * Math.sqrt(1 - repeatability.withinSubject())
            * normal(random);
    double first = repeatability.sem() * normal(random);
    double last = repeatability.sem() * normal(random);
    return common + own + last - first;
  }

  private static double normal(SplittableRandom random) {
    return NORMAL.inverseCumulativeProbability(random.nextDouble(Double.MIN_NORMAL, 1));
  }
}
