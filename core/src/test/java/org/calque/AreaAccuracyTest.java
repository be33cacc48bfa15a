package org.calque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calque.calibrate.RenderedScene;
import org.calque.calibrate.ScaleReference;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Length;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Prompted;
import org.calque.segment.Tissue;
import org.calque.testdata.Bed;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Margin;
import org.calque.testdata.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Areas of rendered ulcers by the whole path, against the truth of their scenes. */
class AreaAccuracyTest {
  private static final LesionMeter METER =
      new LesionMeter(
          new LesionMeterOptions(
              new AppearanceSegmenter(),
              new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));

  private static RegionMeasurement ulcer(RenderedScene scene, long seed) {
    Assessment assessment =
        METER.measure(
            scene.photograph(),
            List.of(ScaleReference.parse("aruco:DICT_4X4_50:10mm+-0mm")),
            List.of(new Prompt.Box(Prompted.box(scene, 0.05, seed))));
    assertFalse(assessment.lesions().isEmpty(), () -> assessment.findings().toString());
    return assessment.lesions().get(0).region(Tissue.ULCER).orElseThrow();
  }

  private static void assertWithin(double share, Scene scene, long seed) {
    RenderedScene rendered = RenderedScene.of(scene);
    double truth = Prompted.ulcer(rendered).areaMm2();
    RegionMeasurement ulcer = ulcer(rendered, seed);
    assertEquals(1, ulcer.area().value().squareMillimetres() / truth, share);
    double high = ulcer.area().interval95().high().squareMillimetres();
    double low = ulcer.area().interval95().low().squareMillimetres();
    assertTrue(high / truth > 1 - share / 2 && low / truth < 1 + share / 2, "interval far off");
  }

  /** Even light, no texture, no noise: what is left is the edge's rule and the geometry. */
  @ParameterizedTest
  @CsvSource({"5, 20, 1", "8, 20, 2", "12, 12, 3", "20, 12, 4"})
  void geometryAloneIsRightToOnePercent(double diameter, double pxPerMm, long seed) {
    Scene bare = KnownShapes.bare(diameter, pxPerMm);
    assertWithin(0.01, bare, seed);
    LesionSpec blob =
        LesionSpec.blob(diameter, seed).withMargin(Margin.none()).withBed(new Bed(0, 0, 0, 0, 0));
    assertWithin(0.01, bare.toBuilder().lesions(List.of(blob)).build(), seed);
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "5, 2", "5, 3", "8, 1", "8, 2", "8, 3"})
  void aDiscOnSkinIsRightToThreePercent(double diameter, long seed) {
    assertWithin(0.03, KnownShapes.disc(diameter).toBuilder().seed(seed).build(), seed);
  }
}
