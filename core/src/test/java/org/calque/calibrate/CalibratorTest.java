package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.evidence.Severity;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.testdata.Camera;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reference is kept, and what is said about the others. */
class CalibratorTest {
  private static final RenderedScene DISC = RenderedScene.of(KnownShapes.disc(3));
  private static final String MARKER = "aruco:DICT_4X4_50:10mm+-0.02mm";

  private static Outcome<CalibratedPhotograph> calibrate(String... references) {
    List<ScaleReference> parsed = Arrays.stream(references).map(ScaleReference::parse).toList();
    return new Calibrator().calibrate(DISC.photograph(), parsed);
  }

  private static PlaneCalibration kept(Outcome<CalibratedPhotograph> outcome) {
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<CalibratedPhotograph>) outcome).value().calibration();
  }

  /** A line along the marker's first side, said to be as long as that times a factor. */
  private static String line(double factor) {
    List<List<Double>> c = DISC.truth().referencePx();
    return String.format(
        Locale.ROOT,
        "line:%.2f,%.2f,%.2f,%.2f=%.3fmm",
        c.get(0).get(0),
        c.get(0).get(1),
        c.get(1).get(0),
        c.get(1).get(1),
        10 * factor);
  }

  @Test
  void twoThatAgreeAreBothHeardAndTheBetterIsKept() {
    Outcome<CalibratedPhotograph> outcome = calibrate(line(1), MARKER);
    assertEquals("aruco", kept(outcome).reference().kind());
    assertEquals(kept(calibrate(MARKER)).mapping(), kept(outcome).mapping());
  }

  @ParameterizedTest
  @CsvSource({"0.8", "1.25"})
  void twoThatContradictEachOtherAreRefused(double factor) {
    Outcome<CalibratedPhotograph> outcome = calibrate(MARKER, line(factor));
    assertInstanceOf(Outcome.Refused.class, outcome);
    Finding finding = last(outcome);
    assertEquals(FindingCode.REFERENCES_DISAGREE, finding.code());
    Finding.Reading reading = finding.reading().orElseThrow();
    assertEquals(Math.abs(Math.log(factor)), reading.value(), 0.02);
    assertTrue(reading.limit() > 0.01 && reading.limit() < 0.15, "limit " + reading.limit());
  }

  /** A line is compared along itself, so that no tilt makes a true one contradict a marker. */
  @ParameterizedTest
  @CsvSource({"0, 1, true", "1, 1, true", "0, 1.05, false", "1, 0.95, false"})
  void aTiltIsNoContradictionAndAWrongLengthIs(int side, double factor, boolean agrees) {
    Camera camera = Camera.overhead(500, 400, 20).tilted(35, 90);
    Scene scene =
        Scene.builder().camera(camera).reference(ReferenceSpec.aruco(0, 10, 0, 0)).build();
    RenderedScene tilted = RenderedScene.of(scene);
    List<List<Double>> c = tilted.truth().referencePx();
    String line =
        String.format(
            Locale.ROOT,
            "line:%.2f,%.2f,%.2f,%.2f=%.3fmm+-0mm",
            c.get(side).get(0),
            c.get(side).get(1),
            c.get(side + 1).get(0),
            c.get(side + 1).get(1),
            10 * factor);
    List<ScaleReference> both = List.of(ScaleReference.parse(MARKER), ScaleReference.parse(line));
    Outcome<CalibratedPhotograph> outcome = new Calibrator().calibrate(tilted.photograph(), both);
    assertEquals(agrees, outcome instanceof Outcome.Obtained, () -> outcome.findings().toString());
  }

  @Test
  void oneThatFailsBesideOneThatServesIsAWarning() {
    Outcome<CalibratedPhotograph> outcome = calibrate("aruco:DICT_6X6_250:10mm", MARKER);
    kept(outcome);
    Finding finding = outcome.findings().get(0);
    assertEquals(FindingCode.REFERENCE_NOT_FOUND, finding.code());
    assertEquals(Severity.WARNING, finding.severity());
  }

  @Test
  void automaticNamesTheMarkerThatItFoundAndGuessesNoSize() {
    for (Outcome<CalibratedPhotograph> outcome : List.of(calibrate(), calibrate("auto"))) {
      assertInstanceOf(Outcome.Refused.class, outcome);
      Finding finding = last(outcome);
      assertEquals(FindingCode.REFERENCE_SIZE_UNKNOWN, finding.code());
      assertTrue(finding.message().contains("DICT_4X4_50"), finding.message());
      assertTrue(finding.message().contains("Marker 0"), finding.message());
    }
  }

  @Test
  void automaticNamesAnAprilTagToo() {
    Scene scene =
        Scene.builder()
            .camera(Camera.overhead(300, 240, 14))
            .reference(ReferenceSpec.aprilTag(2, 10, 0, 0))
            .build();
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator().calibrate(RenderedScene.of(scene).photograph(), List.of());
    assertEquals(FindingCode.REFERENCE_SIZE_UNKNOWN, last(outcome).code());
    assertTrue(last(outcome).message().contains("DICT_APRILTAG_36h11"), last(outcome).message());
  }

  @Test
  void automaticUsesARulerWhoseTicksTellTheirGraduation() {
    ReferenceSpec tape = ReferenceSpec.of(ReferenceSpec.Kind.RULER, 50, 0, 8);
    Scene scene = Scene.builder().camera(Camera.overhead(640, 420, 10)).reference(tape).build();
    RenderedScene rendered = RenderedScene.of(scene);
    PlaneCalibration plane = kept(new Calibrator().calibrate(rendered.photograph(), List.of()));
    assertEquals("ruler", plane.reference().kind());
    assertEquals(10, plane.mapping().pixelsPerMillimetre(plane.reference().centre()), 0.1);
  }

  @Test
  void automaticInAnEmptyPhotographFindsNothing() {
    Photograph black = RenderedScene.photograph(200, 150, new byte[200 * 150 * 3]);
    Outcome<CalibratedPhotograph> outcome = new Calibrator().calibrate(black, List.of());
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(FindingCode.REFERENCE_NOT_FOUND, last(outcome).code());
  }

  @Test
  void theSizesToleranceEntersOnceAsARectangle() {
    PlaneCalibration exact = kept(calibrate("aruco:DICT_4X4_50:10mm+-0mm"));
    PlaneCalibration loose = kept(calibrate("aruco:DICT_4X4_50:10mm+-0.3mm"));
    assertEquals(exact.mapping(), loose.mapping());
    ImagePoint p = exact.reference().centre();
    double both = loose.relativeScaleUncertainty(p);
    double detection = exact.relativeScaleUncertainty(p);
    assertEquals(0.03 / Math.sqrt(3), Math.sqrt(both * both - detection * detection), 1e-9);
  }

  private static Finding last(Outcome<CalibratedPhotograph> outcome) {
    return outcome.findings().get(outcome.findings().size() - 1);
  }
}
