package org.calque.segment;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Linear equations of a few unknowns. */
final class SmallSystem {
  private SmallSystem() {}

  /** The solution of rows of coefficients with the right side last; empty when singular. */
  static double[] solve(double[][] rows) {
    int n = rows.length;
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    DMatrixRMaj b = new DMatrixRMaj(n, 1);
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        a.set(r, c, rows[r][c]);
      }
      b.set(r, 0, rows[r][n]);
    }
    DMatrixRMaj x = new DMatrixRMaj(n, 1);
    return CommonOps_DDRM.solve(a, b, x) ? x.data.clone() : new double[0];
  }
}
