package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;
import org.junit.jupiter.api.Test;

/** Sides of a marker, as its own pattern corrects them. */
class ModuleBordersTest {
  private static final int MODULES = 6;
  private static final int WIDTH = 100;
  private static final double LEFT = 27.3;
  private static final double TOP = 28.6;
  private static final double MODULE_PX = 7;
  private static final NormalDistribution BLUR = NormalDistribution.of(0, 1.9);

  /** The share of a blurred band from one module to another at a distance from the first. */
  private static double band(double px, int from, int to) {
    return BLUR.cumulativeProbability(px - from * MODULE_PX)
        - BLUR.cumulativeProbability(px - to * MODULE_PX);
  }

  /** A black border of one module about white, blurred. */
  private static Photograph frame() {
    byte[] bgr = new byte[3 * WIDTH * WIDTH];
    for (int i = 0; i < bgr.length; i++) {
      double x = i / 3 % WIDTH - LEFT;
      double y = i / 3 / WIDTH - TOP;
      double ink =
          band(x, 0, MODULES) * band(y, 0, MODULES)
              - band(x, 1, MODULES - 1) * band(y, 1, MODULES - 1);
      bgr[i] = (byte) Math.round(255 * LinearLight.encoded(0.7 - 0.65 * ink));
    }
    return RenderedScene.photograph(WIDTH, WIDTH, bgr);
  }

  /** How far a square's sides lie outwards of the drawn one's, in pixels. */
  private static double outwards(List<ImagePoint> corners) {
    double width = corners.get(0).distanceTo(corners.get(1));
    double height = corners.get(1).distanceTo(corners.get(2));
    return (Math.sqrt(width * height) - MODULES * MODULE_PX) / 2;
  }

  @Test
  void lightThatReachesOverANarrowBorderMovesNoSide() {
    double right = LEFT + MODULES * MODULE_PX;
    double bottom = TOP + MODULES * MODULE_PX;
    List<ImagePoint> truth =
        List.of(
            new ImagePoint(LEFT, TOP),
            new ImagePoint(right, TOP),
            new ImagePoint(right, bottom),
            new ImagePoint(LEFT, bottom));
    Photograph photograph = frame();
    MarkerCorners sides = MarkerCorners.refine(photograph, truth, MODULES).orElseThrow();
    MarkerCorners corrected = ModuleBorders.unshifted(photograph, sides, MODULES);
    double found = outwards(sides.corners());
    double left = outwards(corrected.corners());
    assertTrue(found > 0.03, "the border is not narrow: " + found);
    assertTrue(Math.abs(left) < found / 3, "still outwards by " + left + " of " + found);
  }
}
