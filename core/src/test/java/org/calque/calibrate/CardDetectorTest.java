package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.evidence.Severity;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.testdata.Camera;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.junit.jupiter.api.Test;

/** Calque's card and strip in rendered scenes. */
class CardDetectorTest extends ReferenceDetectorContract<CardReference> {
  private static final Camera CAMERA = Camera.overhead(620, 600, 10);
  private static final RenderedScene WHOLE = scene(ReferenceSpec.card(100, 0, 0).turned(8), CAMERA);

  private static RenderedScene scene(ReferenceSpec card, Camera camera) {
    return RenderedScene.of(
        Scene.builder().lesion(LesionSpec.disc(6)).reference(card).camera(camera).build());
  }

  @Override
  ReferenceDetector<CardReference> detector() {
    return new CardDetector();
  }

  @Override
  Photograph photograph() {
    return WHOLE.photograph();
  }

  @Override
  CardReference reference(double millimetres) {
    return (CardReference) ScaleReference.parse("card:bar=" + 10 * millimetres + "mm");
  }

  @Override
  CardReference quarterTurned(double millimetres) {
    return reference(millimetres);
  }

  @Override
  CardReference missing() {
    return CardReference.unmeasured();
  }

  @Override
  @Test
  void whatIsNotThereIsRefused() {
    Outcome<PlaneCalibration> outcome =
        detector().detect(RenderedScene.of(KnownShapes.disc(3)).photograph(), missing());
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(FindingCode.REFERENCE_NOT_FOUND, outcome.findings().get(0).code());
    assertEquals(Severity.REFUSAL, outcome.findings().get(0).severity());
  }

  private static Outcome<CalibratedPhotograph> calibrate(RenderedScene scene, String... specs) {
    return new Calibrator()
        .calibrate(scene.photograph(), List.of(specs).stream().map(ScaleReference::parse).toList());
  }

  private static PlaneCalibration obtained(Outcome<CalibratedPhotograph> outcome) {
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<CalibratedPhotograph>) outcome).value().calibration();
  }

  private static boolean has(Outcome<?> outcome, FindingCode code) {
    return outcome.findings().stream().map(Finding::code).anyMatch(code::equals);
  }

  /** Relative error of the scale at the middle of the photograph. */
  private static double error(RenderedScene scene, PlaneCalibration found) {
    ImagePoint middle = middle(scene);
    return found.mapping().pixelsPerMillimetre(middle) / scene.mapping().pixelsPerMillimetre(middle)
        - 1;
  }

  private static ImagePoint middle(RenderedScene scene) {
    return new ImagePoint(
        (scene.photograph().width() - 1) / 2.0, (scene.photograph().height() - 1) / 2.0);
  }

  @Test
  void aMeasuredBarUndoesAPrintThatWasShrunk() {
    RenderedScene shrunk = scene(ReferenceSpec.card(95, 0, 0).turned(30), CAMERA);
    Outcome<CalibratedPhotograph> outcome = calibrate(shrunk, "card:bar=95mm");
    assertEquals(0, error(shrunk, obtained(outcome)), 0.001);
    assertTrue(outcome.findings().stream().allMatch(f -> f.severity() == Severity.INFO));
  }

  @Test
  void withoutTheBarAShrunkPrintIsTakenAsWholeButSaidSo() {
    RenderedScene shrunk = scene(ReferenceSpec.card(95, 0, 0), CAMERA);
    for (String spec : List.of("card", "auto")) {
      Outcome<CalibratedPhotograph> outcome = calibrate(shrunk, spec);
      assertEquals(-0.05, error(shrunk, obtained(outcome)), 0.002);
      assertTrue(has(outcome, FindingCode.REFERENCE_SIZE_ASSUMED));
      double u = obtained(outcome).relativeScaleUncertainty(middle(shrunk));
      assertEquals(0.01 / Math.sqrt(3), u, 1e-4);
    }
  }

  @Test
  void aSecondReferenceTellsAShrunkPrint() {
    RenderedScene shrunk = scene(ReferenceSpec.card(95, 0, 0), CAMERA);
    ImagePoint a = shrunk.mapping().toImage(new org.calque.geometry.PlanePoint(-20, 27));
    ImagePoint b = shrunk.mapping().toImage(new org.calque.geometry.PlanePoint(20, 27));
    String line = new LineReference(a, b, CardReference.unmeasured().bar()).spec();
    String ruled = line.substring(0, line.indexOf('=')) + "=40mm+-0.1mm";
    assertInstanceOf(Outcome.Refused.class, calibrate(shrunk, "card:bar=105mm", ruled));
    assertTrue(has(calibrate(shrunk, "card:bar=105mm", ruled), FindingCode.REFERENCES_DISAGREE));
    assertInstanceOf(Outcome.Obtained.class, calibrate(shrunk, "card:bar=95mm", ruled));
  }

  @Test
  void halfACardServesWithAWiderUncertaintyAndAFinding() {
    RenderedScene half = scene(ReferenceSpec.card(100, -25, 0), CAMERA.aimedAt(8, 0));
    Outcome<CalibratedPhotograph> outcome = calibrate(half, "card:bar=100mm+-0mm");
    PlaneCalibration found = obtained(outcome);
    assertEquals(List.of(101, 102), found.reference().ids());
    assertTrue(has(outcome, FindingCode.REFERENCE_PARTLY_COVERED));
    double u = found.relativeScaleUncertainty(middle(half));
    double whole =
        obtained(calibrate(WHOLE, "card:bar=100mm+-0mm")).relativeScaleUncertainty(middle(WHOLE));
    assertTrue(u > 1.2 * whole, u + " against " + whole);
    assertEquals(0, error(half, found), 3 * u);
  }

  @Test
  void theStripIsRead() {
    ReferenceSpec strip = new ReferenceSpec(ReferenceSpec.Kind.CARD_STRIP, 100, 0, 12, 0, -15, 0);
    RenderedScene finger = scene(strip, Camera.overhead(760, 620, 14).tilted(20, 60));
    PlaneCalibration found = obtained(calibrate(finger, "card:bar=100mm+-0mm"));
    assertEquals(List.of(104, 105, 106), found.reference().ids());
    assertEquals(0, error(finger, found), 3 * found.relativeScaleUncertainty(middle(finger)));
  }

  @Test
  void whatShowsInTheWindowIsNoReference() {
    PlaneCalibration found = obtained(calibrate(WHOLE, "card"));
    assertTrue(!found.reference().footprint().contains(middle(WHOLE)), "the lesion is covered");
    ImagePoint marker = WHOLE.mapping().toImage(new org.calque.geometry.PlanePoint(-18, -20));
    assertTrue(found.reference().footprint().contains(marker), "the card is not");
  }

  @Test
  void paperLeftInTheWindowBelongsToTheCard() {
    byte[] bgr = WHOLE.photograph().bgr();
    for (int y = 165; y < 435; y++) {
      for (int x = 165; x < 455; x++) {
        java.util.Arrays.fill(bgr, 3 * (y * 620 + x), 3 * (y * 620 + x) + 3, (byte) 238);
      }
    }
    Photograph filled = RenderedScene.photograph(620, 600, bgr);
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator().calibrate(filled, List.of(ScaleReference.parse("card")));
    assertTrue(obtained(outcome).reference().footprint().contains(middle(WHOLE)));
  }
}
