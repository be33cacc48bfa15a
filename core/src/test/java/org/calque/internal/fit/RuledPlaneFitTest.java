package org.calque.internal.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.calque.internal.fit.RuledPlaneFit.Lens;
import org.calque.internal.fit.RuledPlaneFit.SeenTick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plane from noisy ticks seen by a known camera. */
class RuledPlaneFitTest {
  private static final double FOCAL = 1200;
  private static final double DISTANCE = 200;
  private static final double NOISE_PX = 0.05;
  private static final Lens LENS = new Lens(FOCAL, 0.03, 500, 400);

  /** Ticks 0 to 60 of two units' length around the optical axis, on a plane turned about y. */
  private static List<SeenTick> ticks(double tilt, double roll, Random random) {
    List<SeenTick> ticks = new ArrayList<>();
    for (int k = 0; k <= 60; k++) {
      double[] near = seen(k - 30, -1, tilt, roll, random);
      double[] far = seen(k - 30, 1, tilt, roll, random);
      ticks.add(new SeenTick(k, near[0], near[1], far[0], far[1]));
    }
    return ticks;
  }

  private static double[] seen(double x, double y, double tilt, double roll, Random random) {
    double u = x * Math.cos(roll) - y * Math.sin(roll);
    double v = x * Math.sin(roll) + y * Math.cos(roll);
    double depth = DISTANCE - u * Math.sin(tilt);
    return new double[] {
      500 + FOCAL * u * Math.cos(tilt) / depth + NOISE_PX * random.nextGaussian(),
      400 + FOCAL * v / depth + NOISE_PX * random.nextGaussian()
    };
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "12, 0", "30, 0", "30, 90", "35, 40", "20, -110"})
  void tiltAndScaleAreTrueInEveryDirection(double tiltDegrees, double rollDegrees) {
    double tilt = Math.toRadians(tiltDegrees);
    List<SeenTick> ticks = ticks(tilt, Math.toRadians(rollDegrees), new Random(5));
    RuledPlaneFit.Result result = new RuledPlaneFit(ticks, LENS, NOISE_PX, 1).fit();
    assertEquals(tiltDegrees, result.tiltDegrees(), 2.5);
    double[] h = result.plane().imageToPlane();
    double w = h[6] * 500 + h[7] * 400 + h[8];
    double scale = Math.sqrt(Math.abs(w * w * w / Matrix3.determinant(h)));
    assertEquals(1, scale / (FOCAL / DISTANCE * Math.sqrt(Math.cos(tilt))), 0.01);
    assertEquals(NOISE_PX, result.plane().residual(), 0.02);
    double[] middle = Matrix3.apply(h, 500, 400);
    assertEquals(30, middle[0], 0.05);
    assertEquals(0, middle[1], 0.2);
  }

  @Test
  void noisierTicksLeaveTheTiltMoreOpen() {
    List<SeenTick> ticks = ticks(0.3, 0.5, new Random(6));
    double sharp = new RuledPlaneFit(ticks, LENS, 0.05, 1).fit().tiltUncertaintyDegrees();
    double blurred = new RuledPlaneFit(ticks, LENS, 0.5, 1).fit().tiltUncertaintyDegrees();
    assertTrue(blurred > 2 * sharp, sharp + " and " + blurred);
  }

  @Test
  void fourTicksAreTooFew() {
    List<SeenTick> four = ticks(0, 0, new Random(7)).subList(0, 4);
    assertThrows(IllegalArgumentException.class, () -> new RuledPlaneFit(four, LENS, 0.1, 1));
  }
}
