package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.calque.geometry.ImagePoint;
import org.junit.jupiter.api.Test;

class TissueMapTest {
  private static final int SIZE = 4;
  private static final int PLANES = 3;

  /** A map whose ulcer grows by a tenth a column and two tenths a row; two pixels a place. */
  private static TissueMap map() {
    float[] planes = new float[PLANES * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      planes[i] = 0.1f * (i % SIZE) + 0.2f * (i / SIZE);
    }
    SquareView view = SquareView.about(new ImagePoint(100, 50), 2 * SIZE, SIZE);
    return new TissueMap(view, planes, List.of(0.5, 0.6, 0.5));
  }

  private static double at(double column, double row) {
    TissueMap map = map();
    ImagePoint place = map.view().toPhotograph(column, row);
    return map.ulcerAt(place.x(), place.y());
  }

  @Test
  void betweenItsPlacesTheUlcerIsInterpolated() {
    assertEquals(0.1, at(1, 0), 1e-6);
    assertEquals(0.25, at(1.5, 0.5), 1e-6);
    assertEquals(0.9, at(3, 3), 1e-6);
  }

  @Test
  void beyondItsSquareItIsAsAtTheEdge() {
    assertEquals(0.3, at(20, -5), 1e-6);
    assertEquals(0.6, at(-2, 9), 1e-6);
  }
}
