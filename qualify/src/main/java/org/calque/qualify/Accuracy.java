package org.calque.qualify;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well a group of regions was measured; errors are relative to the truth, 0.01 is 1 %.
 *
 * @param present regions that are there
 * @param measured those of them with an area; the figures below are about these
 * @param notSeen those said to be below the detection limit, or not mentioned
 * @param elsewhere those in whose place something else was measured
 * @param refused those refused with a finding
 * @param medianError median of the absolute error
 * @param p95Error its 95th percentile
 * @param bias mean of the signed error
 * @param medianSigned median of the signed error
 * @param coverage share whose 95 % interval holds the truth
 * @param halfWidth median of the interval's half width
 * @param overlap mean Dice coefficient
 * @param scaleError median of the absolute error of the scale at the lesion
 */
public record Accuracy(
    int present,
    int measured,
    int notSeen,
    int elsewhere,
    int refused,
    Figure medianError,
    Figure p95Error,
    Figure bias,
    Figure medianSigned,
    Figure coverage,
    Figure halfWidth,
    Figure overlap,
    Figure scaleError) {

  static Accuracy of(List<Trial> all) {
    List<Trial> present = all.stream().filter(Trial::isPresent).toList();
    List<Trial> measured = present.stream().filter(Trial::isComparable).toList();
    double[] absolute = values(measured, t -> Math.abs(t.relativeError()));
    double[] signed = values(measured, Trial::relativeError);
    return new Accuracy(
        present.size(),
        measured.size(),
        count(present, Trial.Outcome.NOT_SEEN),
        count(present, Trial.Outcome.ELSEWHERE),
        count(present, Trial.Outcome.REFUSED),
        Statistics.median(absolute),
        Statistics.quantile(absolute, 0.95),
        Statistics.mean(signed),
        Statistics.median(signed),
        Statistics.share(measured.stream().filter(Trial::isCovered).count(), measured.size()),
        Statistics.median(values(measured, Trial::relativeHalfWidth)),
        Statistics.mean(values(measured, Trial::overlap)),
        Statistics.median(values(measured, t -> Math.abs(t.scaleError()))));
  }

  private static int count(List<Trial> trials, Trial.Outcome outcome) {
    return (int) trials.stream().filter(t -> t.outcome() == outcome).count();
  }

  private static double[] values(List<Trial> trials, ToDoubleFunction<Trial> value) {
    return trials.stream().mapToDouble(value).toArray();
  }
}
