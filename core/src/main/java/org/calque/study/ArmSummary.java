package org.calque.study;

import java.util.List;
import java.util.function.Predicate;
import org.calque.compare.ChangeCategory;

/**
 * The change of one kind of region in one arm at the endpoint. Immutable, safe for any thread.
 *
 * @param arm the arm; empty where the study has none
 * @param lesions lesions of the arm that show the kind at any visit
 * @param percent their change in percent
 * @param squareMillimetres their change in mm2
 * @param decreased lesions with a detectable fall, those no longer visible included
 * @param increased lesions with a detectable rise
 * @param notDetectable lesions whose change is within what two visits without one would show
 * @param closed lesions whose closure is confirmed
 * @param notComparable lesions without a change, because a visit was not measured
 */
public record ArmSummary(
    String arm,
    int lesions,
    SampleMean percent,
    SampleMean squareMillimetres,
    int decreased,
    int increased,
    int notDetectable,
    int closed,
    int notComparable) {

  /** The summary of an arm's changes at the endpoint. */
  static ArmSummary of(String arm, int lesions, List<StudyChange> changes) {
    List<StudyChange> known = changes.stream().filter(c -> c.percent().isPresent()).toList();
    int detectable = count(known, StudyChange::isDetectable);
    int increased = count(known, c -> c.region().category() == ChangeCategory.INCREASED);
    return new ArmSummary(
        arm,
        lesions,
        SampleMean.of(known.stream().map(c -> c.percent().orElseThrow()).toList()),
        SampleMean.of(known.stream().map(c -> c.squareMillimetres().orElseThrow()).toList()),
        detectable - increased,
        increased,
        known.size() - detectable,
        count(known, c -> c.region().category() == ChangeCategory.CONFIRMED_CLOSURE),
        lesions - known.size());
  }

  private static int count(List<StudyChange> changes, Predicate<StudyChange> which) {
    return (int) changes.stream().filter(which).count();
  }
}
