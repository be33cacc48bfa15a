package org.calque.qualify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.segment.Prompt;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SizeClass;
import org.calque.testdata.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenesTest {
  @Test
  void aBoxIsJitteredByUpToEightPercent() {
    ImageOutline lesion = ImageOutline.of(new ImageBox(100, 200, 200, 250).corners());
    double widest = 0;
    for (long seed = 0; seed < 200; seed++) {
      ImageBox box = ((Prompt.Box) PromptKind.BOX.at(lesion, seed)).box();
      assertEquals(100, box.x0(), 8);
      assertEquals(250, box.y1(), 4);
      widest = Math.max(widest, Math.abs(box.x0() - 100));
    }
    assertTrue(widest > 7, "the whole range is used, widest " + widest);
  }

  @Test
  void aPointIsInsideEvenOfARing() {
    ImageOutline outer = ImageOutline.of(new ImageBox(0, 0, 100, 100).corners());
    List<org.calque.geometry.ImagePoint> hole = new ImageBox(20, 20, 80, 80).corners();
    ImageOutline ring =
        new ImageOutline(
            List.of(
                new org.calque.geometry.Polygon<>(outer.polygons().get(0).outer(), List.of(hole))));
    Prompt.At at = (Prompt.At) PromptKind.POINT.at(ring, 3);
    assertTrue(outer.contains(at.point()) || outer.polygons().get(0).outer().contains(at.point()));
    for (long seed = 0; seed < 50; seed++) {
      Prompt.At inside = (Prompt.At) PromptKind.POINT.at(outer, seed);
      assertTrue(outer.contains(inside.point()));
    }
  }

  @Test
  void aSceneDependsOnItsClassAndNumberAlone() {
    assertEquals(area(9), area(9));
    assertNotEquals(area(9), area(10));
  }

  private static double area(long seed) {
    Scene scene = TrialScene.of(SizeClass.MM_2_5, seed, false).scene();
    return SceneRenderer.truth(scene).lesions().get(0).regions().get(0).areaMm2();
  }

  @Test
  void aWholePhotographHasTheCropsScaleAndItsOwnLens() {
    Scene crop = TrialScene.of(SizeClass.MM_5_10, 9, false).scene();
    Scene whole = TrialScene.of(SizeClass.MM_5_10, 9, true).scene();
    assertEquals(12.2, whole.camera().widthPx() * whole.camera().heightPx() / 1e6, 0.1);
    assertEquals(crop.camera().pxPerMm(), whole.camera().pxPerMm());
    double focalPx = SceneRenderer.truth(whole).focalPx();
    assertEquals(26 * 5040 / 43.2666, focalPx, 1, "26 mm on a 5040 px diagonal");
  }

  @Test
  void hardPropertiesMakeASceneHard() {
    Scene plain = KnownShapes.disc(5);
    assertEquals(Difficulty.PLAIN, Difficulty.of(plain));
    int[] counts = new int[Difficulty.values().length];
    for (long seed = 0; seed < 300; seed++) {
      counts[Difficulty.of(SceneCatalogue.random(seed, SizeClass.MM_2_5)).ordinal()]++;
    }
    for (int count : counts) {
      assertTrue(count > 30, "every degree occurs among random scenes, one " + count + " times");
    }
  }

  @ParameterizedTest
  @EnumSource(Influence.class)
  void whatIsSwitchedOffChangesMostScenes(Influence influence) {
    int changed = 0;
    for (long seed = 0; seed < 20; seed++) {
      Scene scene = SceneCatalogue.random(seed, SizeClass.MM_5_10);
      changed += influence.without(scene).equals(scene) ? 0 : 1;
    }
    assertTrue(influence == Influence.NONE ? changed == 0 : changed > 10, changed + " of 20");
  }

  @Test
  void withoutInfluenceOnScaleTheCameraFacesAPlane() {
    Scene scene = Influence.SCALE.without(SceneCatalogue.random(3, SizeClass.MM_2_5));
    assertEquals(0, SceneRenderer.truth(scene).tiltDeg(), 1e-9);
    assertEquals(Surface.plane(), scene.surface());
  }

  @Test
  void diametersFallIntoOneClass() {
    assertEquals(DiameterClass.BELOW_1, DiameterClass.of(0.99));
    assertEquals(DiameterClass.FROM_1_TO_2, DiameterClass.of(1));
    assertEquals(DiameterClass.FROM_2_TO_5, DiameterClass.of(4.99));
    assertEquals(DiameterClass.FROM_10, DiameterClass.of(45));
    assertEquals("2-5 mm", DiameterClass.FROM_2_TO_5.label());
    assertThrows(IllegalArgumentException.class, () -> DiameterClass.of(Double.NaN));
  }

  @Test
  void aPlanNeedsScenes() {
    assertThrows(IllegalArgumentException.class, () -> new QualificationPlan(0, 1));
  }
}
