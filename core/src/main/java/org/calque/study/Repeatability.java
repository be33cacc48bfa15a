package org.calque.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;

/**
 * How well areas repeat and how differently lesions change, on ln(area), because the error grows
 * with the size. Immutable, safe for any thread.
 *
 * @param sem standard error of one measurement of ln(area): the root of the mean square within
 *     replicates of one visit
 * @param semFreedom its degrees of freedom
 * @param betweenLesions standard deviation between lesions of an arm of the change of ln(area) from
 *     the first to the last day, the error of measurement taken out
 * @param lesions lesions with two days or more
 * @param withinSubject correlation of the changes of a subject's lesions; 0 where no subject has
 *     two arms
 */
public record Repeatability(
    double sem, int semFreedom, double betweenLesions, int lesions, double withinSubject) {
  private static final double NORMAL_95 = 1.959963984540054;
  private static final int LEAST_LESIONS = 3;

  /** The smallest detectable change of one lesion in percent: 1.96 sqrt(2) SEM on ln(area). */
  public double smallestDetectablePercent() {
    return 100 * (1 - StrictMath.exp(-NORMAL_95 * Math.sqrt(2) * sem));
  }

  /** What a study's areas say; refused without replicates or without changes. */
  public static Outcome<Repeatability> of(RepeatedAreas areas) {
    double squares = 0;
    int freedom = 0;
    for (RepeatedAreas.Lesion lesion : areas.lesions()) {
      for (List<Double> replicates : lesion.logAreas().values()) {
        double mean = mean(replicates);
        squares += replicates.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        freedom += replicates.size() - 1;
      }
    }
    if (freedom == 0) {
      return refused(
          "No visit has replicates; photograph some lesions twice at one visit and number them in"
              + " the manifest's column replicate.");
    }
    double sem = Math.sqrt(squares / freedom);
    List<Change> changes = changes(areas);
    int arms = (int) changes.stream().map(Change::arm).distinct().count();
    if (changes.size() - arms < LEAST_LESIONS - 1) {
      return refused("Fewer than three lesions were measured at two visits of one arm.");
    }
    double variance = 0;
    for (Change change : changes) {
      variance += change.offMean() * change.offMean();
    }
    variance /= changes.size() - arms;
    double noise = changes.stream().mapToDouble(Change::noise).average().orElseThrow() * sem * sem;
    double between = Math.max(0, variance - noise);
    return Outcome.obtained(
        new Repeatability(
            sem, freedom, Math.sqrt(between), changes.size(), correlation(changes, between)));
  }

  private static Outcome<Repeatability> refused(String sentence) {
    return Outcome.refused(Finding.refusal(FindingCode.NOT_COMPARABLE, sentence));
  }

  /**
   * The change of one lesion.
   *
   * @param offMean from the first to the last day, less its arm's mean
   * @param noise by what the squared SEM enters it
   */
  private record Change(String subject, String arm, double offMean, double noise) {}

  private static List<Change> changes(RepeatedAreas areas) {
    List<Change> raw = new ArrayList<>();
    for (RepeatedAreas.Lesion lesion : areas.lesions()) {
      if (lesion.logAreas().size() > 1) {
        List<Double> first = lesion.logAreas().firstEntry().getValue();
        List<Double> last = lesion.logAreas().lastEntry().getValue();
        double noise = 1.0 / first.size() + 1.0 / last.size();
        raw.add(new Change(lesion.subject(), lesion.arm(), mean(last) - mean(first), noise));
      }
    }
    Map<String, Double> means =
        raw.stream()
            .collect(
                Collectors.groupingBy(Change::arm, Collectors.averagingDouble(Change::offMean)));
    return raw.stream()
        .map(
            c ->
                new Change(
                    c.subject(),
                    c.arm(),
                    c.offMean() - means.getOrDefault(c.arm(), 0.0),
                    c.noise()))
        .toList();
  }

  /** Covariance of lesions of one subject and different arms, over the variance between lesions. */
  private static double correlation(List<Change> changes, double between) {
    Map<String, List<Change>> bySubject =
        changes.stream()
            .collect(
                Collectors.groupingBy(Change::subject, LinkedHashMap::new, Collectors.toList()));
    double products = 0;
    int pairs = 0;
    for (List<Change> own : bySubject.values()) {
      for (int i = 0; i < own.size(); i++) {
        for (int k = i + 1; k < own.size(); k++) {
          if (!own.get(i).arm().equals(own.get(k).arm())) {
            products += own.get(i).offMean() * own.get(k).offMean();
            pairs++;
          }
        }
      }
    }
    return pairs < 2 || between == 0
        ? 0
        : Math.max(0, Math.min(1, products / (pairs - 1) / between));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }
}
