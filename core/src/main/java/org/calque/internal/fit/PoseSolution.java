package org.calque.internal.fit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A minimum of a pose's misfit.
 *
 * @param model what is fitted
 * @param parameters of the model at the minimum
 * @param misfit sum of the squared residuals there
 * @param neglected the likeliest distortion where the shapes do not show it and it is left at none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the fit and never compared
record PoseSolution(PoseModel model, double[] parameters, double misfit, double neglected) {
  private static final double FIXED = 1e10;
  private static final int BISECTIONS = 12;

  /** The misfit a degree of freedom where it is more than one; else 1. */
  double inflation() {
    return Math.max(1, misfit / model.redundancy());
  }

  /**
   * The covariance of the parameters. The image counts for less when its residuals are larger than
   * the deviations say, never for more; what is known of the camera keeps its weight. A neglected
   * distortion is an error of that size, the other parameters following it.
   */
  DMatrixRMaj covariance() {
    int n = parameters.length;
    DMatrixRMaj jacobian = new DMatrixRMaj(model.getNumOfOutputsM(), n);
    new PoseSlopes(model).process(parameters, jacobian);
    for (int i = 0; i < model.seen() * n; i++) {
      jacobian.data[i] /= Math.sqrt(inflation());
    }
    DMatrixRMaj normal = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(jacobian, jacobian, normal);
    for (int i = PoseModel.TILT; i < PoseModel.TURN && !model.ruled(); i++) {
      normal.add(i, i, tiltInformation(normal, i));
    }
    DMatrixRMaj covariance = inverse(normal);
    DMatrixRMaj along = CommonOps_DDRM.extractColumn(covariance, PoseModel.DISTORTION, null);
    double share = neglected / along.get(PoseModel.DISTORTION);
    CommonOps_DDRM.multAddTransB(share * share, along, along, covariance);
    return covariance;
  }

  private static DMatrixRMaj inverse(DMatrixRMaj normal) {
    DMatrixRMaj inverse = new DMatrixRMaj(normal.numRows, normal.numRows);
    if (!CommonOps_DDRM.invert(normal, inverse)) {
      throw new ArithmeticException("the shapes do not determine a plane");
    }
    return inverse;
  }

  /**
   * Near the square-on view the foreshortening grows with the square of the tilt, and the slope of
   * the residuals understates what they know of it. Returned is what is missing: the misfit itself
   * has risen by one at a smaller tilt, the camera being as it is.
   */
  private double tiltInformation(DMatrixRMaj normal, int parameter) {
    DMatrixRMaj fixed = normal.copy();
    for (int i = PoseModel.FOCAL; i < PoseModel.CAMERA; i++) {
      fixed.set(i, i, FIXED * Math.max(1, fixed.get(i, i)));
    }
    DMatrixRMaj covariance = inverse(fixed);
    double variance = covariance.get(parameter, parameter);
    double[] along = new double[parameters.length];
    for (int i = 0; i < along.length; i++) {
      along[i] = covariance.get(i, parameter) / Math.sqrt(variance);
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (rise(along, middle) > inflation()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (1 / (high * high) - 1) / variance;
  }

  private double rise(double[] along, double factor) {
    double sum = 0;
    for (int sign = -1; sign <= 1; sign += 2) {
      double[] p = parameters.clone();
      for (int i = 0; i < p.length; i++) {
        p[i] += sign * factor * along[i];
      }
      sum += model.misfit(p) / 2;
    }
    return sum - misfit;
  }
}
