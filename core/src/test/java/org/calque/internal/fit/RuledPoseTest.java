package org.calque.internal.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.calque.geometry.Cameras;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.internal.fit.PlaneShape.Ruled;
import org.calque.internal.fit.PlaneShape.Ruled.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plane of one ruler's ticks, and of two at a right angle, seen by cameras that are known. */
class RuledPoseTest {
  private static final double NOISE_PX = 0.05;
  private static final int HALF = 25;
  private static final int SEEDS = 120;
  private static final CameraPrior KNOWN =
      new CameraPrior(Cameras.FOCAL_PX, 0.03, Cameras.CX, Cameras.CY, 10, 0.03);
  private static final CameraPrior VAGUE =
      new CameraPrior(Cameras.FOCAL_PX, 0.7, Cameras.CX, Cameras.CY, 300, 0.15);

  /** Ticks of 3 mm, a millimetre apart, along one side or both of a right angle. */
  private static Ruled ruled(double[] g, boolean both, double noise, Random random) {
    List<Mark> marks = new ArrayList<>();
    for (int k = -HALF; k <= HALF; k++) {
      for (double end : new double[] {-1.5, 1.5}) {
        marks.add(mark(seen(g, k, end, noise, random), true, k));
        if (both) {
          marks.add(mark(seen(g, HALF + end, k - HALF, noise, random), false, k));
        }
      }
    }
    if (!both) {
      double slack = 4 / noise;
      for (int end : new int[] {-HALF, HALF}) {
        double[] at = Matrix3.apply(g, end, 0);
        marks.add(new Mark(at[0], at[1], false, 0, slack));
      }
    }
    return new Ruled(marks, noise);
  }

  private static Mark mark(double[] at, boolean upright, double place) {
    return new Mark(at[0], at[1], upright, place, 1);
  }

  private static double[] seen(double[] g, double x, double y, double noise, Random random) {
    double[] at = Matrix3.apply(g, x, y);
    return new double[] {
      at[0] + noise * random.nextGaussian(), at[1] + noise * random.nextGaussian()
    };
  }

  private static PosedPlane fit(Ruled ruled, CameraPrior prior, double[] g) {
    double[] at = Matrix3.apply(g, 0, 0);
    return new PlanePoseFit(List.of(ruled), prior, at[0], at[1]).fit();
  }

  /** How far the logarithm of the scale is off at a place, over its stated deviation. */
  private static double[] error(PosedPlane plane, double[] g, double x, double y) {
    double[] at = Matrix3.apply(g, x, y);
    ImagePoint p = new ImagePoint(at[0], at[1]);
    PlaneMapping lens = PlaneMapping.of(plane.imageToPlane(), plane.spread().covariance());
    PlaneMapping truth = PlaneMapping.of(Matrix3.inverse(g), new double[81]);
    double error = Math.log(lens.pixelsPerMillimetre(p) / truth.pixelsPerMillimetre(p));
    return new double[] {error, lens.relativeScaleUncertainty(p)};
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "12, 0", "30, 0", "30, 90", "35, 40", "20, -110"})
  void oneRulerTellsTheTiltBeforeAKnownCamera(double tilt, double turn) {
    double[] g = Cameras.planeToImage(tilt, turn);
    PosedPlane plane = fit(ruled(g, false, NOISE_PX, new Random(5)), KNOWN, g);
    assertEquals(tilt, Math.toDegrees(plane.camera().tilt()), 3);
    assertEquals(0, error(plane, g, 0, 0)[0], 0.01);
    assertEquals(NOISE_PX, plane.quality().residual(), 0.02);
    assertTrue(plane.imageToPlane()[8] > 0, "seen from behind");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "12, 0", "30, 0", "30, 90", "35, 40", "20, -110"})
  void aRightAngleTellsTheTiltBeforeAnyCamera(double tilt, double turn) {
    double[] g = Cameras.planeToImage(tilt, turn);
    PosedPlane plane = fit(ruled(g, true, NOISE_PX, new Random(6)), VAGUE, g);
    assertEquals(tilt, Math.toDegrees(plane.camera().tilt()), 3);
    assertEquals(0, error(plane, g, 10, -10)[0], 0.002);
    assertEquals(NOISE_PX, plane.quality().residual(), 0.02);
  }

  /** The interval holds what it says, beside the rulers. */
  @ParameterizedTest
  @CsvSource({"false, 10", "false, 30", "true, 5", "true, 30"})
  void theStatedDeviationIsThatOfTheError(boolean both, double tilt) {
    long inside = IntStream.range(0, SEEDS).parallel().filter(s -> holds(s, both, tilt)).count();
    assertTrue(inside >= 0.9 * SEEDS && inside < SEEDS, inside + " of " + SEEDS);
  }

  private static boolean holds(int seed, boolean both, double tilt) {
    Random random = new Random(seed);
    double[] g = Cameras.planeToImage(tilt, 360 * random.nextDouble());
    CameraPrior prior = Cameras.drawn(random);
    double[] error = error(fit(ruled(g, both, NOISE_PX, random), prior, g), g, 8, 14);
    return Math.abs(error[0]) < 1.96 * error[1];
  }

  /** The search for a minimum may try any step: each has a misfit, and a bad one is large. */
  @ParameterizedTest
  @ValueSource(doubles = {40, -40, 1e6, -1e6, 1e200, -1e200})
  void everyStepHasAMisfit(double step) {
    double[] g = Cameras.planeToImage(17, 30);
    PoseModel model =
        new PoseModel(
            List.of(ruled(g, false, NOISE_PX, new Random(6))), KNOWN, Matrix3.turn(0, 0, 0));
    for (int i = 0; i < model.getNumOfInputsN(); i++) {
      double[] p = new double[model.getNumOfInputsN()];
      p[i] = step;
      assertTrue(Double.isFinite(model.misfit(p)), "parameter " + i);
    }
    double[] all = new double[model.getNumOfInputsN()];
    Arrays.fill(all, step);
    assertTrue(Double.isFinite(model.misfit(all)));
  }

  @Test
  void noisierTicksLeaveTheTiltMoreOpen() {
    double[] g = Cameras.planeToImage(17, 30);
    double sharp = fit(ruled(g, false, 0.05, new Random(6)), KNOWN, g).camera().normalDeviation();
    double blurred = fit(ruled(g, false, 0.5, new Random(6)), KNOWN, g).camera().normalDeviation();
    assertTrue(blurred > 2 * sharp, sharp + " and " + blurred);
  }
}
