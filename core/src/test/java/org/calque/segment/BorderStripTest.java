package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.calque.calibrate.RenderedScene;
import org.calque.photo.Photograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BorderStripTest {
  private static final int SIDE = 240;
  private static final int COLUMNS = 384;
  private static final int ROWS = 12;

  /** Red rises to the right by 1 a pixel, green downwards; blue is 7. */
  private static Photograph ramp() {
    byte[] bgr = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      bgr[3 * i] = 7;
      bgr[3 * i + 1] = (byte) (i / SIDE);
      bgr[3 * i + 2] = (byte) (i % SIDE);
    }
    return RenderedScene.photograph(SIDE, SIDE, bgr);
  }

  private static double[] circle(double radius) {
    double[] loop = new double[400];
    for (int i = 0; i < loop.length; i += 2) {
      double angle = 2 * Math.PI * i / loop.length;
      loop[i] = 118.3 + radius * Math.cos(angle);
      loop[i + 1] = 121.6 + radius * Math.sin(angle);
    }
    return loop;
  }

  private static double radius(double[] loop) {
    return Math.sqrt(Loops.signedArea(loop) / Math.PI);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 40, 60, 90})
  void aPlaceHasTheColourOfItsPlace(double radius) {
    BorderStrip strip = new BorderStrip(circle(radius), COLUMNS, ROWS);
    float[] planes = strip.planes(ramp());
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int i = row * COLUMNS + column;
        assertEquals(strip.x(column, row), 255 * planes[i], 1.1 * strip.step() + 0.6);
        assertEquals(
            strip.y(column, row), 255 * planes[COLUMNS * ROWS + i], 1.1 * strip.step() + 0.6);
        assertEquals(7, 255 * planes[2 * COLUMNS * ROWS + i], 1e-3);
      }
    }
  }

  @Test
  void rowsRunOutwardsAsFarApartAsColumns() {
    BorderStrip strip = new BorderStrip(circle(50), COLUMNS, ROWS);
    assertEquals(2 * Math.PI * 50 / COLUMNS, strip.step(), 0.05);
    for (int row = 0; row < ROWS; row++) {
      double away = Math.hypot(strip.x(7, row) - 118.3, strip.y(7, row) - 121.6);
      assertEquals(50 + (row - (ROWS - 1) / 2.0) * strip.step(), away, 0.6);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, 0, 2.5})
  void movedOutwardsItIsLargerByThatManyRows(double rows) {
    BorderStrip strip = new BorderStrip(circle(50), COLUMNS, ROWS);
    double[] offsets = new double[COLUMNS];
    double still = radius(strip.moved(offsets));
    Arrays.fill(offsets, rows);
    assertEquals(still + rows * strip.step(), radius(strip.moved(offsets)), 0.02);
    assertEquals(50, still, 0.4);
  }

  @Test
  void outsideThePhotographItsBorderGoesOn() {
    double[] cornered = circle(40);
    for (int i = 0; i < cornered.length; i += 2) {
      cornered[i] += 110;
    }
    BorderStrip strip = new BorderStrip(cornered, COLUMNS, ROWS);
    float[] planes = strip.planes(ramp());
    for (int column = 0; column < COLUMNS; column++) {
      int outermost = (ROWS - 1) * COLUMNS + column;
      double shown = Math.min(SIDE - 1, strip.x(column, ROWS - 1));
      assertEquals(shown, 255 * planes[outermost], 1.1 * strip.step() + 0.6);
    }
  }
}
