package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompositorTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  @Test
  void theLesionLiesWhereItWasPutAndTheRestIsUntouched() {
    byte[] photo = grey();
    Scene look = Scene.builder().lesion(LesionSpec.disc(5)).build();
    RenderedPhotograph result = Compositor.composite(photo, WIDTH, HEIGHT, 130.25, 99.5, 16, look);
    RegionTruth ulcer = result.truth().lesion("L1").region("ulcer").orElseThrow();
    assertEquals(Math.PI * 25 / 4, ulcer.areaMm2(), 0.02);
    assertEquals(130.25, (ulcer.box().get(0) + ulcer.box().get(2)) / 2, 0.05);
    assertEquals(99.5, (ulcer.box().get(1) + ulcer.box().get(3)) / 2, 0.05);
    assertEquals(5 * 16, ulcer.box().get(2) - ulcer.box().get(0), 0.2);
    byte[] rgb = result.rgb();
    assertEquals(photo[0], rgb[0]);
    assertEquals(photo[photo.length - 1], rgb[photo.length - 1]);
    int centre = 3 * (100 * WIDTH + 130);
    assertTrue((rgb[centre] & 0xFF) > (rgb[centre + 1] & 0xFF) + 30, "the floor is red");
  }

  @Test
  void theReferenceIsALineOfTenMillimetres() {
    Scene look = Scene.builder().lesion(LesionSpec.disc(5)).build();
    RenderedPhotograph result = Compositor.composite(grey(), WIDTH, HEIGHT, 160, 120, 16, look);
    assertEquals("line:80.000,120.000,240.000,120.000=10mm", result.truth().reference());
  }

  @Test
  void withoutLesionsThePhotographComesBack() {
    byte[] photo = grey();
    Scene look = Scene.builder().build();
    assertTrue(
        Arrays.equals(photo, Compositor.composite(photo, WIDTH, HEIGHT, 160, 120, 16, look).rgb()));
  }

  @Test
  void pixelsMustFitTheSize() {
    Scene look = Scene.builder().build();
    assertThrows(
        IllegalArgumentException.class,
        () -> Compositor.composite(new byte[10], WIDTH, HEIGHT, 1, 1, 16, look));
  }

  private static byte[] grey() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i % 3 == 0 ? 200 : i % 3 == 1 ? 160 : 140);
    }
    return rgb;
  }
}
