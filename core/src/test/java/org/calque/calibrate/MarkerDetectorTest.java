package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlanePoint;
import org.calque.photo.Photograph;
import org.calque.quantity.Length;
import org.calque.testdata.Camera;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Printed square markers in rendered scenes of known scale. */
class MarkerDetectorTest extends ReferenceDetectorContract<MarkerReference> {
  private static final RenderedScene DISC = RenderedScene.of(KnownShapes.disc(3));

  /** More standard uncertainties than this, and the statement is wrong rather than unlucky. */
  private static final double FAR_OFF = 3.5;

  static MarkerReference marker(MarkerDictionary dictionary, double side) {
    ReferenceSize size = new ReferenceSize(Length.ofMillimetres(side), Length.ofMillimetres(0));
    return new MarkerReference(dictionary, size, OptionalInt.empty());
  }

  static PlaneCalibration plane(Photograph photograph, MarkerReference reference) {
    Outcome<PlaneCalibration> outcome = new MarkerDetector().detect(photograph, reference);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<PlaneCalibration>) outcome).value();
  }

  private static Scene scene(ReferenceSpec reference, double tilt, double direction, long seed) {
    Camera camera =
        Camera.overhead(420, 320, 14).atDistance(150).tilted(tilt, direction).rolled(seed * 7 % 40);
    return Scene.builder().reference(reference).camera(camera).seed(seed).build();
  }

  /** Standard uncertainties between the measured and the true local scale. */
  private static double deviation(PlaneCalibration plane, RenderedScene scene, ImagePoint p) {
    double measured = plane.mapping().pixelsPerMillimetre(p);
    double error = Math.log(measured / scene.mapping().pixelsPerMillimetre(p));
    return error / plane.relativeScaleUncertainty(p);
  }

  @Override
  ReferenceDetector<MarkerReference> detector() {
    return new MarkerDetector();
  }

  @Override
  Photograph photograph() {
    return DISC.photograph();
  }

  @Override
  MarkerReference reference(double millimetres) {
    return marker(MarkerDictionary.DICT_4X4_50, millimetres);
  }

  @Override
  MarkerReference quarterTurned(double millimetres) {
    return reference(millimetres);
  }

  @Override
  MarkerReference missing() {
    return marker(MarkerDictionary.DICT_6X6_250, 10);
  }

  @ParameterizedTest
  @CsvSource({
    "ARUCO_4X4, DICT_4X4_50, 10, 0, 0, 1",
    "ARUCO_4X4, DICT_4X4_50, 10, 15, 40, 2",
    "ARUCO_4X4, DICT_4X4_50, 5, 20, 130, 3",
    "ARUCO_4X4, DICT_4X4_50, 10, 30, -75, 4",
    "APRILTAG_36H11, DICT_APRILTAG_36H11, 10, 0, 0, 5",
    "APRILTAG_36H11, DICT_APRILTAG_36H11, 10, 30, 200, 6"
  })
  void scaleIsTrueWithinItsUncertainty(
      ReferenceSpec.Kind kind,
      MarkerDictionary dictionary,
      double side,
      double tilt,
      double direction,
      long seed) {
    ReferenceSpec spec = ReferenceSpec.of(kind, side, 2, -1).turned(33 * seed);
    RenderedScene scene = RenderedScene.of(scene(spec, tilt, direction, seed));
    PlaneCalibration plane = plane(scene.photograph(), marker(dictionary, side));
    ImagePoint centre = plane.reference().centre();
    assertEquals(0, centre.distanceTo(scene.referenceCentre()), 0.1);
    assertEquals(0, deviation(plane, scene, centre), FAR_OFF);
    assertTrue(plane.relativeScaleUncertainty(centre) < 0.01, "a scale that says nothing");
    CameraPose pose = plane.pose().orElseThrow();
    assertTrue(pose.focalLengthAssumed(), "nothing names the focal length");
    assertEquals(0, plane.degreesOfFreedom());
  }

  /** As after a cut, or enlarging by software: beside the marker the scale must hold still. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aFileThatNamesHalfTheFocalLengthIsFoundOut(long seed) {
    ReferenceSpec spec = ReferenceSpec.of(ReferenceSpec.Kind.ARUCO_4X4, 10, 2, -1).turned(25);
    RenderedScene scene = RenderedScene.of(scene(spec, 4 + 4 * seed, 47 * seed, seed));
    PlaneCalibration plane =
        plane(scene.withFocalLength(0.5), marker(MarkerDictionary.DICT_4X4_50, 10));
    ImagePoint centre = plane.reference().centre();
    ImagePoint beside = new ImagePoint(centre.x() - 120, centre.y() + 40);
    assertEquals(0, deviation(plane, scene, beside), FAR_OFF);
    double measured = plane.mapping().pixelsPerMillimetre(beside);
    assertEquals(1, measured / scene.mapping().pixelsPerMillimetre(beside), 0.005);
  }

  /**
   * Seen square-on nothing tells the camera; where it can be is enough to know the lesion's scale.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSmallFrameThatNamesNoFocalLengthKnowsTheScaleBesideTheMarker(long seed) {
    Camera camera = Camera.overhead(460, 430, 25).atDistance(200).tilted(seed, 60 * seed);
    ReferenceSpec spec = ReferenceSpec.aruco(3, 5, 4, 1).turned(20);
    RenderedScene scene =
        RenderedScene.of(Scene.builder().reference(spec).camera(camera).seed(seed).build());
    PlaneCalibration plane = plane(scene.photograph(), reference(5));
    ImagePoint beside = scene.mapping().toImage(new PlanePoint(-5, -1));
    assertTrue(plane.relativeScaleUncertainty(beside) < 0.004, "not known");
    assertEquals(0, deviation(plane, scene, beside), FAR_OFF);
  }

  /** The borders inside the marker tell by how much; its sides alone would be off by 0.4 %. */
  @ParameterizedTest
  @ValueSource(doubles = {1.8, 2.2, 2.6})
  void aCameraWithAnotherToneCurveGivesTheSameScale(double gamma) {
    RenderedScene scene = RenderedScene.of(scene(ReferenceSpec.aruco(3, 10, 0, 0), 20, 40, 2));
    PlaneCalibration plane = plane(RenderedScene.toned(scene.photograph(), gamma), reference(10));
    ImagePoint centre = plane.reference().centre();
    double error =
        Math.log(
            plane.mapping().pixelsPerMillimetre(centre)
                / scene.mapping().pixelsPerMillimetre(centre));
    assertEquals(0, error, 6e-4);
    assertEquals(0, error, 1.96 * plane.relativeScaleUncertainty(centre));
  }

  /** With the focal length in the file the tilt is the camera's. */
  @ParameterizedTest
  @CsvSource({"10, 0", "25, 60", "40, -110"})
  void tiltIsThatOfTheCamera(double tilt, double direction) {
    ReferenceSpec spec = ReferenceSpec.aruco(3, 12, 0, 0);
    RenderedScene scene = RenderedScene.of(scene(spec, tilt, direction, 1));
    CameraPose pose = plane(scene.withItsFocalLength(), reference(12)).pose().orElseThrow();
    assertFalse(pose.focalLengthAssumed());
    assertEquals(scene.truth().focalPx(), pose.focalLengthPx(), 0.04 * pose.focalLengthPx());
    assertEquals(tilt, pose.tiltDegrees(), FAR_OFF * pose.tiltUncertaintyDegrees());
    assertTrue(pose.tiltUncertaintyDegrees() < 10, "" + pose.tiltUncertaintyDegrees());
  }

  /** Where the file names the camera; else a camera twice as far is known otherwise. */
  @Test
  void aSizeTwiceAsLongIsKnownAsWell() {
    RenderedScene scene = RenderedScene.of(scene(ReferenceSpec.aruco(3, 12, 0, 0), 20, 40, 1));
    PlaneCalibration once = plane(scene.withItsFocalLength(), reference(12));
    PlaneCalibration twice = plane(scene.withItsFocalLength(), reference(24));
    for (ImagePoint p : List.of(once.reference().centre(), new ImagePoint(80, 20))) {
      assertEquals(
          once.relativeDetectionUncertainty(p), twice.relativeDetectionUncertainty(p), 1e-9);
    }
  }

  /** An eighth of the focal length puts the camera 19 mm away: nothing rests on that distance. */
  @Test
  void aFocalLengthThatCannotBeIsNotHandedOn() {
    RenderedScene scene = RenderedScene.of(scene(ReferenceSpec.aruco(3, 12, 0, 0), 3, 40, 1));
    CameraPose pose = plane(scene.withFocalLength(0.125), reference(12)).pose().orElseThrow();
    assertTrue(pose.focalLengthAssumed());
    double off = Math.log(pose.focalLengthPx() / scene.truth().focalPx());
    assertEquals(0, off, 1.96 * pose.relativeFocalUncertainty());
  }

  @Test
  void severalMarkersAreOneFit() {
    RenderedScene one =
        RenderedScene.of(scene(ReferenceSpec.aruco(0, 10, -7.5, 0).turned(15), 12, 30, 1));
    RenderedScene two =
        RenderedScene.of(scene(ReferenceSpec.aruco(3, 10, 7.5, 1).turned(-20), 12, 30, 1));
    Photograph both = rightHalfOf(two.photograph(), one.photograph());
    PlaneCalibration single = plane(one.photograph(), reference(10));
    PlaneCalibration joint = plane(both, reference(10));
    assertEquals(List.of(0, 3), joint.reference().ids());
    assertEquals(2, joint.reference().footprint().polygons().size());
    assertEquals(5, joint.degreesOfFreedom());
    ImagePoint far = one.mapping().toImage(new PlanePoint(9, 6));
    assertEquals(0, deviation(joint, one, far), FAR_OFF);
    assertTrue(
        joint.relativeScaleUncertainty(far) < 0.5 * single.relativeScaleUncertainty(far),
        "a second marker over there helps");
  }

  private static Photograph rightHalfOf(Photograph right, Photograph left) {
    byte[] pixels = left.bgr();
    byte[] other = right.bgr();
    int width = left.width();
    for (int y = 0; y < left.height(); y++) {
      int from = 3 * (y * width + width / 2);
      System.arraycopy(other, from, pixels, from, 3 * (width - width / 2));
    }
    return RenderedScene.photograph(width, left.height(), pixels);
  }

  @Test
  void onlyTheAskedNumberWillDo() {
    ReferenceSize size = reference(10).side();
    MarkerReference seven =
        new MarkerReference(MarkerDictionary.DICT_4X4_50, size, OptionalInt.of(7));
    Outcome<PlaneCalibration> outcome = new MarkerDetector().detect(photograph(), seven);
    assertEquals(FindingCode.REFERENCE_NOT_FOUND, outcome.findings().get(0).code());
    String message = outcome.findings().get(0).message();
    assertTrue(message.contains("id 7") && message.contains("id 0"), message);
    MarkerReference zero =
        new MarkerReference(MarkerDictionary.DICT_4X4_50, size, OptionalInt.of(0));
    assertEquals(plane(photograph(), reference(10)).mapping(), plane(photograph(), zero).mapping());
  }

  @Test
  void aMarkerOfFewPixelsIsRefusedOrNotFound() {
    Camera camera = Camera.overhead(300, 200, 2);
    Scene tiny = Scene.builder().reference(ReferenceSpec.aruco(0, 10, 0, 0)).camera(camera).build();
    Outcome<PlaneCalibration> outcome =
        new MarkerDetector().detect(RenderedScene.of(tiny).photograph(), reference(10));
    assertInstanceOf(Outcome.Refused.class, outcome);
  }

  @Test
  void aMarkerCutOffByTheFrameIsRefused() {
    Camera camera = Camera.overhead(300, 200, 14).aimedAt(-9.5, 0);
    Scene cut = Scene.builder().reference(ReferenceSpec.aruco(0, 10, 0, 0)).camera(camera).build();
    Outcome<PlaneCalibration> outcome =
        new MarkerDetector().detect(RenderedScene.of(cut).photograph(), reference(10));
    assertInstanceOf(Outcome.Refused.class, outcome);
  }

  /** Focus moves no edge in linear light: a blurred marker has the sharp one's size. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1.5, 3})
  void focusDoesNotMoveTheScale(double blur) {
    Scene sharp = scene(ReferenceSpec.aruco(4, 10, 0, 0), 8, 20, 11);
    Scene scene = sharp.toBuilder().sensor(Sensor.phone().focused(blur)).build();
    RenderedScene rendered = RenderedScene.of(scene);
    PlaneCalibration plane = plane(rendered.photograph(), reference(10));
    assertEquals(0, deviation(plane, rendered, plane.reference().centre()), FAR_OFF);
  }

  /** White card, black square, 70 px and more a side, sharp: nothing about these is hard. */
  @Test
  void everyMarkerInFullViewIsFound() {
    List<Integer> missed = new ArrayList<>();
    for (int seed = 1; seed <= 20; seed++) {
      Camera camera = Camera.overhead(200, 200, 8).tilted(seed % 5 * 5, 47 * seed);
      ReferenceSpec marker = ReferenceSpec.aruco(seed % 10, 10, 0, 0).turned(29 * seed);
      Scene scene = Scene.builder().seed(seed).camera(camera).reference(marker).build();
      Photograph photograph = RenderedScene.of(scene).photograph();
      if (new MarkerDetector().detect(photograph, reference(10)) instanceof Outcome.Refused) {
        missed.add(seed);
      }
    }
    assertEquals(List.of(), missed);
  }

  /** The homography extrapolates: 40 mm away the uncertainty grows, and covers the error. */
  @Test
  void farFromOneMarkerTheUncertaintyTellsTheTruth() {
    int seeds = 40;
    int found = 0;
    int covered = 0;
    List<Double> deviations = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      Camera camera = Camera.overhead(440, 190, 8).tilted(seed % 5 * 5, 47 * seed).rolled(seed % 3);
      Scene scene =
          Scene.builder()
              .seed(seed)
              .camera(camera)
              .reference(ReferenceSpec.aruco(seed % 10, 10, -20, 0).turned(29 * seed))
              .build();
      RenderedScene rendered = RenderedScene.of(scene);
      Outcome<PlaneCalibration> outcome =
          new MarkerDetector().detect(rendered.photograph(), reference(10));
      if (!(outcome instanceof Outcome.Obtained<PlaneCalibration> obtained)) {
        continue;
      }
      found++;
      PlaneCalibration plane = obtained.value();
      ImagePoint far = rendered.mapping().toImage(new PlanePoint(20, 0));
      ImagePoint near = plane.reference().centre();
      ratios.add(plane.relativeScaleUncertainty(far) / plane.relativeScaleUncertainty(near));
      double z = deviation(plane, rendered, far);
      deviations.add(z);
      covered += Math.abs(z) <= 1.96 ? 1 : 0;
    }
    assertTrue(found >= 35, found + " markers in full view were found");
    Collections.sort(ratios);
    assertTrue(ratios.get(found / 2) > 2, "40 mm away the scale is known as well as at the marker");
    assertTrue(covered >= 0.85 * found, covered + " of " + found + " are covered: " + deviations);
    double spread = Math.sqrt(deviations.stream().mapToDouble(z -> z * z).average().orElseThrow());
    assertTrue(spread > 0.1, "the stated uncertainty is " + 1 / spread + " times the error");
  }
}
