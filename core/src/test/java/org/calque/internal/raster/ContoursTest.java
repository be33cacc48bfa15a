package org.calque.internal.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Level lines of fields whose lines are known. */
class ContoursTest {
  private static final int W = 80;
  private static final int H = 60;

  private interface Field {
    double at(double x, double y);
  }

  private static float[] field(Field field) {
    float[] values = new float[W * H];
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        values[y * W + x] = (float) field.at(x, y);
      }
    }
    return values;
  }

  private static double signedArea(double[] ring) {
    double twice = 0;
    for (int i = 0; i < ring.length; i += 2) {
      int j = (i + 2) % ring.length;
      twice += ring[i] * ring[j + 1] - ring[j] * ring[i + 1];
    }
    return twice / 2;
  }

  @ParameterizedTest
  @CsvSource({"0.5, 10.3", "0.0, 20.7", "7.25, 4.1"})
  void aConeIsCutInACircle(double level, double radius) {
    float[] cone = field((x, y) -> level + radius - Math.hypot(x - 40.3, y - 30.6));
    List<double[]> rings = Contours.trace(cone, W, H, level);
    assertEquals(1, rings.size());
    double[] ring = rings.get(0);
    for (int i = 0; i < ring.length; i += 2) {
      assertEquals(radius, Math.hypot(ring[i] - 40.3, ring[i + 1] - 30.6), 0.13 / radius);
    }
    assertEquals(Math.PI * radius * radius, Math.abs(signedArea(ring)), 1);
  }

  @Test
  void theHigherSideIsAlwaysOnTheSameSide() {
    float[] ring = field((x, y) -> 5 - Math.abs(Math.hypot(x - 40, y - 30) - 15));
    List<double[]> rings = Contours.trace(ring, W, H, 0.1);
    assertEquals(2, rings.size());
    double outer = rings.stream().mapToDouble(ContoursTest::signedArea).max().orElseThrow();
    double hole = rings.stream().mapToDouble(ContoursTest::signedArea).min().orElseThrow();
    double big = Math.max(Math.abs(outer), Math.abs(hole));
    double small = Math.min(Math.abs(outer), Math.abs(hole));
    assertTrue(outer > 0 && hole < 0, "orientations " + outer + ", " + hole);
    assertEquals(Math.PI * 19.9 * 19.9, big, 3);
    assertEquals(Math.PI * 10.1 * 10.1, small, 3);
    // around a hill a line runs from x towards y
    double[] alone =
        Contours.trace(field((x, y) -> 9 - Math.hypot(x - 40, y - 30)), W, H, 0).get(0);
    assertTrue(signedArea(alone) > 0, "a hill runs the other way, " + signedArea(alone));
  }

  @Test
  void linesAtTheBorderAreClosedAndStayBesideIt() {
    float[] corner = field((x, y) -> 20 - Math.hypot(x, y));
    List<double[]> rings = Contours.trace(corner, W, H, 0);
    assertEquals(1, rings.size());
    double[] ring = rings.get(0);
    assertEquals(Math.PI * 100, Math.abs(signedArea(ring)), 45);
    for (int i = 0; i < ring.length; i += 2) {
      assertTrue(ring[i] > -1 && ring[i + 1] > -1, ring[i] + ", " + ring[i + 1]);
    }
    assertEquals(1, Contours.trace(field((x, y) -> 1), W, H, 0.5).size());
    assertTrue(Contours.trace(field((x, y) -> 0), W, H, 0.5).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSaddleIsJoinedByItsMiddle(boolean mainDiagonal) {
    float[] field = new float[16];
    field[mainDiagonal ? 5 : 6] = 1;
    field[mainDiagonal ? 10 : 9] = 1;
    assertEquals(1, Contours.trace(field, 4, 4, 0.4).size());
    assertEquals(2, Contours.trace(field, 4, 4, 0.6).size());
  }

  @Test
  void valuesOnTheLevelMakeNoHoleInTheLine() {
    float[] steps = field((x, y) -> x < 20 || x > 60 || y < 20 || y > 40 ? 0 : 1);
    for (double level : new double[] {1, 0.5, 1e-6}) {
      List<double[]> rings = Contours.trace(steps, W, H, level);
      assertEquals(1, rings.size(), "level " + level);
      double[] ring = rings.get(0);
      for (int i = 0; i < ring.length; i += 2) {
        int j = (i + 2) % ring.length;
        double step = Math.hypot(ring[j] - ring[i], ring[j + 1] - ring[i + 1]);
        assertTrue(step < 1.5, "a jump of " + step);
      }
    }
  }

  @Test
  void noisyFieldsGiveClosedLinesOnly() {
    java.util.Random random = new java.util.Random(5);
    float[] noise = field((x, y) -> random.nextGaussian());
    List<double[]> rings = Contours.trace(noise, W, H, 0);
    assertTrue(rings.size() > 50);
    for (double[] ring : rings) {
      assertTrue(ring.length >= 6, "a line of " + ring.length / 2 + " points");
      double end = Math.hypot(ring[0] - ring[ring.length - 2], ring[1] - ring[ring.length - 1]);
      assertTrue(end < 1.5, "a line that ends " + end + " px from its start");
    }
  }

  @Test
  void theRasterHasAValueAPixel() {
    assertThrows(IllegalArgumentException.class, () -> Contours.trace(new float[5], 2, 3, 0));
  }

  @Test
  void fillingSetsThePixelsWhoseCentresAreInside() {
    double[] box = {1.5, 0.5, 4.5, 0.5, 4.5, 3.5, 1.5, 3.5};
    double[] hole = {2.5, 1.5, 3.5, 1.5, 3.5, 2.5, 2.5, 2.5};
    boolean[] inside = PolygonFill.inside(List.of(box, hole), 6, 5);
    boolean[] expected = new boolean[30];
    for (int y = 1; y <= 3; y++) {
      for (int x = 2; x <= 4; x++) {
        expected[y * 6 + x] = x != 3 || y != 2;
      }
    }
    assertArrayEquals(expected, inside);
  }

  @Test
  void neighboursShareNoPixelAndLeaveNone() {
    double[] left = {-0.5, -0.5, 3, -0.5, 3, 4.5, -0.5, 4.5};
    double[] right = {3, -0.5, 7.5, -0.5, 7.5, 4.5, 3, 4.5};
    boolean[] one = PolygonFill.inside(List.of(left), 8, 5);
    boolean[] two = PolygonFill.inside(List.of(right), 8, 5);
    for (int i = 0; i < one.length; i++) {
      assertTrue(one[i] != two[i], "pixel " + i + " is in " + one[i] + " and " + two[i]);
    }
  }

  @Test
  void fillingAndTracingAgreeOnADisc() {
    double[] ring =
        Contours.trace(field((x, y) -> 18 - Math.hypot(x - 41.2, y - 29.7)), W, H, 0).get(0);
    int set = 0;
    for (boolean pixel : PolygonFill.inside(List.of(ring), W, H)) {
      set += pixel ? 1 : 0;
    }
    assertEquals(Math.PI * 18 * 18, set, 12);
  }
}
