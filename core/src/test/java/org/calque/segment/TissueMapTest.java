package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;
import org.junit.jupiter.api.Test;

class TissueMapTest {
  private static final int SIZE = 4;
  private static final int PLANES = 4;

  /**
   * A map whose ulcer and openness grow by a tenth a column and two tenths a row; two pixels a
   * place.
   */
  private static TissueMap map() {
    float[] planes = new float[PLANES * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      planes[i] = 0.1f * (i % SIZE) + 0.2f * (i / SIZE);
      planes[(PLANES - 1) * SIZE * SIZE + i] = planes[i];
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

  /** Extrusion that falls evenly from its middle, so much a place, at two middles. */
  private static TissueMap twoExtrusions(double surer, double lessSure) {
    int size = 32;
    float[] planes = new float[PLANES * size * size];
    for (int i = 0; i < size * size; i++) {
      double first = surer - 0.1 * Math.hypot(i % size - 8, i / size - 16);
      double second = lessSure - 0.1 * Math.hypot(i % size - 24, i / size - 16);
      planes[size * size + i] = (float) Math.max(0, Math.max(first, second));
    }
    SquareView view = SquareView.about(new ImagePoint(100, 50), size, size);
    return new TissueMap(view, planes, List.of(0.5, 0.6, 0.5));
  }

  @Test
  void sureExtrusionIsOutlinedWhereItIsAsLikelyAsNot() {
    TissueMap map = twoExtrusions(0.95, 0.57);
    List<double[]> sure = map.chalk();
    List<double[]> outlined = map.chalkAbout(sure, List.of());
    assertEquals(1, sure.size());
    assertEquals(1, outlined.size());
    assertEquals(3.5, Borders.radius(Loops.outline(sure.get(0))), 0.15);
    assertEquals(4.5, Borders.radius(Loops.outline(outlined.get(0))), 0.15);
    assertEquals(2, map.chalkAbout(twoExtrusions(0.95, 0.9).chalk(), List.of()).size());
    assertEquals(List.of(), map.chalkAbout(List.of(), sure));
  }

  @Test
  void whatWasRefusedIsNoPartOfTheExtrusionThatItAdjoins() {
    TissueMap map = twoExtrusions(1.35, 1.35);
    List<double[]> sure = map.chalk();
    assertEquals(2, sure.size());
    List<double[]> both = map.chalkAbout(sure, List.of());
    List<double[]> alone = map.chalkAbout(sure.subList(0, 1), sure.subList(1, 2));
    assertEquals(1, both.size());
    assertEquals(1, alone.size());
    double half = Loops.signedArea(both.get(0)) / 2;
    assertEquals(half, Loops.signedArea(alone.get(0)), 0.03 * half);
    double kept =
        Loops.outline(alone.get(0)).intersection(Loops.outline(sure.get(0))).pixelCoverage();
    assertEquals(Math.abs(Loops.signedArea(sure.get(0))), kept, 0.1);
  }

  /** All but the first place, whose centre lies in the box for 3 of 4 columns. */
  @Test
  void whatIsNotExcludedIsCountedInsideTheBox() {
    TissueMap map = map();
    ImagePoint first = map.place(0);
    ImageBox box = new ImageBox(first.x() - 1, first.y() - 1, first.x() + 5, first.y() + 7);
    assertEquals(2 * 2 * Math.sqrt(11 / Math.PI), map.possibleDiameter(box), 1e-9);
  }

  @Test
  void beyondItsSquareItIsAsAtTheEdge() {
    assertEquals(0.3, at(20, -5), 1e-6);
    assertEquals(0.6, at(-2, 9), 1e-6);
  }
}
