package org.calque.internal.fit;

import org.ddogleg.optimization.functions.FunctionNtoMxN;
import org.ejml.data.DMatrixRMaj;

/** The derivatives of a pose's residuals by its parameters, by central differences. */
record PoseSlopes(PoseModel model) implements FunctionNtoMxN<DMatrixRMaj> {
  /** Of the differences, in the parameters' units. */
  static final double STEP = 1e-5;

  @Override
  public void process(double[] p, DMatrixRMaj jacobian) {
    jacobian.reshape(model.getNumOfOutputsM(), p.length);
    double[][] columns = new double[p.length][model.getNumOfOutputsM()];
    model.slopes(p, STEP, columns);
    for (int j = 0; j < p.length; j++) {
      for (int i = 0; i < columns[j].length; i++) {
        jacobian.set(i, j, columns[j][i]);
      }
    }
  }

  @Override
  public DMatrixRMaj declareMatrixMxN() {
    return new DMatrixRMaj(model.getNumOfOutputsM(), model.getNumOfInputsN());
  }

  @Override
  public int getNumOfInputsN() {
    return model.getNumOfInputsN();
  }

  @Override
  public int getNumOfOutputsM() {
    return model.getNumOfOutputsM();
  }
}
