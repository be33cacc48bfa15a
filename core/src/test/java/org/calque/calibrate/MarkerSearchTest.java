package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.calque.photo.Photograph;
import org.calque.testdata.Camera;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search for several dictionaries finds what searches for each of them find. */
class MarkerSearchTest {
  private static final int WIDTH = 1700;
  private static final int HEIGHT = 900;
  private static final int QUIET_MODULES = 2;

  private static List<MarkerSearch.Found> found(Photograph photograph, MarkerDictionary words) {
    try (MarkerSearch search = MarkerSearch.forSeveral(photograph)) {
      return search.find(words);
    }
  }

  private static void assertSame(Photograph photograph) {
    try (MarkerSearch several = MarkerSearch.forSeveral(photograph)) {
      for (MarkerDictionary words : MarkerDictionary.values()) {
        assertEquals(
            MarkerSearch.search(photograph, words), several.find(words), () -> words.label());
      }
    }
  }

  /** Markers of a dictionary on white paper, small and large, a little turned, noisy. */
  private static Photograph sheet(MarkerDictionary dictionary, long seed) {
    Random random = new Random(seed);
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(bgr, (byte) 235);
    for (int column = 0; column < 5; column++) {
      for (int row = 0; row < 3; row++) {
        draw(bgr, dictionary, random, 20 + 320 * column, 20 + 290 * row);
      }
    }
    for (int i = 0; i < bgr.length; i++) {
      double noisy = (bgr[i] & 0xff) + 6 * random.nextGaussian();
      bgr[i] = (byte) Math.max(0, Math.min(255, Math.round(noisy)));
    }
    return RenderedScene.photograph(WIDTH, HEIGHT, bgr);
  }

  private static void draw(
      byte[] bgr, MarkerDictionary dictionary, Random random, int left, int top) {
    boolean[] black = dictionary.black(random.nextInt(dictionary.markers()));
    int side = dictionary.modulesPerSide();
    double module = 2.5 + random.nextDouble() * 16;
    double c = Math.cos(0.7 * (random.nextDouble() - 0.5));
    double s = Math.sqrt(1 - c * c);
    double middle = (side / 2.0 + QUIET_MODULES) * module;
    for (int y = 0; y < 2 * middle; y++) {
      for (int x = 0; x < 2 * middle; x++) {
        double u = (c * (x - middle) + s * (y - middle)) / module + side / 2.0;
        double v = (c * (y - middle) - s * (x - middle)) / module + side / 2.0;
        boolean inside = u >= 0 && v >= 0 && u < side && v < side;
        int at = 3 * ((top + y) * WIDTH + left + x);
        if (inside && black[(int) v * side + (int) u] && at >= 0 && at < bgr.length) {
          Arrays.fill(bgr, at, at + 3, (byte) 40);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MarkerDictionary.class,
      names = {
        "DICT_4X4_1000",
        "DICT_5X5_1000",
        "DICT_6X6_1000",
        "DICT_7X7_1000",
        "DICT_ARUCO_ORIGINAL",
        "DICT_APRILTAG_36H11",
        "DICT_ARUCO_MIP_36H12"
      })
  void markersOfEveryFamilyPassTheScreen(MarkerDictionary dictionary) {
    AtomicInteger markers = new AtomicInteger();
    for (long seed = 1; seed <= 3; seed++) {
      Photograph sheet = sheet(dictionary, seed);
      List<MarkerSearch.Found> found = found(sheet, dictionary);
      assertEquals(MarkerSearch.search(sheet, dictionary), found);
      markers.addAndGet(found.size());
    }
    assertTrue(markers.get() > 30, markers + " of 45 markers were found at all");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 25})
  void everyDictionaryFindsTheSameInAScene(double tilt) {
    List<Photograph> scenes = new ArrayList<>();
    for (ReferenceSpec reference :
        List.of(
            ReferenceSpec.aruco(3, 10, 2, -1).turned(33),
            ReferenceSpec.aprilTag(2, 10, 2, -1),
            ReferenceSpec.none())) {
      Camera camera = Camera.overhead(420, 320, 14).atDistance(150).tilted(tilt, 40);
      Scene scene = Scene.builder().reference(reference).camera(camera).seed(7).build();
      scenes.add(RenderedScene.of(scene).photograph());
    }
    scenes.forEach(MarkerSearchTest::assertSame);
  }

  @Test
  void anEmptySheetHoldsNothing() {
    byte[] bgr = new byte[3 * 200 * 100];
    Arrays.fill(bgr, (byte) 200);
    assertSame(RenderedScene.photograph(200, 100, bgr));
    assertFalse(
        MarkerSearch.search(sheet(MarkerDictionary.DICT_4X4_50, 1), MarkerDictionary.DICT_4X4_50)
            .isEmpty());
  }
}
