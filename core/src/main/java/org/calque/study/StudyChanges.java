package org.calque.study;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.compare.ChangeCategory;
import org.calque.compare.ClosureRule;
import org.calque.compare.LesionChange;
import org.calque.compare.RegionChange;
import org.calque.compare.VisitComparator;
import org.calque.evidence.Outcome;
import org.calque.measure.RegionMeasurement;
import org.calque.segment.Tissue;

/**
 * Compares each later visit of a lesion with its first. Immutable; safe for any thread.
 *
 * @param closure when a lesion counts as closed
 * @param response how the charter names a change
 */
public record StudyChanges(ClosureRule closure, ResponseRule response) {

  /** The changes of a lesion, visit by visit, region by region. */
  public List<StudyChange> of(LesionSeries series) {
    List<Boolean> closed =
        closure.confirmed(series.visits().stream().map(StudyChanges::sighting).toList());
    List<StudyChange> changes = new ArrayList<>();
    for (int i = 1; i < series.visits().size(); i++) {
      StudyResult later = series.visits().get(i);
      long days = ChronoUnit.DAYS.between(series.baseline().row().date(), later.row().date());
      for (RegionChange region : regions(series, later)) {
        RegionChange judged = closed.get(i) ? closed(region) : region;
        changes.add(new StudyChange(series, later, days, judged, response.response(judged)));
      }
    }
    return changes;
  }

  private static List<RegionChange> regions(LesionSeries series, StudyResult later) {
    StudyResult first = series.baseline();
    if (first.measurement().isPresent() && later.measurement().isPresent()) {
      Outcome<LesionChange> outcome =
          new VisitComparator()
              .compare(first.measurement().get(), List.of(later.measurement().get()));
      if (outcome instanceof Outcome.Obtained<LesionChange> obtained) {
        return obtained.value().followUps().get(0).regions();
      }
    }
    return List.of(notComparable(series.lesion(), first, later));
  }

  private static RegionChange notComparable(String lesion, StudyResult first, StudyResult later) {
    return new RegionChange(
        lesion,
        Tissue.ULCER,
        first.region(Tissue.ULCER).map(RegionMeasurement::area),
        later.region(Tissue.ULCER).map(RegionMeasurement::area),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ChangeCategory.NOT_COMPARABLE);
  }

  private static RegionChange closed(RegionChange r) {
    return r.category() != ChangeCategory.NO_VISIBLE_LESION
        ? r
        : new RegionChange(
            r.lesion(),
            r.kind(),
            r.baselineArea(),
            r.area(),
            r.change(),
            r.relativeChange(),
            r.linearAdvance(),
            r.smallestDetectableChange(),
            ChangeCategory.CONFIRMED_CLOSURE);
  }

  /** A visit that was not measured says nothing about closure: the lesion may be open. */
  private static ClosureRule.Sighting sighting(StudyResult result) {
    boolean open =
        result.measurement().isEmpty()
            || isThere(result, Tissue.ULCER)
            || isThere(result, Tissue.CALCIFIED_EXTRUSION);
    return new ClosureRule.Sighting(result.row().date(), open, result.row().drainage());
  }

  private static boolean isThere(StudyResult result, Tissue kind) {
    return result.region(kind).filter(r -> r.area().value().squareMillimetres() > 0).isPresent();
  }
}
