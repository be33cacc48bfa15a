package org.calque.study;

import java.util.List;
import java.util.Optional;
import org.calque.compare.ClosureRule;
import org.calque.segment.Tissue;

/**
 * Everything that a study's results say together. Immutable, safe for any thread.
 *
 * @param results every row's result, without outlines, in the manifest's order
 * @param series each lesion over its visits
 * @param changes each later visit against the first
 * @param sums over each subject's lesions
 * @param summaries by arm, of each kind that has a change: the ulcer first
 * @param options how changes are judged
 */
public record StudyOutcome(
    List<StudyResult> results,
    List<LesionSeries> series,
    List<StudyChange> changes,
    List<SubjectSum> sums,
    List<StudySummary> summaries,
    Options options) {
  public StudyOutcome {
    results = List.copyOf(results);
    series = List.copyOf(series);
    changes = List.copyOf(changes);
    sums = List.copyOf(sums);
    summaries = List.copyOf(summaries);
  }

  /**
   * How changes are judged.
   *
   * @param control the name of the control arm
   * @param endpoint the visit to compare with the first; absent for the latest
   * @param response how the charter names a change
   * @param closure when a lesion counts as closed
   */
  public record Options(
      String control, Optional<String> endpoint, ResponseRule response, ClosureRule closure) {
    /** Control arm "control", the latest visit, 25 % either way, two weeks. */
    public static Options standard() {
      return new Options(
          "control", Optional.empty(), ResponseRule.standard(), ClosureRule.standard());
    }
  }

  /** What results say together; they come in the manifest's order. */
  public static StudyOutcome of(List<StudyResult> results, Options options) {
    List<LesionSeries> series = LesionSeries.of(results);
    StudyChanges comparison = new StudyChanges(options.closure(), options.response());
    List<StudyChange> changes = series.stream().flatMap(s -> comparison.of(s).stream()).toList();
    List<StudySummary> summaries =
        List.of(Tissue.ULCER, Tissue.CALCIFIED_EXTRUSION).stream()
            .filter(k -> changes.stream().anyMatch(c -> isKnown(c, k)))
            .map(k -> StudySummary.of(series, changes, k, options.control(), options.endpoint()))
            .toList();
    return new StudyOutcome(results, series, changes, SubjectSum.of(series), summaries, options);
  }

  private static boolean isKnown(StudyChange change, Tissue kind) {
    return change.region().kind() == kind && change.percent().isPresent();
  }
}
