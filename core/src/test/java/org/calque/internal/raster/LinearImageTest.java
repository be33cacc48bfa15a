package org.calque.internal.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Linear light and where a pixel's value lies. */
class LinearImageTest {
  private static final int LEFT = 100;
  private static final int TOP = 50;

  /** Three columns and two rows; every value is another one. */
  private static LinearImage image() {
    byte[] bgr = new byte[18];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) (14 * i);
    }
    return LinearImage.ofBgr(bgr, 3, 2, LEFT, TOP);
  }

  private static float[] sampled(double x, double y) {
    float[] rgb = new float[5];
    image().sample(x, y, rgb, 1);
    assertEquals(0, rgb[0]);
    assertEquals(0, rgb[4]);
    return new float[] {rgb[1], rgb[2], rgb[3]};
  }

  private static float linear(int index) {
    return LinearLight.of(14 * index);
  }

  @Test
  void wholeNumbersAreTheCentresOfPixels() {
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 3; x++) {
        int at = 3 * (3 * y + x);
        float[] expected = {linear(at + 2), linear(at + 1), linear(at)};
        assertArrayEquals(expected, sampled(LEFT + x, TOP + y), 1e-7f);
      }
    }
  }

  @Test
  void betweenPixelsLightIsMixedNotItsCode() {
    float[] middle = sampled(LEFT + 1.5, TOP);
    assertEquals((linear(3 + 2) + linear(6 + 2)) / 2, middle[0], 1e-6);
    float[] quarter = sampled(LEFT, TOP + 0.25);
    assertEquals(0.75 * linear(0) + 0.25 * linear(9), quarter[2], 1e-6);
  }

  @Test
  void outsideTheBorderIsRepeated() {
    assertArrayEquals(sampled(LEFT, TOP), sampled(LEFT - 7, TOP - 0.4));
    assertArrayEquals(sampled(LEFT + 2, TOP + 1), sampled(LEFT + 2.5, TOP + 99));
    assertTrue(image().covers(LEFT + 2, TOP + 1));
    assertFalse(image().covers(LEFT + 2.01, TOP));
    assertFalse(image().covers(LEFT, TOP - 0.01));
  }

  @Test
  void aPartHasBordersOfItsOwn() {
    LinearImage part = image().part(LEFT + 1, TOP - 3, 5, 4);
    assertTrue(part.covers(LEFT + 2, TOP));
    assertFalse(part.covers(LEFT + 0.5, TOP));
    assertFalse(part.covers(LEFT + 1, TOP + 0.5));
    float[] rgb = new float[3];
    part.sample(LEFT + 1.5, TOP + 1, rgb, 0);
    assertEquals((linear(3) + linear(6)) / 2, rgb[2], 1e-6);
    part.sample(LEFT, TOP, rgb, 0);
    assertEquals(linear(3), rgb[2], 1e-7f);
  }

  @Test
  void everyCodeComesBack() {
    double before = -1;
    for (int code = 0; code < 256; code++) {
      double light = LinearLight.of(code);
      assertTrue(light > before, "code " + code);
      before = light;
      assertEquals(code, 255 * LinearLight.encoded(light), 1e-3);
    }
    assertEquals(0, LinearLight.of(0));
    assertEquals(1, LinearLight.of(255));
    assertEquals(0.2159, LinearLight.of(128), 1e-4);
  }

  @Test
  void lightOutsideTheRangeIsClipped() {
    assertEquals(0, LinearLight.encoded(-3));
    assertEquals(1, LinearLight.encoded(3), 1e-12);
  }

  @Test
  void anImageHasThreeBytesAPixel() {
    assertThrows(IllegalArgumentException.class, () -> LinearImage.ofBgr(new byte[17], 3, 2, 0, 0));
  }
}
