package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.calque.geometry.ImagePoint;
import org.junit.jupiter.api.Test;

/** Graduations read from the lengths of ink and strokes. */
class TickPatternTest {
  private static final ImagePoint NOWHERE = new ImagePoint(0, 0);

  private static List<Tick> ticks(int n, IntToDoubleFunction ink, IntToDoubleFunction stroke) {
    return IntStream.range(0, n)
        .mapToObj(
            k ->
                new Tick(
                    k,
                    NOWHERE,
                    NOWHERE,
                    0,
                    0.5,
                    0.2,
                    ink.applyAsDouble(k),
                    stroke.applyAsDouble(k)))
        .toList();
  }

  private static double millimetres(int k) {
    return k % 10 == 0 ? 6 : k % 5 == 0 ? 4.5 : 3;
  }

  /** Lengths of ink that blur has made uneven, without order. */
  private static double blurred(int k) {
    return 3 * (1 + 0.35 * ((k * k * 31 + k * 17) % 23) / 22.0);
  }

  @Test
  void theInkTellsTens() {
    assertEquals(
        TickPattern.TENTHS, TickPattern.of(ticks(31, TickPatternTest::millimetres, k -> 3)));
  }

  @Test
  void strokesSpeakWhereNumeralsTouchTheInk() {
    List<Tick> label = ticks(7, k -> k % 3 == 0 ? 9 : k % 3 == 1 ? 5 : 8, k -> 5);
    assertEquals(TickPattern.EQUAL, TickPattern.of(label));
  }

  @Test
  void blurredTensNeedThreeMuchLongerTicks() {
    IntToDoubleFunction ink = k -> k % 10 == 5 ? 6 : blurred(k);
    assertEquals(TickPattern.TENTHS, TickPattern.of(ticks(31, ink, TickPatternTest::blurred)));
    assertEquals(TickPattern.IRREGULAR, TickPattern.of(ticks(22, ink, TickPatternTest::blurred)));
  }
}
