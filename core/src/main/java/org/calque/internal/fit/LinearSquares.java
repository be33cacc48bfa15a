package org.calque.internal.fit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Weighted linear least squares by the normal equations: rows are added one by one, then solved.
 * Not safe for several threads.
 */
public final class LinearSquares {
  private final int unknowns;
  private final DMatrixRMaj normal;
  private final DMatrixRMaj right;

  public LinearSquares(int unknowns) {
    this.unknowns = unknowns;
    this.normal = new DMatrixRMaj(unknowns, unknowns);
    this.right = new DMatrixRMaj(unknowns, 1);
  }

  /** Adds the equation row . x = value. */
  public void add(double[] row, double value, double weight) {
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        normal.data[i * unknowns + j] += weight * row[i] * row[j];
      }
      right.data[i] += weight * row[i] * value;
    }
  }

  /**
   * The unknowns.
   *
   * @throws ArithmeticException if the equations do not determine them
   */
  public double[] solve() {
    DMatrixRMaj x = new DMatrixRMaj(unknowns, 1);
    if (!CommonOps_DDRM.solve(normal, right, x)) {
      throw new ArithmeticException("the equations do not determine the unknowns");
    }
    return x.data.clone();
  }
}
