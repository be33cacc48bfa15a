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
import org.calque.geometry.PlanePoint;
import org.calque.photo.Photograph;
import org.junit.jupiter.api.Test;

/** What every detector keeps to, whatever it looks for. */
abstract class ReferenceDetectorContract<R extends ScaleReference> {
  abstract ReferenceDetector<R> detector();

  /** A photograph that shows the reference. */
  abstract Photograph photograph();

  /** The reference in it, said to have this size. */
  abstract R reference(double millimetres);

  /** The same reference in the photograph turned by a quarter. */
  abstract R quarterTurned(double millimetres);

  /** A reference that is not in {@link #without}. */
  abstract R missing();

  /** A photograph in which the missing reference is looked for. */
  Photograph without() {
    return photograph();
  }

  /** The same reference in the photograph without its first columns and rows. */
  R shifted(double millimetres, int columns, int rows) {
    return reference(millimetres);
  }

  private PlaneCalibration obtained(Photograph photograph, R reference) {
    Outcome<PlaneCalibration> outcome = detector().detect(photograph, reference);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<PlaneCalibration>) outcome).value();
  }

  @Test
  void theSamePhotographTwiceGivesTheSamePlane() {
    assertEquals(
        detector().detect(photograph(), reference(10)),
        detector().detect(photograph(), reference(10)));
  }

  @Test
  void aSizeTwiceAsLongHalvesTheScale() {
    PlaneCalibration once = obtained(photograph(), reference(10));
    PlaneCalibration twice = obtained(photograph(), reference(20));
    ImagePoint centre = once.reference().centre();
    assertEquals(centre, twice.reference().centre());
    assertEquals(
        once.mapping().pixelsPerMillimetre(centre) / 2,
        twice.mapping().pixelsPerMillimetre(centre),
        1e-9);
    for (ImagePoint p : List.of(centre, new ImagePoint(3, 5), new ImagePoint(80, 20))) {
      PlanePoint a = once.mapping().toPlane(p);
      PlanePoint b = twice.mapping().toPlane(p);
      assertEquals(2 * a.x(), b.x(), 1e-9);
      assertEquals(2 * a.y(), b.y(), 1e-9);
    }
    assertEquals(once.residualPx(), twice.residualPx(), 1e-9);
  }

  @Test
  void aQuarterTurnKeepsTheScale() {
    PlaneCalibration upright = obtained(photograph(), reference(10));
    PlaneCalibration turned =
        obtained(RenderedScene.quarterTurned(photograph()), quarterTurned(10));
    ImagePoint here = upright.reference().centre();
    ImagePoint there = RenderedScene.quarterTurned(photograph(), here);
    assertEquals(0, there.distanceTo(turned.reference().centre()), 0.15);
    double u = upright.mapping().relativeScaleUncertainty(here);
    assertEquals(
        1,
        upright.mapping().pixelsPerMillimetre(here) / turned.mapping().pixelsPerMillimetre(there),
        u);
    double most = upright.pose().isPresent() ? 0.02 : 0.05;
    assertTrue(u > 0 && u < most, "relative uncertainty " + u);
  }

  @Test
  void aShiftKeepsTheScale() {
    int columns = 5;
    int rows = 3;
    PlaneCalibration whole = obtained(photograph(), reference(10));
    PlaneCalibration cropped =
        obtained(RenderedScene.cropped(photograph(), columns, rows), shifted(10, columns, rows));
    ImagePoint here = whole.reference().centre();
    ImagePoint there = new ImagePoint(here.x() - columns, here.y() - rows);
    assertEquals(0, there.distanceTo(cropped.reference().centre()), 0.25);
    assertEquals(0, apart(whole, here, cropped, there), 1.96);
  }

  @Test
  void anExposureHalfAStopLowerKeepsTheScale() {
    PlaneCalibration bright = obtained(photograph(), reference(10));
    PlaneCalibration dark =
        obtained(RenderedScene.exposed(photograph(), Math.sqrt(0.5)), reference(10));
    ImagePoint centre = bright.reference().centre();
    assertEquals(0, apart(bright, centre, dark, centre), 1.96);
  }

  /** Difference of two scales in standard uncertainties of the detection. */
  private static double apart(PlaneCalibration a, ImagePoint p, PlaneCalibration b, ImagePoint q) {
    double difference =
        StrictMath.log(a.mapping().pixelsPerMillimetre(p) / b.mapping().pixelsPerMillimetre(q));
    return difference / a.mapping().relativeScaleUncertainty(p);
  }

  @Test
  void whatIsNotThereIsRefused() {
    Outcome<PlaneCalibration> outcome = detector().detect(without(), missing());
    assertInstanceOf(Outcome.Refused.class, outcome);
    Finding finding = outcome.findings().get(outcome.findings().size() - 1);
    assertEquals(FindingCode.REFERENCE_NOT_FOUND, finding.code());
    assertEquals(Severity.REFUSAL, finding.severity());
    assertTrue(finding.message().endsWith("."), finding.message());
  }

  @Test
  void aPhotographOfOnePixelIsRefusedToo() {
    Photograph speck = RenderedScene.photograph(1, 1, new byte[3]);
    assertInstanceOf(Outcome.Refused.class, detector().detect(speck, reference(10)));
  }

  @Test
  void xAndYRunAsInThePhotograph() {
    PlaneCalibration plane = obtained(photograph(), reference(10));
    ImagePoint c = plane.reference().centre();
    PlanePoint here = plane.mapping().toPlane(c);
    PlanePoint right = plane.mapping().toPlane(new ImagePoint(c.x() + 1, c.y()));
    PlanePoint down = plane.mapping().toPlane(new ImagePoint(c.x(), c.y() + 1));
    assertTrue(right.x() > here.x(), "x runs the other way");
    assertTrue(down.y() > here.y(), "y runs the other way");
    assertEquals(0, (right.y() - here.y()) / (right.x() - here.x()), 1e-3);
  }
}
