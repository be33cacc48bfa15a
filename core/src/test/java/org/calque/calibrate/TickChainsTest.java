package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.calque.internal.raster.DarkStrokes.Stroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of strokes, drawn by hand. */
class TickChainsTest {

  /** Strokes that point to a common centre, as hairs about a mole or the spokes of a button do. */
  private static List<Stroke> ring(int strokes, double radius) {
    List<Stroke> ring = new ArrayList<>();
    for (int i = 0; i < strokes; i++) {
      double angle = 2 * Math.PI * i / strokes;
      double dx = Math.cos(angle);
      double dy = Math.sin(angle);
      ring.add(new Stroke(300 + radius * dx, 300 + radius * dy, dx, dy, 40, 10));
    }
    return ring;
  }

  /** Each stroke has a next one for ever: the row ends where it meets itself. */
  @ParameterizedTest
  @ValueSource(ints = {36, 60, 90})
  void aRingOfStrokesEnds(int strokes) {
    List<Stroke> ring = ring(strokes, 120);
    List<List<TickChains.Link>> rows =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> TickChains.of(ring));
    assertTrue(!rows.isEmpty(), "no row at all: the ring was not walked");
    for (List<TickChains.Link> row : rows) {
      assertEquals(
          row.size(), new HashSet<>(row.stream().map(TickChains.Link::stroke).toList()).size());
    }
  }

  @Test
  void aRowIsNumberedOverItsGaps() {
    List<Stroke> strokes = new ArrayList<>();
    for (int k : new int[] {0, 1, 2, 3, 5, 6, 8, 9}) {
      strokes.add(new Stroke(50 + 20 * k, 100, 0, 1, 30, 10));
    }
    List<TickChains.Link> row = TickChains.of(strokes).get(0);
    int first = row.get(0).index();
    List<Integer> numbers = row.stream().map(l -> Math.abs(l.index() - first)).toList();
    List<Integer> upwards = List.of(0, 1, 2, 3, 5, 6, 8, 9);
    List<Integer> downwards = List.of(0, 1, 3, 4, 6, 7, 8, 9);
    assertTrue(numbers.equals(upwards) || numbers.equals(downwards), numbers.toString());
  }
}
