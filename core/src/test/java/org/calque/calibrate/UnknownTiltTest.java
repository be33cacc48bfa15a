package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.calque.geometry.Cameras;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one length leaves open, against cameras that look at its plane from all sides. */
class UnknownTiltTest {
  private static final int DRAWS = 4000;
  private static final double WIDEST = Math.toRadians(35);

  private static double evenlyOverTheCone(Random random) {
    return Math.acos(1 - random.nextDouble() * (1 - Math.cos(WIDEST)));
  }

  private static PlaneMapping plane(double tilt, double towards) {
    return PlaneMapping.of(
        Cameras.imageToPlane(Math.toDegrees(tilt), Math.toDegrees(towards)), new double[81]);
  }

  /** How far the logarithm of an area by a length of 10 mm is off, at a distance beside it. */
  private static double error(double tilt, Random random, double beside) {
    PlaneMapping truth = plane(tilt, 2 * Math.PI * random.nextDouble());
    double turn = 2 * Math.PI * random.nextDouble();
    PlanePoint a = new PlanePoint(-5 * Math.cos(turn), -5 * Math.sin(turn));
    PlanePoint b = new PlanePoint(5 * Math.cos(turn), 5 * Math.sin(turn));
    double along = truth.toImage(a).distanceTo(truth.toImage(b)) / 10;
    double away = 2 * Math.PI * random.nextDouble();
    PlanePoint there = new PlanePoint(beside * Math.cos(away), beside * Math.sin(away));
    return 2 * Math.log(truth.pixelsPerMillimetre(truth.toImage(there)) / along);
  }

  private static double stated(double beside) {
    ImagePoint middle = new ImagePoint(0, 0);
    UnknownTilt tilt = new UnknownTilt(middle, middle, Cameras.FOCAL_PX);
    double px = beside * Cameras.FOCAL_PX / Cameras.DISTANCE_MM;
    return tilt.relativeAreaUncertainty(new ImagePoint(px, 0));
  }

  /** The stated uncertainty is the standard deviation over a cone of normals. */
  @ParameterizedTest
  @CsvSource({"0", "15", "30"})
  void itIsTheDeviationOverTheCone(double beside) {
    Random random = new Random(7);
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double error = error(evenlyOverTheCone(random), random, beside);
      squares += error * error / DRAWS;
    }
    assertEquals(1, stated(beside) / Math.sqrt(squares), 0.08);
  }

  /** The interval holds about 95 % for normals over the cone and for tilts up to it. */
  @ParameterizedTest
  @CsvSource({"0, true", "0, false", "15, true", "15, false", "30, true", "30, false"})
  void theIntervalHoldsWhatItSays(double beside, boolean cone) {
    Random random = new Random(8);
    int inside = 0;
    for (int i = 0; i < DRAWS; i++) {
      double tilt = cone ? evenlyOverTheCone(random) : WIDEST * random.nextDouble();
      inside += Math.abs(error(tilt, random, beside)) <= 1.96 * stated(beside) ? 1 : 0;
    }
    double covered = inside / (double) DRAWS;
    assertTrue(covered >= 0.92 && covered <= 0.98, covered + " inside");
  }

  @Test
  void aPlaneThatIsKnownHasTheLengthsScaleAlongIt() {
    PlaneMapping truth = plane(WIDEST, 0.4);
    ImagePoint from = truth.toImage(new PlanePoint(-3, 2));
    ImagePoint to = truth.toImage(new PlanePoint(5, 8));
    UnknownTilt tilt = new UnknownTilt(from, to, 1000);
    assertEquals(from.distanceTo(to) / 10, tilt.pixelsPerMillimetre(truth), 1e-9);
  }
}
