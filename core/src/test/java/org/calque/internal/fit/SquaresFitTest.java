package org.calque.internal.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.calque.geometry.Cameras;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Squares on a plane, seen by a known camera, with and without noise in their corners. */
class SquaresFitTest {
  private static final double SIDE_MM = 10;
  private static final int SEEDS = 300;

  /** Centre x, y in mm and turn in degrees; none is aligned with another. */
  private static final double[][] PLACES = {
    {-20, 0, 12}, {-4, 9, -160}, {-30, 14, 77}, {6, -8, 31}
  };

  private static List<double[]> corners(double[] g, int squares, double noise, Random random) {
    List<double[]> all = new ArrayList<>();
    for (int s = 0; s < squares; s++) {
      double c = Math.cos(Math.toRadians(PLACES[s][2]));
      double q = Math.sin(Math.toRadians(PLACES[s][2]));
      double[] corners = new double[8];
      for (int i = 0; i < 4; i++) {
        double x = SIDE_MM / 2 * (i == 1 || i == 2 ? 1 : -1);
        double y = SIDE_MM / 2 * (i >= 2 ? 1 : -1);
        double[] at = Matrix3.apply(g, PLACES[s][0] + c * x - q * y, PLACES[s][1] + q * x + c * y);
        corners[2 * i] = at[0] + noise * random.nextGaussian();
        corners[2 * i + 1] = at[1] + noise * random.nextGaussian();
      }
      all.add(corners);
    }
    return all;
  }

  private static double[] sigmas(int squares, double sigma) {
    double[] sigmas = new double[squares];
    Arrays.fill(sigmas, sigma);
    return sigmas;
  }

  private static PlaneMapping mapping(PlaneFit fit) {
    return PlaneMapping.of(fit.imageToPlane(), fit.covariance());
  }

  private static ImagePoint seen(double[] g, double x, double y) {
    double[] at = Matrix3.apply(g, x, y);
    return new ImagePoint(at[0], at[1]);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 30", "2, 0", "2, 30", "4, 15", "4, 45"})
  void exactCornersGiveThePlaneBack(int squares, double tilt) {
    double[] g = Cameras.planeToImage(tilt, 40);
    PlaneFit fit =
        new SquaresFit(corners(g, squares, 0, new Random(1)), sigmas(squares, 0.1), SIDE_MM).fit();
    assertEquals(0, fit.residual(), 1e-6);
    assertEquals(8 * squares - 8 - 3 * (squares - 1), fit.degreesOfFreedom());
    double[] h = fit.imageToPlane();
    // distances between far places, whatever the fitted frame's origin and turn
    for (double[] pair : new double[][] {{-20, 0, 25, 12}, {5, 5, 5, -9}, {-30, -10, 30, 10}}) {
      ImagePoint a = seen(g, pair[0], pair[1]);
      ImagePoint b = seen(g, pair[2], pair[3]);
      double[] p = Matrix3.apply(h, a.x(), a.y());
      double[] q = Matrix3.apply(h, b.x(), b.y());
      assertEquals(
          Math.hypot(pair[0] - pair[2], pair[1] - pair[3]),
          Math.hypot(p[0] - q[0], p[1] - q[1]),
          1e-5);
    }
    double[] origin = Matrix3.apply(h, seen(g, -20, 0).x(), seen(g, -20, 0).y());
    assertEquals(0, Math.hypot(origin[0], origin[1]), 1e-6);
  }

  /** 40 mm away from the first square the homography extrapolates; the covariance must say so. */
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 20", "2, 20", "4, 20"})
  void statedScaleUncertaintyFarAwayIsTheOneThatIsSeen(int squares, double tilt) {
    double[] g = Cameras.planeToImage(tilt, 25);
    ImagePoint far = seen(g, 20, 0);
    Random random = new Random(100 * squares + (long) tilt);
    double[] logs = new double[SEEDS];
    double stated = 0;
    for (int i = 0; i < SEEDS; i++) {
      PlaneMapping fitted =
          mapping(
              new SquaresFit(corners(g, squares, 0.1, random), sigmas(squares, 0.1), SIDE_MM)
                  .fit());
      logs[i] = Math.log(fitted.pixelsPerMillimetre(far));
      stated += fitted.relativeScaleUncertainty(far) / SEEDS;
    }
    double mean = Arrays.stream(logs).average().orElseThrow();
    double seen =
        Math.sqrt(Arrays.stream(logs).map(v -> (v - mean) * (v - mean)).sum() / (SEEDS - 1));
    assertTrue(seen / stated > 0.8 && seen / stated < 1.25, seen + " against " + stated);
  }

  @Test
  void moreSquaresKnowTheScaleBetter() {
    double[] g = Cameras.planeToImage(20, 25);
    ImagePoint far = seen(g, 20, 0);
    double before = Double.POSITIVE_INFINITY;
    for (int squares : new int[] {1, 2, 4}) {
      PlaneFit fit =
          new SquaresFit(corners(g, squares, 0, new Random(1)), sigmas(squares, 0.1), SIDE_MM)
              .fit();
      double u = mapping(fit).relativeScaleUncertainty(far);
      assertTrue(u < 0.9 * before, squares + " squares: " + u + " after " + before);
      before = u;
    }
  }

  /** Corners five times worse than stated: the residuals tell, and the covariance follows. */
  @Test
  void understatedNoiseIsMadeUpFor() {
    double[] g = Cameras.planeToImage(10, 0);
    ImagePoint far = seen(g, 20, 0);
    Random random = new Random(5);
    double ratio = 0;
    for (int i = 0; i < 50; i++) {
      List<double[]> noisy = corners(g, 4, 0.5, random);
      double honest =
          mapping(new SquaresFit(noisy, sigmas(4, 0.5), SIDE_MM).fit())
              .relativeScaleUncertainty(far);
      double claimed =
          mapping(new SquaresFit(noisy, sigmas(4, 0.1), SIDE_MM).fit())
              .relativeScaleUncertainty(far);
      ratio += claimed / honest / 50;
    }
    assertEquals(0.95, ratio, 0.1);
  }

  @Test
  void aWorseSquareWeighsLess() {
    double[] g = Cameras.planeToImage(0, 0);
    List<double[]> corners = corners(g, 2, 0, new Random(1));
    double[] swollen = corners.get(1).clone();
    double cx = (swollen[0] + swollen[4]) / 2;
    double cy = (swollen[1] + swollen[5]) / 2;
    for (int i = 0; i < 8; i += 2) {
      swollen[i] = cx + 1.02 * (swollen[i] - cx);
      swollen[i + 1] = cy + 1.02 * (swollen[i + 1] - cy);
    }
    List<double[]> contradicting = List.of(corners.get(0), swollen);
    ImagePoint here = seen(g, -20, 0);
    double trusted =
        mapping(new SquaresFit(contradicting, new double[] {0.05, 2}, SIDE_MM).fit())
            .pixelsPerMillimetre(here);
    double equal =
        mapping(new SquaresFit(contradicting, new double[] {0.05, 0.05}, SIDE_MM).fit())
            .pixelsPerMillimetre(here);
    assertEquals(12, trusted, 0.012);
    assertTrue(Math.abs(equal - 12) > 0.03, "both weigh alike: " + equal);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 25})
  void theUnitIsThatOfTheSide(double side) {
    double[] g = Cameras.planeToImage(10, 0);
    List<double[]> corners = corners(g, 2, 0.1, new Random(3));
    PlaneMapping ten = mapping(new SquaresFit(corners, sigmas(2, 0.1), SIDE_MM).fit());
    PlaneMapping other = mapping(new SquaresFit(corners, sigmas(2, 0.1), side).fit());
    ImagePoint far = seen(g, 20, 0);
    assertEquals(
        ten.pixelsPerMillimetre(far) * SIDE_MM / side, other.pixelsPerMillimetre(far), 1e-6);
    assertEquals(ten.relativeScaleUncertainty(far), other.relativeScaleUncertainty(far), 1e-9);
  }

  @Test
  void squaresAndDeviationsGoTogether() {
    assertThrows(
        IllegalArgumentException.class, () -> new SquaresFit(List.of(), new double[0], 10));
    List<double[]> one = corners(Cameras.planeToImage(0, 0), 1, 0, new Random(1));
    assertThrows(IllegalArgumentException.class, () -> new SquaresFit(one, new double[2], 10));
  }
}
