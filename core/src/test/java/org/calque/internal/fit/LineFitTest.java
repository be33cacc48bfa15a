package org.calque.internal.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines through noisy points and outliers; three by three matrices. */
class LineFitTest {
  private static final int POINTS = 120;

  private static LineFit fit(double degrees, double noise, int outliers, long seed) {
    Random random = new Random(seed);
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    double[] xs = new double[POINTS];
    double[] ys = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double along = i - POINTS / 2.0;
      double across = i % (POINTS / Math.max(1, outliers)) == 0 && outliers > 0 ? 8 : 0;
      across += noise * random.nextGaussian();
      xs[i] = 500 + along * c - across * s;
      ys[i] = 300 + along * s + across * c;
    }
    return LineFit.of(xs, ys);
  }

  private static double tiltFrom(LineFit line, double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    return Math.abs(line.dx() * s - line.dy() * c);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 17, 45, 90, 133, 180, 260})
  void anyDirectionIsFound(double degrees) {
    LineFit line = fit(degrees, 0, 0, 1);
    assertEquals(0, tiltFrom(line, degrees), 1e-9);
    assertEquals(0, line.distance(500, 300), 1e-9);
    assertEquals(0, line.rms(), 1e-5);
    assertEquals(POINTS, line.kept());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noiseAveragesOut(long seed) {
    LineFit line = fit(30, 0.2, 0, seed);
    assertEquals(0, tiltFrom(line, 30), 4 * 0.2 / (Math.sqrt(POINTS) * POINTS / 3.46));
    assertEquals(0, line.distance(500, 300), 4 * 0.2 / Math.sqrt(POINTS));
    assertEquals(0.2, line.rms(), 0.05);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 12, 30})
  void outliersOnOneSideDoNotPull(int outliers) {
    LineFit line = fit(72, 0.1, outliers, 7);
    assertEquals(0, line.distance(500, 300), 0.05);
    assertEquals(0, tiltFrom(line, 72), 0.002);
    assertTrue(line.kept() <= POINTS - outliers, line.kept() + " kept");
  }

  @Test
  void linesMeetWhereTheyCross() {
    LineFit level = LineFit.of(new double[] {0, 10}, new double[] {4, 4});
    LineFit steep = LineFit.of(new double[] {7, 7}, new double[] {-3, 30});
    assertArrayEquals(new double[] {7, 4}, level.meet(steep), 1e-9);
    LineFit parallel = LineFit.of(new double[] {0, 10}, new double[] {6, 6});
    double[] nowhere = level.meet(parallel);
    assertTrue(!Double.isFinite(nowhere[0]), "parallel lines meet at " + nowhere[0]);
  }

  @Test
  void onePointIsNoLine() {
    assertThrows(
        IllegalArgumentException.class, () -> LineFit.of(new double[] {1}, new double[] {1}));
  }

  @Test
  void matrixInverseUndoesTheMatrix() {
    Random random = new Random(3);
    for (int i = 0; i < 20; i++) {
      double[] m = random.doubles(9, -3, 3).toArray();
      double[] one = Matrix3.multiply(m, Matrix3.inverse(m));
      assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, one, 1e-9);
      double[] n = random.doubles(9, -3, 3).toArray();
      assertEquals(
          Matrix3.determinant(m) * Matrix3.determinant(n),
          Matrix3.determinant(Matrix3.multiply(m, n)),
          1e-9);
    }
  }

  @Test
  void matrixProductRunsRowsOverColumns() {
    double[] a = {1, 2, 3, 4, 5, 6, 7, 8, 10};
    double[] b = {0, 1, 0, 2, 0, 0, 0, 0, 3};
    assertArrayEquals(new double[] {4, 1, 9, 10, 4, 18, 16, 7, 30}, Matrix3.multiply(a, b));
    assertEquals(-3, Matrix3.determinant(a), 1e-12);
    assertArrayEquals(new double[] {14 / 57.0, 35 / 57.0}, Matrix3.apply(a, 1, 5), 1e-12);
  }

  @Test
  void aSingularMatrixHasNoInverse() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Matrix3.inverse(new double[] {1, 2, 3, 2, 4, 6, 0, 0, 1}));
  }
}
