package org.calque.compare;

import java.util.List;
import java.util.Optional;

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
   */
  public record FollowUp(Visit visit, Optional<Double> intervalDays, List<RegionChange> regions) {
    public FollowUp {
      regions = List.copyOf(regions);
    }
  }
}
