package org.calque.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Findings travel with the value, and a refusal always says why. */
class OutcomeTest {
  private static final Finding TILT = Finding.info(FindingCode.TILT_UNKNOWN, "Tilt is unknown.");
  private static final Finding GLARE = Finding.warning(FindingCode.GLARE, "Glare hides a part.");
  private static final Finding NONE =
      Finding.refusal(FindingCode.REFERENCE_NOT_FOUND, "There is no marker.");

  @Test
  void stepsKeepTheFindingsOfBothInOrder() {
    Outcome<Integer> both =
        Outcome.obtained(2, List.of(TILT)).then(v -> Outcome.obtained(v + 1, List.of(GLARE)));
    assertEquals(Outcome.obtained(3, List.of(TILT, GLARE)), both);
  }

  @Test
  void aRefusedStepKeepsWhatWasFoundBefore() {
    Outcome<Integer> refused =
        Outcome.obtained(2, List.of(TILT)).then(v -> Outcome.<Integer>refused(NONE));
    assertInstanceOf(Outcome.Refused.class, refused);
    assertEquals(List.of(TILT, NONE), refused.findings());
  }

  @Test
  void nothingRunsAfterARefusal() {
    List<Integer> ran = new ArrayList<>();
    Outcome<Integer> refused =
        Outcome.<Integer>refused(NONE)
            .then(
                v -> {
                  ran.add(v);
                  return Outcome.obtained(v);
                });
    assertEquals(List.of(NONE), refused.findings());
    assertTrue(ran.isEmpty());
  }

  @Test
  void refusalNeedsAFindingThatRefuses() {
    assertThrows(IllegalArgumentException.class, () -> Outcome.refused(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Outcome.refused(TILT, GLARE));
    assertEquals(2, Outcome.refused(TILT, NONE).findings().size());
  }

  @Test
  void findingsCannotBeChangedFromOutside() {
    List<Finding> mine = new ArrayList<>(List.of(TILT));
    Outcome<Integer> outcome = Outcome.obtained(1, mine);
    mine.add(NONE);
    assertEquals(List.of(TILT), outcome.findings());
    assertThrows(UnsupportedOperationException.class, () -> outcome.findings().add(NONE));
  }

  @Test
  void aFindingIsASentenceAndMayCarryItsNumber() {
    assertThrows(IllegalArgumentException.class, () -> Finding.info(FindingCode.GLARE, " "));
    Finding number = NONE.with(12, 24, "px");
    assertEquals(Optional.of(new Finding.Reading(12, 24, "px")), number.reading());
    assertEquals(NONE.message(), number.message());
    assertEquals(Severity.REFUSAL, number.severity());
  }

  @Test
  void provenanceIsACopy() {
    TreeMap<String, String> options = new TreeMap<>();
    options.put("surface", "plane");
    Provenance provenance =
        new Provenance("1", new TreeMap<>(), options, List.of(), new TreeMap<>());
    options.put("surface", "unknown");
    assertEquals("plane", provenance.options().get("surface"));
    assertThrows(
        UnsupportedOperationException.class, () -> provenance.options().put("surface", "x"));
  }
}
