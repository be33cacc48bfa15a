package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.calque.evidence.Outcome;
import org.calque.photo.Photograph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows of ticks are believed, on drawn labels with one fault or two. */
class RulerEvidenceTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final double STEP = 44;
  private static final double BLUR = 1.5;

  /** A white label with equal ticks, of which one may be missing and one gap may hold ink. */
  private static Photograph label(int ticks, int missing, int inked) {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double ink = 0;
        for (int k = 0; k < ticks; k++) {
          double at = 60 + STEP * k;
          ink += k == missing ? 0 : bar(x, at, 2.5) * bar(y, 110, 30);
          ink += k == inked ? bar(x, at + STEP / 2, 2.5) * bar(y, 110, 24) : 0;
        }
        int code = (int) Math.round(215 - 165 * Math.min(1, ink));
        for (int c = 0; c < 3; c++) {
          bgr[3 * (y * WIDTH + x) + c] = (byte) code;
        }
      }
    }
    return RenderedScene.photograph(WIDTH, HEIGHT, bgr);
  }

  /** A blurred bar: 1 in its middle, 0 far from it. */
  private static double bar(double at, double middle, double half) {
    double away = Math.abs(at - middle);
    return 1 / (1 + Math.exp((away - half) * 2.5 / BLUR));
  }

  /**
   * Of few ticks either fault is forgiven and both are not: so half centimetres of a blurred ruler
   * looked that were taken for centimetres. Ten ticks and more outweigh both.
   */
  @ParameterizedTest
  @CsvSource({
    "9, -1, -1, true",
    "9, 4, -1, true",
    "9, -1, 6, true",
    "9, 4, 6, false",
    "9, 4, 2, false",
    "12, 4, 6, true"
  })
  void aMissingTickAndInkInAGapAreTooMuchForFewTicks(
      int ticks, int missing, int inked, boolean found) {
    Outcome<PlaneCalibration> outcome =
        new RulerDetector()
            .detect(
                label(ticks, missing, inked), (RulerReference) ScaleReference.parse("ruler:cm"));
    assertEquals(found, outcome instanceof Outcome.Obtained, () -> outcome.findings().toString());
    if (outcome instanceof Outcome.Obtained<PlaneCalibration> obtained) {
      PlaneCalibration plane = obtained.value();
      double scale = plane.mapping().pixelsPerMillimetre(plane.reference().centre());
      assertEquals(STEP / 10, scale, 0.02);
    }
  }
}
