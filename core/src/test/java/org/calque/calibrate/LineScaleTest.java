package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.quantity.Length;
import org.junit.jupiter.api.Test;

/** A line of known length, set by hand. */
class LineScaleTest extends ReferenceDetectorContract<LineReference> {
  private static final Photograph GREY = RenderedScene.photograph(300, 200, grey());
  private static final ImagePoint FROM = new ImagePoint(50, 20);
  private static final ImagePoint TO = new ImagePoint(250, 170);

  private static byte[] grey() {
    byte[] grey = new byte[300 * 200 * 3];
    Arrays.fill(grey, (byte) 120);
    return grey;
  }

  private static LineReference line(ImagePoint from, ImagePoint to, double millimetres) {
    Length length = Length.ofMillimetres(millimetres);
    Length tolerance = Length.ofMillimetres(0.01 * millimetres);
    return new LineReference(from, to, new ReferenceSize(length, tolerance));
  }

  private static PlaneCalibration plane(LineReference line) {
    Outcome<PlaneCalibration> outcome = new LineScale().detect(GREY, line);
    return ((Outcome.Obtained<PlaneCalibration>) outcome).value();
  }

  @Override
  ReferenceDetector<LineReference> detector() {
    return new LineScale();
  }

  @Override
  Photograph photograph() {
    return GREY;
  }

  @Override
  LineReference reference(double millimetres) {
    return line(FROM, TO, millimetres);
  }

  @Override
  LineReference quarterTurned(double millimetres) {
    return line(
        RenderedScene.quarterTurned(GREY, FROM),
        RenderedScene.quarterTurned(GREY, TO),
        millimetres);
  }

  @Override
  LineReference shifted(double millimetres, int columns, int rows) {
    return line(
        new ImagePoint(FROM.x() - columns, FROM.y() - rows),
        new ImagePoint(TO.x() - columns, TO.y() - rows),
        millimetres);
  }

  @Override
  LineReference missing() {
    return line(FROM, new ImagePoint(299.6, 20), 10);
  }

  @Test
  void theScaleIsPixelsOverLength() {
    PlaneCalibration plane = plane(reference(10));
    assertEquals(25, plane.mapping().pixelsPerMillimetre(FROM), 1e-9);
    assertEquals(25, plane.mapping().pixelsPerMillimetre(new ImagePoint(9, 190)), 1e-9);
    assertTrue(plane.pose().isEmpty(), "a line says nothing about the camera's tilt");
    Outcome<PlaneCalibration> outcome = new LineScale().detect(GREY, reference(10));
    assertEquals(FindingCode.TILT_UNKNOWN, outcome.findings().get(0).code());
  }

  /** A point is set to about a pixel: drawn ends scatter the scale as much as is stated. */
  @Test
  void theStatedUncertaintyIsThatOfEndsSetByHand() {
    Random random = new Random(3);
    double[] logs = new double[3000];
    for (int i = 0; i < logs.length; i++) {
      ImagePoint a = new ImagePoint(50 + random.nextGaussian(), 60 + random.nextGaussian());
      ImagePoint b = new ImagePoint(120 + random.nextGaussian(), 60 + random.nextGaussian());
      logs[i] = Math.log(plane(line(a, b, 10)).mapping().pixelsPerMillimetre(a));
    }
    double mean = Arrays.stream(logs).average().orElseThrow();
    double seen =
        Math.sqrt(Arrays.stream(logs).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    PlaneCalibration plane = plane(line(new ImagePoint(50, 60), new ImagePoint(120, 60), 10));
    double detection = plane.mapping().relativeScaleUncertainty(new ImagePoint(0, 0));
    assertEquals(1, detection / seen, 0.08);
    double size = 0.01 / Math.sqrt(3);
    assertEquals(
        Math.hypot(detection, size),
        plane.relativeDetectionUncertainty(new ImagePoint(0, 0)),
        1e-9);
  }

  @Test
  void aLongerLineIsBetterKnown() {
    double near =
        plane(line(FROM, new ImagePoint(70, 20), 10)).mapping().relativeScaleUncertainty(FROM);
    double far =
        plane(line(FROM, new ImagePoint(250, 20), 10)).mapping().relativeScaleUncertainty(FROM);
    assertEquals(10, near / far, 1e-6);
  }

  @Test
  void theLastHalfPixelOfThePhotographCounts() {
    LineReference edge = line(new ImagePoint(-0.5, 10), new ImagePoint(299.5, 10), 10);
    assertInstanceOf(Outcome.Obtained.class, new LineScale().detect(GREY, edge));
    assertInstanceOf(
        Outcome.Refused.class, new LineScale().detect(GREY, line(new ImagePoint(0, -0.6), TO, 10)));
  }
}
