package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.quantity.Length;
import org.calque.testdata.Camera;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.Sensor;
import org.calque.testdata.Skin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What detectors of printed or stuck-on shapes keep to on rendered skin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShapeDetectorContract<R extends ScaleReference>
    extends ReferenceDetectorContract<R> {
  /** More standard uncertainties than this, and the statement is wrong rather than unlucky. */
  private static final double FAR_OFF = 3.5;

  private static final int GREY = 120;

  private final ReferenceSpec.Kind kind;
  private final double millimetres;
  private final RenderedScene shown;

  ShapeDetectorContract(ReferenceSpec.Kind kind, double millimetres) {
    this.kind = kind;
    this.millimetres = millimetres;
    this.shown = RenderedScene.of(scene(Camera.overhead(400, 380, 12)));
  }

  /** A reference of a size without tolerance. */
  abstract R sized(ReferenceSize size);

  @Override
  R reference(double size) {
    return sized(new ReferenceSize(Length.ofMillimetres(size), Length.ofMillimetres(0)));
  }

  @Override
  R quarterTurned(double size) {
    return reference(size);
  }

  @Override
  R missing() {
    return reference(10);
  }

  @Override
  Photograph photograph() {
    return shown.photograph();
  }

  @Override
  Photograph without() {
    Scene bare =
        Scene.builder()
            .reference(ReferenceSpec.none())
            .camera(Camera.overhead(400, 380, 12))
            .build();
    return RenderedScene.of(bare).photograph();
  }

  private Scene scene(Camera camera) {
    ReferenceSpec spec = ReferenceSpec.of(kind, millimetres, 0, 0).turned(20);
    return Scene.builder().reference(spec).camera(camera).build();
  }

  private Outcome<PlaneCalibration> detect(Photograph photograph) {
    return detector().detect(photograph, reference(millimetres));
  }

  private PlaneCalibration plane(Photograph photograph) {
    Outcome<PlaneCalibration> outcome = detect(photograph);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<PlaneCalibration>) outcome).value();
  }

  private void assertScale(RenderedScene scene, double largestUncertainty) {
    PlaneCalibration plane = plane(scene.photograph());
    ImagePoint centre = plane.reference().centre();
    double error =
        Math.log(
            plane.mapping().pixelsPerMillimetre(centre)
                / scene.mapping().pixelsPerMillimetre(centre));
    double u = plane.relativeScaleUncertainty(centre);
    assertEquals(0, error / u, FAR_OFF, "error " + error + ", stated " + u);
    assertTrue(u < largestUncertainty, "a scale that says nothing: " + u);
    assertEquals(0, centre.distanceTo(scene.referenceCentre()), 0.03 * millimetres * 12);
  }

  /** Tilt, direction, px/mm, skin tone, blur. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 12, 1, 1",
    "10, 40, 9, 2, 0.8",
    "20, 130, 30, 3, 1.2",
    "30, -75, 14, 4, 1",
    "35, 200, 20, 5, 0.7",
    "25, 10, 16, 6, 1.4"
  })
  void theScaleIsTrueWithinItsUncertainty(
      double tilt, double direction, double scale, int tone, double blur) {
    int side = (int) (scale * millimetres * 1.7);
    Camera camera = Camera.overhead(side, side, scale).atDistance(200).tilted(tilt, direction);
    Scene scene =
        scene(camera).toBuilder()
            .skin(Skin.ofTone(tone))
            .sensor(Sensor.phone().focused(blur))
            .seed(tone)
            .build();
    assertScale(RenderedScene.of(scene), 0.005);
  }

  /** It moves every border by up to a fifth of the blur. */
  @ParameterizedTest
  @ValueSource(doubles = {1.8, 2.6})
  void aCameraWithAnotherToneCurveStaysInsideTheInterval(double gamma) {
    Camera camera = Camera.overhead(400, 380, 12).atDistance(200).tilted(20, 60);
    RenderedScene scene = RenderedScene.of(scene(camera));
    PlaneCalibration plane = plane(RenderedScene.toned(scene.photograph(), gamma));
    ImagePoint centre = plane.reference().centre();
    double error =
        Math.log(
            plane.mapping().pixelsPerMillimetre(centre)
                / scene.mapping().pixelsPerMillimetre(centre));
    assertEquals(0, error, 1.96 * plane.relativeScaleUncertainty(centre));
  }

  @ParameterizedTest
  @ValueSource(doubles = {12, 25, 35})
  void theTiltIsThatOfTheCamera(double tilt) {
    Camera camera = Camera.overhead(400, 380, 12).atDistance(200).tilted(tilt, 60);
    RenderedScene scene = RenderedScene.of(scene(camera));
    CameraPose pose = plane(scene.withItsFocalLength()).pose().orElseThrow();
    assertEquals(tilt, pose.tiltDegrees(), FAR_OFF * pose.tiltUncertaintyDegrees());
    assertEquals(tilt, pose.tiltDegrees(), 1.5);
  }

  @Test
  void whatTheFrameCutsOffIsRefused() {
    double reach = 400 / 12.0 / 2 - 0.3 * millimetres;
    Camera camera = Camera.overhead(400, 380, 12).aimedAt(-reach, 0);
    assertInstanceOf(Outcome.Refused.class, detect(RenderedScene.of(scene(camera)).photograph()));
  }

  /** A finger, a fold or a drop over the border: nothing tells what is under it. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 90, 215})
  void whatIsPartlyCoveredIsRefused(double direction) {
    byte[] pixels = photograph().bgr();
    int width = photograph().width();
    double x = shown.referenceCentre().x();
    double y = shown.referenceCentre().y();
    double dx = Math.cos(Math.toRadians(direction));
    double dy = Math.sin(Math.toRadians(direction));
    double from = 0.28 * millimetres * 12;
    for (int i = 0; i < pixels.length / 3; i++) {
      if ((i % width - x) * dx + (i / width - y) * dy > from) {
        pixels[3 * i] = (byte) GREY;
        pixels[3 * i + 1] = (byte) GREY;
        pixels[3 * i + 2] = (byte) GREY;
      }
    }
    Photograph covered = RenderedScene.photograph(width, photograph().height(), pixels);
    assertInstanceOf(Outcome.Refused.class, detect(covered));
  }

  @Test
  void aSpeckIsRefused() {
    Scene speck = scene(Camera.overhead(300, 200, 12 / millimetres));
    assertInstanceOf(Outcome.Refused.class, detect(RenderedScene.of(speck).photograph()));
  }

  /** Found without being asked for, it is named; its size is not guessed. */
  @Test
  void automaticNamesItAndAsksForItsSize() {
    Outcome<PlaneCalibration> outcome =
        new AutomaticSearch().detect(photograph(), new AutomaticReference());
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(FindingCode.REFERENCE_SIZE_UNKNOWN, outcome.findings().get(0).code());
    String message = outcome.findings().get(0).message();
    String example = reference(10).spec().split(":", 2)[0] + ":";
    assertTrue(message.contains(example), message);
  }
}
