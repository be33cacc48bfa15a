package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlanePoint;
import org.calque.photo.Photograph;
import org.calque.testdata.Camera;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Printed rulers and ruler labels in rendered scenes of known scale. */
class RulerDetectorTest extends ReferenceDetectorContract<RulerReference> {
  private static final RenderedScene LABEL = scene(ReferenceSpec.Kind.COMB, 60, 8, 0, 0, 1);
  private static final RenderedScene TAPE = scene(ReferenceSpec.Kind.RULER, 60, 12, 0, 0, 2);
  private static final Photograph SKIN =
      RenderedScene.of(
              Scene.builder()
                  .camera(Camera.overhead(640, 420, 8))
                  .reference(ReferenceSpec.none())
                  .build())
          .photograph();

  private static RenderedScene scene(
      ReferenceSpec.Kind kind, double length, double scale, double tilt, double towards, int seed) {
    Camera camera =
        Camera.overhead((int) (scale * 80), (int) (scale * 50), scale)
            .atDistance(220)
            .tilted(tilt, towards)
            .rolled(11 * seed % 30);
    ReferenceSpec spec = ReferenceSpec.of(kind, length, 1, 12);
    return RenderedScene.of(Scene.builder().reference(spec).camera(camera).seed(seed).build());
  }

  private static Outcome<PlaneCalibration> detect(Photograph photograph, String spec) {
    return new RulerDetector().detect(photograph, (RulerReference) ScaleReference.parse(spec));
  }

  private static PlaneCalibration plane(Photograph photograph, String spec) {
    Outcome<PlaneCalibration> outcome = detect(photograph, spec);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<PlaneCalibration>) outcome).value();
  }

  private static Finding refusal(Photograph photograph, String spec) {
    Outcome<PlaneCalibration> outcome = detect(photograph, spec);
    assertInstanceOf(Outcome.Refused.class, outcome);
    return outcome.findings().get(0);
  }

  @Override
  ReferenceDetector<RulerReference> detector() {
    return new RulerDetector();
  }

  @Override
  Photograph photograph() {
    return LABEL.photograph();
  }

  @Override
  Photograph without() {
    return SKIN;
  }

  /** The comb's equal ticks are what they are said to be: 5 mm or, twice as long, 1 cm. */
  @Override
  RulerReference reference(double millimetres) {
    RulerGraduation graduation =
        millimetres == 20 ? RulerGraduation.CENTIMETRE : RulerGraduation.FIVE_MILLIMETRES;
    return new RulerReference(Optional.of(graduation), 0.005);
  }

  @Override
  RulerReference quarterTurned(double millimetres) {
    return reference(millimetres);
  }

  @Override
  RulerReference missing() {
    return reference(10);
  }

  @ParameterizedTest
  @CsvSource({"COMB, ruler:cm, 8", "COMB, ruler:cm, 4", "RULER, ruler:mm, 12", "RULER, ruler, 9"})
  void theScaleAlongTheRulerIsTrue(ReferenceSpec.Kind kind, String spec, double scale) {
    RenderedScene scene = scene(kind, 60, scale, 0, 0, 3);
    PlaneCalibration plane = plane(scene.photograph(), spec);
    ImagePoint centre = plane.reference().centre();
    double truth = scene.mapping().pixelsPerMillimetre(centre);
    assertEquals(1, plane.mapping().pixelsPerMillimetre(centre) / truth, 0.005);
    assertTrue(plane.reference().footprint().polygons().size() == 1, "no footprint");
  }

  /** With the focal length in the file, the ticks' distances and fan tell the whole plane. */
  @ParameterizedTest
  @CsvSource({"0, 0, 4", "15, 40, 5", "25, 130, 6", "35, -75, 7", "35, 10, 8"})
  void theTicksTellTheTiltWhereTheFocalLengthIsNamed(double tilt, double towards, int seed) {
    RenderedScene scene = scene(ReferenceSpec.Kind.RULER, 60, 12, tilt, towards, seed);
    PlaneCalibration plane = plane(scene.withItsFocalLength(), "ruler:mm+-0mm");
    ImagePoint centre = plane.reference().centre();
    double measured = plane.mapping().pixelsPerMillimetre(centre);
    double error = Math.log(measured / scene.mapping().pixelsPerMillimetre(centre));
    assertEquals(0, error, 0.01);
    assertEquals(0, error / plane.relativeScaleUncertainty(centre), 3.5);
    CameraPose pose = plane.pose().orElseThrow();
    assertEquals(tilt, pose.tiltDegrees(), Math.max(3, 3.5 * pose.tiltUncertaintyDegrees()));
  }

  @Test
  void withoutAFocalLengthTheTiltIsSaidToBeUnknown() {
    RenderedScene scene = scene(ReferenceSpec.Kind.RULER, 60, 12, 10, 30, 9);
    Outcome<PlaneCalibration> outcome = detect(scene.photograph(), "ruler:mm");
    assertTrue(plane(scene.photograph(), "ruler:mm").pose().isEmpty(), "a tilt out of nothing");
    assertEquals(FindingCode.TILT_UNKNOWN, outcome.findings().get(0).code());
  }

  /** Foreshortened along or across, the scale is wrong either way, and the interval knows it. */
  @ParameterizedTest
  @CsvSource({"0, 0, 4", "22, 19, 5", "22, 109, 6", "22, 64, 7", "22, -71, 8"})
  void anUnknownTiltIsInsideTheInterval(double tilt, double towards, int seed) {
    RenderedScene scene = scene(ReferenceSpec.Kind.COMB, 60, 5, tilt, towards, seed);
    PlaneCalibration plane = plane(scene.photograph(), "ruler:cm+-0mm");
    ImagePoint centre = plane.reference().centre();
    double measured = plane.mapping().pixelsPerMillimetre(centre);
    double error = StrictMath.log(measured / scene.mapping().pixelsPerMillimetre(centre));
    double stated = plane.relativeScaleUncertainty(centre);
    assertEquals(0, error, 1.96 * stated);
    assertTrue(stated >= 0.03, stated + " says nothing of the tilt");
    ImagePoint aside = new ImagePoint(centre.x() + 100, centre.y());
    assertTrue(plane.relativeScaleUncertainty(aside) > stated, "a tilt changes the scale beside");
  }

  /** Two directions tell the tilt by foreshortening: no focal length is needed. */
  @ParameterizedTest
  @CsvSource({"0, 0, 21", "15, 40, 22", "25, 130, 23", "35, -75, 24", "35, 10, 25"})
  void anLShapedScaleTellsTheTiltWithoutAFocalLength(double tilt, double towards, int seed) {
    RenderedScene scene = angle(tilt, towards, seed);
    Outcome<PlaneCalibration> outcome = detect(scene.photograph(), "ruler:mm+-0mm");
    PlaneCalibration plane = plane(scene.photograph(), "ruler:mm+-0mm");
    assertTrue(outcome.findings().isEmpty(), outcome.findings().toString());
    CameraPose pose = plane.pose().orElseThrow();
    assertEquals(tilt, pose.tiltDegrees(), Math.max(1, 3.5 * pose.tiltUncertaintyDegrees()));
    for (PlanePoint p : List.of(new PlanePoint(0, 0), new PlanePoint(8, 6))) {
      ImagePoint at = scene.mapping().toImage(p);
      double measured = plane.mapping().pixelsPerMillimetre(at);
      double error = Math.log(measured / scene.mapping().pixelsPerMillimetre(at));
      assertEquals(0, error, 0.003);
      assertEquals(0, error / plane.relativeScaleUncertainty(at), 3.5);
    }
    assertEquals(2, plane.reference().footprint().polygons().size(), "one arm is left as skin");
  }

  private static RenderedScene angle(double tilt, double towards, int seed) {
    Camera camera =
        Camera.overhead(900, 900, 11).atDistance(220).tilted(tilt, towards).rolled(7 * seed % 30);
    ReferenceSpec spec = ReferenceSpec.of(ReferenceSpec.Kind.ANGLE_SCALE, 45, 6, 6);
    return RenderedScene.of(Scene.builder().reference(spec).camera(camera).seed(seed).build());
  }

  @Test
  void tenTicksToALongOneAreMillimetres() {
    assertEquals("ruler:mm+-0.005mm", plane(TAPE.photograph(), "ruler").reference().spec());
    assertEquals("ruler:mm+-0.005mm", plane(TAPE.photograph(), "ruler:cm").reference().spec());
  }

  @Test
  void equalTicksAreNotGuessed() {
    Finding finding = refusal(LABEL.photograph(), "ruler");
    assertEquals(FindingCode.REFERENCE_SIZE_UNKNOWN, finding.code());
    assertTrue(finding.message().contains("ruler:cm"), finding.message());
  }

  /** Ticks of 5 mm, said to be a millimetre apart, would be half a millimetre long. */
  @ParameterizedTest
  @ValueSource(strings = {"ruler:mm"})
  void aStatementThatTheTicksContradictIsRefused(String spec) {
    assertEquals(FindingCode.REFERENCE_SIZE_UNKNOWN, refusal(LABEL.photograph(), spec).code());
    assertEquals(
        FindingCode.REFERENCE_SIZE_UNKNOWN, refusal(TAPE.photograph(), "ruler:5mm").code());
  }

  @Test
  void skinHasNoRuler() {
    for (String spec : new String[] {"ruler", "ruler:mm", "ruler:5mm", "ruler:cm"}) {
      assertEquals(FindingCode.REFERENCE_NOT_FOUND, refusal(SKIN, spec).code());
    }
  }
}
