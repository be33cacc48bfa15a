package org.calque.compare;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a lesion counts as closed: no lesion is visible and the site notes no drainage, at two
 * visits at least 14 days apart with no other in between (FDA guidance on wounds, 2006). Without
 * the site's entry closure is never confirmed: a photograph cannot show that nothing drains.
 * Immutable and safe for any thread.
 *
 * @param leastDays days between the two visits
 */
public record ClosureRule(int leastDays) {
  private static final int TWO_WEEKS = 14;

  /** Two weeks. */
  public static ClosureRule standard() {
    return new ClosureRule(TWO_WEEKS);
  }

  /**
   * What one visit says.
   *
   * @param date the day
   * @param visible whether a lesion was measured there; false means that none is visible
   * @param drainage what the site says; absent when it says nothing
   */
  public record Sighting(LocalDate date, boolean visible, Optional<Boolean> drainage) {
    boolean closed() {
      return !visible && drainage.isPresent() && !drainage.get();
    }
  }

  /** For each visit, in the order of their dates, whether closure is confirmed there. */
  public List<Boolean> confirmed(List<Sighting> visits) {
    List<Boolean> confirmed = new ArrayList<>();
    Optional<LocalDate> since = Optional.empty();
    for (Sighting visit : visits) {
      since = visit.closed() ? Optional.of(since.orElse(visit.date())) : Optional.empty();
      confirmed.add(
          since.filter(d -> ChronoUnit.DAYS.between(d, visit.date()) >= leastDays).isPresent());
    }
    return confirmed;
  }
}
