package org.calque.compare;

import java.util.List;
import java.util.Optional;
import org.calque.compare.registration.Registration;

/**
 * A baseline and what became of it at each follow-up.
 *
 * @param baseline the first visit
 * @param followUps the later visits, in the order given
 */
public record LesionChange(VisitMeasurement baseline, List<FollowUp> followUps) {
  public LesionChange {
    followUps = List.copyOf(followUps);
  }

  /**
   * A later visit against the baseline.
   *
   * @param visit the later visit
   * @param intervalDays days from the baseline, with their fraction; absent without both dates
   * @param regions every region of either visit
   * @param registration how its photograph lies on the baseline's; absent when nobody looked, or
   *     the skin did not tell
   */
  public record FollowUp(
      Visit visit,
      Optional<Double> intervalDays,
      List<RegionChange> regions,
      Optional<Registration> registration) {
    public FollowUp {
      regions = List.copyOf(regions);
    }
  }
}
