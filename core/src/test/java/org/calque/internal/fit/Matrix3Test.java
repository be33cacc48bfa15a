package org.calque.internal.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.calque.geometry.Cameras;
import org.junit.jupiter.api.Test;

class Matrix3Test {
  private static final double[] SQUARE = {-8, -8, 8, -8, -8, 8, 8, 8};

  /** Four points fix a homography: any fifth is carried as by the one that made them. */
  @Test
  void fourPointsAreCarriedAndWithThemEveryOther() {
    double[] g = Cameras.planeToImage(25, 40);
    double[] seen = new double[SQUARE.length];
    for (int i = 0; i < SQUARE.length; i += 2) {
      System.arraycopy(Matrix3.apply(g, SQUARE[i], SQUARE[i + 1]), 0, seen, i, 2);
    }
    double[] carrying = Matrix3.carrying(SQUARE, seen);
    assertArrayEquals(Matrix3.apply(g, 3, -5), Matrix3.apply(carrying, 3, -5), 1e-9);
    assertArrayEquals(Matrix3.apply(g, 21, 2), Matrix3.apply(carrying, 21, 2), 1e-9);
  }

  @Test
  void threePointsOnALineFixNone() {
    double[] line = {0, 0, 1, 0, 2, 0, 0, 1};
    assertThrows(IllegalArgumentException.class, () -> Matrix3.carrying(line, SQUARE));
  }
}
