package org.calque.compare.registration;

import boofcv.struct.geo.AssociatedPair;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A smooth map between two frames: an affinity, or a polynomial of second degree where the pairs
 * bear one. Coordinates are centred and scaled before the fit. Immutable.
 */
final class SmoothMap {
  private static final int AFFINE = 3;
  private static final int QUADRATIC = 6;
  private static final int PAIRS_A_TERM = 5;
  private static final int INVERSIONS = 8;

  private final double x0;
  private final double y0;
  private final double scale;
  private final double[] coefficients;
  private final int terms;

  private SmoothMap(double x0, double y0, double scale, double[] coefficients, int terms) {
    this.x0 = x0;
    this.y0 = y0;
    this.scale = scale;
    this.coefficients = coefficients;
    this.terms = terms;
  }

  /** The least-squares map of the kind that predicts pairs it has not seen better. */
  static SmoothMap through(List<AssociatedPair> pairs) {
    if (pairs.size() < QUADRATIC * PAIRS_A_TERM) {
      return fit(pairs, AFFINE);
    }
    int best = validated(pairs, QUADRATIC) < validated(pairs, AFFINE) ? QUADRATIC : AFFINE;
    return fit(pairs, best);
  }

  private static double validated(List<AssociatedPair> pairs, int terms) {
    double sum = 0;
    for (int fold = 0; fold < 2; fold++) {
      List<AssociatedPair> known = new ArrayList<>();
      List<AssociatedPair> asked = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        (i % 2 == fold ? known : asked).add(pairs.get(i));
      }
      SmoothMap map = fit(known, terms);
      sum += asked.stream().mapToDouble(map::squaredResidual).sum();
    }
    return sum;
  }

  private static SmoothMap fit(List<AssociatedPair> pairs, int terms) {
    double cx = pairs.stream().mapToDouble(p -> p.p1.x).average().orElse(0);
    double cy = pairs.stream().mapToDouble(p -> p.p1.y).average().orElse(0);
    double size =
        Math.sqrt(
            pairs.stream()
                .mapToDouble(p -> (p.p1.x - cx) * (p.p1.x - cx) + (p.p1.y - cy) * (p.p1.y - cy))
                .average()
                .orElse(1));
    double unit = Math.max(1, size);
    DMatrixRMaj design = new DMatrixRMaj(pairs.size(), terms);
    DMatrixRMaj places = new DMatrixRMaj(pairs.size(), 2);
    for (int i = 0; i < pairs.size(); i++) {
      AssociatedPair p = pairs.get(i);
      double[] row = powers((p.p1.x - cx) / unit, (p.p1.y - cy) / unit, terms);
      for (int k = 0; k < terms; k++) {
        design.set(i, k, row[k]);
      }
      places.set(i, 0, p.p2.x);
      places.set(i, 1, p.p2.y);
    }
    LinearSolverDense<DMatrixRMaj> solver =
        LinearSolverFactory_DDRM.leastSquares(pairs.size(), terms);
    if (!solver.setA(design)) {
      throw new IllegalArgumentException("pairs on one line give no map, got " + pairs.size());
    }
    DMatrixRMaj solution = new DMatrixRMaj(terms, 2);
    solver.solve(places, solution);
    return new SmoothMap(cx, cy, unit, solution.data.clone(), terms);
  }

  private static double[] powers(double u, double v, int terms) {
    return terms == AFFINE ? new double[] {1, u, v} : new double[] {1, u, v, u * u, u * v, v * v};
  }

  /** Where a point of the first frame lies in the second, x then y. */
  double[] apply(double x, double y) {
    double[] row = powers((x - x0) / scale, (y - y0) / scale, terms);
    double[] sum = new double[2];
    for (int k = 0; k < terms; k++) {
      sum[0] += row[k] * coefficients[2 * k];
      sum[1] += row[k] * coefficients[2 * k + 1];
    }
    return sum;
  }

  /** Where a point of the second frame lies in the first, by Newton steps with the affine part. */
  double[] invert(double x, double y) {
    double a = coefficients[2] / scale;
    double b = coefficients[4] / scale;
    double c = coefficients[3] / scale;
    double d = coefficients[5] / scale;
    double determinant = a * d - b * c;
    double[] at = {x0, y0};
    for (int i = 0; i < INVERSIONS; i++) {
      double[] there = apply(at[0], at[1]);
      double ex = x - there[0];
      double ey = y - there[1];
      at[0] += (d * ex - b * ey) / determinant;
      at[1] += (a * ey - c * ex) / determinant;
    }
    return at;
  }

  /** How much longer a length becomes, and how it turns clockwise, in radians. */
  double[] scaleAndTurn() {
    double a = coefficients[2] / scale;
    double b = coefficients[4] / scale;
    double c = coefficients[3] / scale;
    double d = coefficients[5] / scale;
    return new double[] {
      Math.sqrt(Math.abs(a * d - b * c)), StrictMath.atan2(c - b, a + d), Math.signum(a * d - b * c)
    };
  }

  double squaredResidual(AssociatedPair pair) {
    double[] at = apply(pair.p1.x, pair.p1.y);
    double dx = at[0] - pair.p2.x;
    double dy = at[1] - pair.p2.y;
    return dx * dx + dy * dy;
  }
}
