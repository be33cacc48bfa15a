package org.calque.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.calque.compare.ClosureRule.Sighting;
import org.junit.jupiter.api.Test;

class ClosureRuleTest {
  private static Sighting open(int day) {
    return new Sighting(date(day), true, Optional.of(false));
  }

  private static Sighting dry(int day) {
    return new Sighting(date(day), false, Optional.of(false));
  }

  private static LocalDate date(int day) {
    return LocalDate.of(2026, 1, 1).plusDays(day);
  }

  private static List<Boolean> confirmed(Sighting... visits) {
    return ClosureRule.standard().confirmed(List.of(visits));
  }

  @Test
  void secondVisitConfirmsFromFourteenDaysOn() {
    assertEquals(List.of(false, false, true, true), confirmed(open(0), dry(10), dry(24), dry(25)));
    assertEquals(List.of(false, false, false), confirmed(open(0), dry(10), dry(23)));
  }

  @Test
  void lesionSeenInBetweenBeginsAnew() {
    assertEquals(List.of(false, false, false, false), confirmed(dry(0), open(7), dry(14), dry(21)));
  }

  @Test
  void withoutTheSitesEntryNothingIsConfirmed() {
    Sighting silent = new Sighting(date(30), false, Optional.empty());
    Sighting draining = new Sighting(date(30), false, Optional.of(true));
    assertEquals(List.of(false, false), confirmed(dry(0), silent));
    assertEquals(List.of(false, false), confirmed(dry(0), draining));
    assertEquals(List.of(false, false, false), confirmed(dry(0), silent, dry(40)));
  }
}
