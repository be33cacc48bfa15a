package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.testdata.Camera;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Light;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours of rendered scenes, corrected by what is in them. */
class CardColourTest {
  private static final Light SLANTED = new Light(30, 40, 0.4, 0.3, 0, 0, 1);

  private static Scene.Builder card(double warmth, double stops) {
    return Scene.builder()
        .lesion(LesionSpec.disc(6))
        .reference(ReferenceSpec.card(100, 0, 0))
        .camera(Camera.overhead(560, 540, 10))
        .light(SLANTED)
        .sensor(new Sensor(0.8, 0, 0, stops, warmth, 0.1, 0.012, 0.0015));
  }

  private static Outcome<CalibratedPhotograph> calibrated(Scene scene, String spec) {
    return new Calibrator()
        .calibrate(RenderedScene.of(scene).photograph(), List.of(ScaleReference.parse(spec)));
  }

  private static ColourCalibration colour(Scene scene, String spec) {
    return ((Outcome.Obtained<CalibratedPhotograph>) calibrated(scene, spec))
        .value()
        .colour()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.8, 0.8})
  void aCastOfLightIsTakenOutThoughItIsUneven(double warmth) {
    ColourCalibration colour = colour(card(warmth, -0.5).build(), "card:bar=100mm");
    assertEquals(ColourCalibration.Source.CARD, colour.source());
    assertEquals(12, colour.used().size());
    ColourCalibration.Differences d = colour.differences().orElseThrow();
    assertTrue(d.before() > 3, d.toString());
    assertTrue(d.after() < 1.2 && d.leftOut() < 1.5, d.toString());
  }

  @Test
  void overexposedPatchesAreLeftOutAndNamed() {
    ColourCalibration colour = colour(card(0, 1.2).build(), "card:bar=100mm");
    assertTrue(colour.excluded().containsAll(List.of("grey 1", "yellow")), colour.toString());
    assertTrue(colour.used().containsAll(List.of("grey 4", "blue")), colour.toString());
    assertTrue(colour.differences().orElseThrow().after() < 2, colour.toString());
  }

  @Test
  void patchesInShadowAreLeftOut() {
    Light shadow = new Light(0, 40, 0.35, 0, 0.9, 14, 0.5);
    ColourCalibration colour = colour(card(0, -0.5).light(shadow).build(), "card:bar=100mm");
    assertTrue(!colour.excluded().isEmpty() && !colour.used().isEmpty(), colour.toString());
    assertTrue(colour.differences().orElseThrow().after() < 3, colour.toString());
  }

  @Test
  void aMarkersPaperGivesABalanceAndAWordOfCaution() {
    Scene scene =
        KnownShapes.disc(3).toBuilder()
            .sensor(new Sensor(0.8, 0, 0, -0.5, 0.8, 0.1, 0.012, 0.0015))
            .build();
    String marker = "aruco:DICT_4X4_50:10mm";
    ColourCalibration colour = colour(scene, marker);
    assertEquals(ColourCalibration.Source.MARKER_WHITE, colour.source());
    double red = colour.correction().get(0);
    double blue = colour.correction().get(8);
    assertTrue(red < 0.98 && blue > 1.05, "warm light was not cooled: " + colour);
    Finding said =
        calibrated(scene, marker).findings().stream()
            .filter(f -> f.code() == FindingCode.COLOUR_UNCERTAIN)
            .findFirst()
            .orElseThrow();
    assertTrue(said.message().contains("white paper"), said.message());
  }

  @Test
  void aCorrectionCarriesPaperToNeutral() {
    double[] paper = {0.5, 0.4, 0.3};
    double[] corrected = ColourCalibration.ofWhite(paper).corrected(paper);
    assertEquals(corrected[0], corrected[1], 1e-12);
    assertEquals(corrected[0], corrected[2], 1e-12);
    assertEquals(CieColour.luminance(paper), CieColour.luminance(corrected), 1e-6);
  }
}
