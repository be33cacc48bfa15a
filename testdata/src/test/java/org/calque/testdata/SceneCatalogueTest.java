package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneCatalogueTest {
  @Test
  void everyNamedSceneHasATruthAndASentence() {
    for (String name : SceneCatalogue.names()) {
      SceneTruth truth = SceneRenderer.truth(SceneCatalogue.named(name));
      assertFalse(truth.lesions().isEmpty(), name);
      assertFalse(truth.lesions().get(0).regions().isEmpty(), name);
      assertTrue(SceneCatalogue.sentence(name).endsWith("."), name);
    }
  }

  @Test
  void theFoundingCaseHasItsSizes() {
    LesionTruth week0 = founding("founding-week-0");
    RegionTruth ulcer = week0.region("ulcer").orElseThrow();
    assertEquals(3, ulcer.equivalentDiameterMm(), 0.1);
    assertEquals(3.2, ulcer.lengthMm(), 0.3);
    LesionTruth month2 = founding("founding-month-2");
    assertTrue(month2.region("ulcer").orElseThrow().areaMm2() < 0.5 * ulcer.areaMm2());
    assertTrue(
        month2.region("calcified_extrusion").orElseThrow().areaMm2()
            < 0.3 * week0.region("calcified_extrusion").orElseThrow().areaMm2());
    LesionTruth month3 = founding("founding-month-3");
    assertTrue(month3.region("ulcer").isEmpty());
    assertEquals(1, month3.region("residual_scar").orElseThrow().equivalentDiameterMm(), 0.05);
  }

  private static LesionTruth founding(String name) {
    Scene scene = SceneCatalogue.named(name);
    assertTrue(scene.camera().pxPerMm() >= 20);
    return SceneRenderer.truth(scene).lesion("L1");
  }

  @Test
  void theFoundingPhotographIsASmallJpeg() {
    RenderedPhotograph photo = SceneRenderer.render(SceneCatalogue.named("founding-week-0"));
    assertEquals(3000, photo.width());
    assertTrue(photo.toJpeg().length < 1_000_000);
  }

  @Test
  void scenesAreWrittenWithTheirTruth(@TempDir Path folder) throws IOException {
    WriteScenes.write(folder, List.of("disc-5"));
    assertTrue(Files.size(folder.resolve("disc-5.jpg")) > 10_000);
    String truth = Files.readString(folder.resolve("disc-5.truth.json"));
    assertTrue(truth.contains("\"area_mm2\": 19.62"), truth);
  }

  @ParameterizedTest
  @EnumSource(SizeClass.class)
  void randomScenesAreOfTheirClassAndInsideTheFrame(SizeClass size) {
    for (int seed = 0; seed < 15; seed++) {
      Scene scene = SceneCatalogue.random(seed, size);
      SceneTruth truth = SceneRenderer.truth(scene);
      RegionTruth region = truth.lesions().get(0).regions().get(0);
      double d = region.equivalentDiameterMm();
      assertTrue(d > 0.9 * size.fromMm() && d < 1.25 * size.toMm(), size + " " + seed + ": " + d);
      assertTrue(region.box().get(0) > 0 && region.box().get(1) > 0, size + " " + seed);
      assertTrue(region.box().get(2) < scene.camera().widthPx() - 1, size + " " + seed);
      assertTrue(region.box().get(3) < scene.camera().heightPx() - 1, size + " " + seed);
      truth.referencePx().forEach(p -> assertInside(scene, p.get(0), p.get(1)));
    }
  }

  private static void assertInside(Scene scene, double x, double y) {
    assertTrue(x > 0 && y > 0, "reference at " + x + ", " + y);
    assertTrue(x < scene.camera().widthPx() - 1 && y < scene.camera().heightPx() - 1);
  }

  @Test
  void noToneGoesWithAKind() {
    Map<String, Integer> counts = new HashMap<>();
    int n = 3000;
    for (int seed = 0; seed < n; seed++) {
      Scene scene = SceneCatalogue.random(seed, SizeClass.MM_1_2);
      boolean chalk = !scene.lesions().get(0).chalk().isEmpty();
      counts.merge(scene.skin().tone() + (chalk ? " chalk" : " bare"), 1, Integer::sum);
    }
    double share = 0;
    for (int tone = 1; tone <= 6; tone++) {
      share += counts.getOrDefault(tone + " chalk", 0) / (double) n;
    }
    for (int tone = 1; tone <= 6; tone++) {
      int chalk = counts.getOrDefault(tone + " chalk", 0);
      int all = chalk + counts.getOrDefault(tone + " bare", 0);
      assertEquals(1 / 6.0, all / (double) n, 0.035);
      assertEquals(share, chalk / (double) all, 0.08);
    }
  }
}
