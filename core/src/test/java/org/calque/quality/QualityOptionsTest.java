package org.calque.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.calque.evidence.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityOptionsTest {
  @ParameterizedTest
  @EnumSource(Gate.class)
  void aLimitOutsideItsRangeIsNamedWithTheRange(Gate gate) {
    QualityOptions options = QualityOptions.defaults();
    for (double limit : new double[] {-1, 1e6, Double.NaN}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> options.with(gate, limit));
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains(gate.name()) && message.contains(gate.unit()), message);
    }
  }

  @Test
  void smallLesionsNeedNoFewerPixels() {
    QualityOptions options = QualityOptions.defaults();
    assertThrows(IllegalArgumentException.class, () -> options.with(Gate.FINE_RESOLUTION, 9));
    assertEquals(12, options.with(Gate.FINE_RESOLUTION, 12).limit(Gate.FINE_RESOLUTION));
  }

  @Test
  void aClosedGateIsNoRemark() {
    assertThrows(IllegalArgumentException.class, () -> new QualityOptions(Map.of(), Severity.INFO));
  }

  @Test
  void theTextFormNamesWhatIsUnusual() {
    assertEquals("warning", QualityOptions.defaults().spec());
    assertEquals(
        "refusal TILT=30.0", QualityOptions.defaults().with(Gate.TILT, 30).refusing().spec());
  }
}
