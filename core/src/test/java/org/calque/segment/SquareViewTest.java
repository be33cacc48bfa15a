package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.calque.calibrate.RenderedScene;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquareViewTest {
  private static final int SIZE = 32;

  /** Red rises to the right by 1 a pixel, green downwards; blue is 7. */
  private static Photograph ramp() {
    int side = 200;
    byte[] bgr = new byte[3 * side * side];
    for (int i = 0; i < side * side; i++) {
      bgr[3 * i] = 7;
      bgr[3 * i + 1] = (byte) (i / side);
      bgr[3 * i + 2] = (byte) (i % side);
    }
    return RenderedScene.photograph(side, side, bgr);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 32, 57.3, 64, 100, 144.7})
  void aPlaceHasTheColourOfItsPlace(double side) {
    SquareView view = SquareView.about(new ImagePoint(101.25, 96.5), side, SIZE);
    float[] planes = view.planes(ramp());
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        ImagePoint p = view.toPhotograph(x, y);
        int i = y * SIZE + x;
        assertEquals(p.x(), 255 * planes[i], 1.1, "red at " + p);
        assertEquals(p.y(), 255 * planes[SIZE * SIZE + i], 1.1, "green at " + p);
        assertEquals(7, 255 * planes[2 * SIZE * SIZE + i], 1e-3);
        assertEquals(0, planes[3 * SIZE * SIZE + i]);
        assertEquals(x, view.column(p.x()), 1e-9);
        assertEquals(y, view.row(p.y()), 1e-9);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 150})
  void outsideThePhotographItsBorderGoesOn(double side) {
    SquareView view = SquareView.about(new ImagePoint(199, 100), side, SIZE);
    float[] planes = view.planes(ramp());
    assertEquals(199, 255 * planes[SIZE * SIZE / 2 + SIZE - 1], 2);
  }
}
