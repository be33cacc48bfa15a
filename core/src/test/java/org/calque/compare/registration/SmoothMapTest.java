package org.calque.compare.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import boofcv.struct.geo.AssociatedPair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmoothMapTest {
  private static final double TURN = Math.toRadians(20);

  /** Pairs of a turn by 20 degrees and a bend, with noise of 0.3 px. */
  private static List<AssociatedPair> pairs(int count, double bend) {
    SplittableRandom random = new SplittableRandom(3);
    List<AssociatedPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = 900 * random.nextDouble();
      double y = 900 * random.nextDouble();
      double[] q = truth(x, y, bend);
      pairs.add(
          new AssociatedPair(
              x, y, q[0] + random.nextGaussian(0, 0.3), q[1] + random.nextGaussian(0, 0.3)));
    }
    return pairs;
  }

  private static double[] truth(double x, double y, double bend) {
    return new double[] {
      Math.cos(TURN) * x - Math.sin(TURN) * y + 40 + bend * x * x,
      Math.sin(TURN) * x + Math.cos(TURN) * y - 10
    };
  }

  @Test
  void aTurnIsFoundWithItsScale() {
    double[] shape = SmoothMap.through(pairs(20, 0)).scaleAndTurn();
    assertEquals(1, shape[0], 0.002);
    assertEquals(TURN, shape[1], 0.002);
    assertEquals(1, shape[2], "not mirrored");
  }

  @Test
  void aBendIsFollowedWherePairsBearIt() {
    SmoothMap map = SmoothMap.through(pairs(80, 5e-5));
    double[] at = map.apply(800, 450);
    double[] truth = truth(800, 450, 5e-5);
    assertEquals(truth[0], at[0], 0.5);
    assertEquals(truth[1], at[1], 0.5);
  }

  @Test
  void withoutABendTheAffinityIsKept() {
    double[] truth = truth(450, 450, 0);
    double[] at = SmoothMap.through(pairs(80, 0)).apply(450, 450);
    assertEquals(truth[0], at[0], 0.2);
  }

  @Test
  void theInverseLeadsBack() {
    SmoothMap map = SmoothMap.through(pairs(80, 5e-5));
    double[] there = map.apply(123, 700);
    double[] back = map.invert(there[0], there[1]);
    assertEquals(123, back[0], 1e-3);
    assertEquals(700, back[1], 1e-3);
  }

  @Test
  void aMirrorIsSeenAsOne() {
    List<AssociatedPair> mirrored =
        pairs(20, 0).stream()
            .map(p -> new AssociatedPair(-p.p1.x, p.p1.y, p.p2.x, p.p2.y))
            .toList();
    assertTrue(SmoothMap.through(mirrored).scaleAndTurn()[2] < 0);
  }
}
