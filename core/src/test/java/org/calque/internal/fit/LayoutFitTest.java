package org.calque.internal.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Squares of a known layout, seen through a tilted camera. */
class LayoutFitTest {
  /** Plane to image: 12 px a unit, tilted. */
  private static final double[] VIEW = {12, 0.8, 300, -0.5, 11, 260, 1.2e-3, -6e-4, 1};

  private static final double[][] PLACES = {{-18, -18}, {18, -18}, {18, 18}, {-18, 18}};
  private static final double[][] CORNER = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  private static final double SIDE = 8;

  private static final LayoutFit.Lens LENS = new LayoutFit.Lens(310, 250, 900, 0.03);

  private static LayoutFit.Square square(
      double[] place, double gain, double sigma, SplittableRandom random) {
    return square(place, gain, 0, sigma, random);
  }

  private static LayoutFit.Square square(
      double[] place, double gain, double k, double sigma, SplittableRandom random) {
    double[] corners = new double[8];
    for (int i = 0; i < 4; i++) {
      double[] p =
          Matrix3.apply(
              VIEW,
              place[0] + CORNER[i][0] * (SIDE / 2 + gain),
              place[1] + CORNER[i][1] * (SIDE / 2 + gain));
      double u = p[0] - LENS.centreX();
      double v = p[1] - LENS.centreY();
      double seen = 1 + k * (u * u + v * v) / (LENS.focal() * LENS.focal());
      corners[2 * i] = LENS.centreX() + seen * u + sigma * random.nextGaussian();
      corners[2 * i + 1] = LENS.centreY() + seen * v + sigma * random.nextGaussian();
    }
    return new LayoutFit.Square(
        place[0], place[1], SIDE, corners, SideDeviation.ofCorners(Math.max(sigma, 0.01)));
  }

  private static LayoutFit.Plane fit(int squares, double gain, double sigma, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LayoutFit.Square> seen = new ArrayList<>();
    for (int i = 0; i < squares; i++) {
      seen.add(square(PLACES[i], gain, sigma, random));
    }
    return new LayoutFit(seen, 0.05, LENS).fit();
  }

  /** Relative scale at a point of the plane against the truth. */
  private static double scaleError(LayoutFit.Plane fit, double x, double y) {
    double[] at = Matrix3.apply(VIEW, x, y);
    double[] right = Matrix3.apply(VIEW, x + 0.01, y);
    double[] a = Matrix3.apply(fit.imageToPlane(), at[0], at[1]);
    double[] b = Matrix3.apply(fit.imageToPlane(), right[0], right[1]);
    return Math.hypot(b[0] - a[0], b[1] - a[1]) / 0.01 - 1;
  }

  @Test
  void exactCornersGiveTheViewBack() {
    for (int squares = 1; squares <= 4; squares++) {
      LayoutFit.Plane fit = fit(squares, 0, 0, 1);
      assertEquals(0, fit.residual(), 1e-9);
      assertEquals(0, scaleError(fit, 3, -5), 1e-7);
    }
  }

  @Test
  void theInkThatRunsDoesNotChangeTheScaleOfSeveralSquares() {
    double error = scaleError(fit(4, 0.08, 0, 1), 0, 0);
    assertEquals(0, error, 1e-4);
    assertTrue(Math.abs(scaleError(fit(1, 0.08, 0, 1), -18, -18)) > 0.01, "one square cannot tell");
  }

  @Test
  void residualsAreThoseOfTheNoise() {
    double sum = 0;
    for (int seed = 0; seed < 50; seed++) {
      LayoutFit.Plane fit = fit(4, 0, 0.3, seed);
      assertEquals(2 * 16 + 2 - 10, fit.degreesOfFreedom());
      sum += fit.residual() * fit.residual() / 50;
    }
    assertEquals(0.3 * Math.sqrt(2) * Math.sqrt(24 / 32.0), Math.sqrt(sum), 0.03);
  }

  @Test
  void noiseBeyondTheStatedDeviationWidensTheCovariance() {
    List<LayoutFit.Square> seen = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (double[] place : PLACES) {
      LayoutFit.Square s = square(place, 0, 0.5, random);
      seen.add(
          new LayoutFit.Square(s.x(), s.y(), s.side(), s.corners(), SideDeviation.ofCorners(0.05)));
    }
    LayoutFit.Plane stated = fit(4, 0, 0.05, 3);
    LayoutFit.Plane found = new LayoutFit(seen, 0.05, LENS).fit();
    double wider = Math.sqrt(found.covariance()[0] / stated.covariance()[0]);
    assertEquals(10, wider, 3);
  }

  @Test
  void fourSquaresTellTheLensAndOneDoesNot() {
    SplittableRandom random = new SplittableRandom(5);
    List<LayoutFit.Square> seen = new ArrayList<>();
    for (double[] place : PLACES) {
      seen.add(square(place, 0, -0.04, 0.02, random));
    }
    LayoutFit.Plane four = new LayoutFit(seen, 0.05, LENS).fit();
    assertEquals(-0.04, four.distortion(), 3 * four.distortionDeviation());
    assertTrue(four.distortionDeviation() < 0.005, "deviation " + four.distortionDeviation());
    LayoutFit.Plane one = new LayoutFit(seen.subList(0, 1), 0.05, LENS).fit();
    assertEquals(LENS.sigma(), one.distortionDeviation(), 0.1 * LENS.sigma());
  }

  @Test
  void oneSquareIsAsUncertainAsItsInk() {
    LayoutFit.Plane one = fit(1, 0, 0.01, 2);
    double[] h = one.imageToPlane();
    assertEquals(0, one.degreesOfFreedom());
    double relative = Math.sqrt(one.covariance()[0]) / Math.abs(h[0]);
    assertTrue(relative > 0.3 * 0.05 / (SIDE / 2) && Double.isFinite(relative), "u " + relative);
  }
}
