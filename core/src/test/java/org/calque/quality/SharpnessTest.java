package org.calque.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.RenderedScene;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blur and smear against what the renderer was told. */
class SharpnessTest {
  private static RenderedScene scene(double focus, double motion, double direction, double turn) {
    Scene scene = KnownShapes.disc(4);
    return RenderedScene.of(
        scene.toBuilder()
            .reference(scene.reference().turned(turn))
            .sensor(Trip.sensor(focus, motion, direction, 0))
            .build());
  }

  private static PlaneCalibration plane(RenderedScene scene) {
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator()
            .calibrate(
                scene.photograph(), List.of(ScaleReference.parse(scene.truth().reference())));
    return ((Outcome.Obtained<CalibratedPhotograph>) outcome).value().calibration();
  }

  private static ReferenceEdges edges(RenderedScene scene) {
    return ReferenceEdges.of(scene.photograph(), plane(scene).reference());
  }

  @ParameterizedTest
  @CsvSource({"1,0", "1.5,17", "2,30", "3,0", "4,45"})
  void theReferencesBlurIsTheRenderedOneWithinATenth(double focus, double turn) {
    ReferenceEdges edges = edges(scene(focus, 0, 0, turn));
    assertEquals(focus, edges.blurPx().orElseThrow(), 0.1 * focus);
    assertTrue(edges.smearPx() < focus, "no motion, but a smear of " + edges.smearPx() + " px");
    assertEquals(0, edges.missing(), 0.01);
    assertEquals(0, edges.bow(), 0.001);
  }

  @ParameterizedTest
  @CsvSource({"6,0,0", "6,90,0", "10,0,0", "10,25,25", "15,90,0"})
  void aSmearAcrossASideIsTheRenderedOneWithinAFifth(double motion, double direction, double turn) {
    ReferenceEdges edges = edges(scene(0.8, motion, direction, turn));
    assertEquals(motion, edges.smearPx(), 0.2 * motion);
    assertEquals(0.8, edges.blurPx().orElseThrow(), 0.3);
  }

  /** Both directions are as wide then: it shows as blur instead. */
  @Test
  void aSmearAlongTheDiagonalIsBlur() {
    ReferenceEdges edges = edges(scene(0.8, 15, 45, 0));
    assertTrue(edges.smearPx() < 4, "smear " + edges.smearPx());
    assertTrue(edges.blurPx().orElseThrow() > 3, "blur " + edges.blurPx());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void theSkinsBlurIsTheRenderedOneWithinAThird(double focus) {
    RenderedScene scene = scene(focus, 0, 0, 0);
    ImageBox ulcer = new ImageBox(60, 80, 190, 240);
    double found = Surroundings.of(scene.photograph(), plane(scene), ulcer).blurPx().orElseThrow();
    assertEquals(focus, found / SkinEdges.OF_A_STEP, 0.34 * focus);
  }
}
