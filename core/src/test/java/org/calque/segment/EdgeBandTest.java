package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calque.internal.raster.LinearImage;
import org.calque.internal.raster.LinearLight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discs whose edge is known to a hundredth of a pixel. */
class EdgeBandTest {
  private static final double CENTRE = 100.3;
  private static final double[] SKIN = {0.6, 0.35, 0.25};
  private static final double[] BED = {0.35, 0.06, 0.05};

  /** A disc of bed on skin; its edge rises in linear light as tanh over a width. */
  private static LinearImage disc(int side, double radius, double width, boolean half) {
    byte[] bgr = new byte[3 * side * side];
    for (int i = 0; i < side * side; i++) {
      double x = i % side - CENTRE;
      double y = i / side - CENTRE;
      double outside = 0.5 + 0.5 * Math.tanh((Math.hypot(x, y) - radius) / width);
      for (int c = 0; c < 3; c++) {
        double bed = half && x > 0 ? SKIN[c] : BED[c];
        double light = outside * SKIN[c] + (1 - outside) * bed;
        bgr[3 * i + 2 - c] = (byte) Math.round(255 * LinearLight.encoded(light));
      }
    }
    return LinearImage.ofBgr(bgr, side, side, 0, 0);
  }

  private static double[] circle(double radius) {
    double[] loop = new double[2 * 240];
    for (int i = 0; i < 240; i++) {
      loop[2 * i] = CENTRE + radius * Math.cos(Math.PI * i / 120);
      loop[2 * i + 1] = CENTRE + radius * Math.sin(Math.PI * i / 120);
    }
    return loop;
  }

  private static double radius(EdgeBand.Found found) {
    return Math.sqrt(Math.abs(Loops.signedArea(found.loop())) / Math.PI);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 1, 0.95, 4",
    "40, 1, 1.06, 4",
    "40, 3, 0.93, 5",
    "20, 1, 0.9, 4",
    "80, 2, 0.95, 8",
    "80, 6, 1.04, 8"
  })
  void theHalfWayPointIsFoundWhateverTheSoftness(
      double radius, double width, double start, double reach) {
    LinearImage image = disc(201, radius, width, false);
    EdgeBand.Found found = new EdgeBand(image).edge(circle(start * radius), reach);
    assertEquals(radius, radius(found), 0.004 * radius);
    assertEquals(0, found.spread().weakShare(), 0.02);
  }

  @Test
  void withoutContrastTheBorderStays() {
    LinearImage image = disc(201, 40, 1.5, true);
    EdgeBand.Found found = new EdgeBand(image).edge(circle(40), 4);
    assertEquals(40, radius(found), 0.6);
    assertTrue(found.spread().weakShare() > 0.3, "weak " + found.spread().weakShare());
  }

  @Test
  void anEdgeBeyondTheReachIsNotTaken() {
    LinearImage image = disc(201, 60, 1, false);
    EdgeBand.Found found = new EdgeBand(image).edge(circle(40), 5);
    assertTrue(radius(found) < 50, "radius " + radius(found));
  }
}
