package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SymmetriesTest {
  private static final float[] TWO_PLANES = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19
  };

  @Test
  void theyAreEightAndDiffer() {
    Set<String> seen = new HashSet<>();
    for (int which = 0; which < Symmetries.COUNT; which++) {
      seen.add(Arrays.toString(Symmetries.places(which, 3)));
    }
    assertEquals(8, seen.size());
  }

  @Test
  void theFirstChangesNothing() {
    assertArrayEquals(TWO_PLANES, Symmetries.laid(TWO_PLANES, Symmetries.places(0, 3)));
  }

  @Test
  void neighboursStayNeighbours() {
    for (int which = 0; which < Symmetries.COUNT; which++) {
      int[] places = Symmetries.places(which, 5);
      for (int i = 0; i + 1 < 5; i++) {
        int moved = Math.abs(places[i] - places[i + 1]);
        assertEquals(true, moved == 1 || moved == 5, "symmetry " + which);
      }
    }
  }

  @Test
  void whatWasLaidComesBack() {
    for (int which = 0; which < Symmetries.COUNT; which++) {
      int[] places = Symmetries.places(which, 3);
      float[] back = new float[TWO_PLANES.length];
      Symmetries.add(Symmetries.laid(TWO_PLANES, places), places, back);
      assertArrayEquals(TWO_PLANES, back);
    }
  }
}
