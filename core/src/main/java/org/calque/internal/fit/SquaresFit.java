package org.calque.internal.fit;

import boofcv.alg.geo.h.HomographyDirectLinearTransform;
import boofcv.struct.geo.AssociatedPair;
import java.util.ArrayList;
import java.util.List;
import org.ddogleg.optimization.FactoryOptimization;
import org.ddogleg.optimization.UnconstrainedLeastSquares;
import org.ddogleg.optimization.functions.FunctionNtoM;
import org.ddogleg.optimization.lm.ConfigLevenbergMarquardt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A plane fitted to squares of one known side that lie on it anywhere: the homography from the
 * plane to the image, and the place and turn of every square after the first, in one adjustment.
 *
 * <p>The first estimate is the normalised direct linear transform on the first square; it is
 * refined by Levenberg-Marquardt on the distances in the image, divided by each corner's standard
 * deviation. One square is met exactly; its covariance comes from the corners' standard deviations
 * alone. With more squares it is scaled up when the residuals are larger than those say, never
 * down.
 */
public final class SquaresFit {
  private static final int CORNERS = 4;
  private static final int PLANE_PARAMETERS = 8;
  private static final int PLACE_PARAMETERS = 3;
  private static final int ENTRIES = 9;
  private static final double TOLERANCE = 1e-13;
  private static final int ITERATIONS = 200;
  private static final double STEP = 1e-6;
  private static final double[][] UNIT = {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}};

  private final List<double[]> corners;
  private final double[] sigmas;
  private final double side;
  private final double centreX;
  private final double centreY;
  private final double scale;

  /**
   * @param corners each square's corners x0, y0 ... x3, y3, in the order of its sides
   * @param sigmas each square's corners' standard deviation, in pixels, positive
   * @param side the squares' side in the unit of the plane
   */
  public SquaresFit(List<double[]> corners, double[] sigmas, double side) {
    if (corners.isEmpty() || corners.size() != sigmas.length) {
      throw new IllegalArgumentException(
          "a plane needs squares and a deviation each, got "
              + corners.size()
              + " and "
              + sigmas.length);
    }
    this.corners = List.copyOf(corners);
    this.sigmas = sigmas.clone();
    this.side = side;
    double[] first = corners.get(0);
    this.centreX = (first[0] + first[2] + first[4] + first[6]) / CORNERS;
    this.centreY = (first[1] + first[3] + first[5] + first[7]) / CORNERS;
    this.scale = Math.hypot(first[4] - first[0], first[5] - first[1]);
  }

  /** Fits; the plane's origin is the first square's centre, its x axis the first side. */
  public PlaneFit fit() {
    double[] parameters = refined(initial());
    int n = parameters.length;
    double[] residuals = new double[2 * CORNERS * corners.size()];
    residuals(parameters, residuals);
    int freedom = residuals.length - n;
    double squares = 0;
    for (double r : residuals) {
      squares += r * r;
    }
    double inflation = freedom > 0 ? Math.max(1, squares / freedom) : 1;
    DMatrixRMaj covariance = parameterCovariance(parameters, residuals.length);
    CommonOps_DDRM.scale(inflation, covariance);
    return new PlaneFit(
        imageToPlane(parameters), entryCovariance(parameters, covariance), rms(residuals), freedom);
  }

  private double[] initial() {
    double[] parameters = new double[PLANE_PARAMETERS + PLACE_PARAMETERS * (corners.size() - 1)];
    DMatrixRMaj h = directLinear(corners.get(0));
    for (int i = 0; i < PLANE_PARAMETERS; i++) {
      parameters[i] = h.data[i] / h.data[PLANE_PARAMETERS];
    }
    double[] back = Matrix3.inverse(homography(parameters));
    for (int s = 1; s < corners.size(); s++) {
      double[] c = corners.get(s);
      double[] mean = new double[2];
      double[][] onPlane = new double[CORNERS][];
      for (int i = 0; i < CORNERS; i++) {
        onPlane[i] = Matrix3.apply(back, normalX(c[2 * i]), normalY(c[2 * i + 1]));
        mean[0] += onPlane[i][0] / CORNERS;
        mean[1] += onPlane[i][1] / CORNERS;
      }
      int at = PLANE_PARAMETERS + PLACE_PARAMETERS * (s - 1);
      parameters[at] = mean[0];
      parameters[at + 1] = mean[1];
      parameters[at + 2] =
          StrictMath.atan2(onPlane[1][1] - onPlane[0][1], onPlane[1][0] - onPlane[0][0]);
    }
    return parameters;
  }

  private DMatrixRMaj directLinear(double[] c) {
    List<AssociatedPair> pairs = new ArrayList<>();
    for (int i = 0; i < CORNERS; i++) {
      pairs.add(
          new AssociatedPair(UNIT[i][0], UNIT[i][1], normalX(c[2 * i]), normalY(c[2 * i + 1])));
    }
    DMatrixRMaj h = new DMatrixRMaj(3, 3);
    if (!new HomographyDirectLinearTransform(true).process(pairs, h)) {
      throw new ArithmeticException("the first square has no area");
    }
    return h;
  }

  private double[] refined(double[] initial) {
    int observations = 2 * CORNERS * corners.size();
    if (observations == initial.length) {
      return initial;
    }
    UnconstrainedLeastSquares<DMatrixRMaj> optimiser =
        FactoryOptimization.levenbergMarquardt(new ConfigLevenbergMarquardt(), false);
    optimiser.setFunction(
        new FunctionNtoM() {
          @Override
          public void process(double[] input, double[] output) {
            residuals(input, output);
          }

          @Override
          public int getNumOfInputsN() {
            return initial.length;
          }

          @Override
          public int getNumOfOutputsM() {
            return observations;
          }
        },
        null);
    optimiser.initialize(initial, TOLERANCE, TOLERANCE);
    for (int i = 0; i < ITERATIONS && !optimiser.iterate(); i++) {
      // the optimiser keeps its own state
    }
    return optimiser.getParameters().clone();
  }

  /** Distances in the image along x and y over the corner's standard deviation. */
  private void residuals(double[] p, double[] out) {
    double[] h = homography(p);
    int k = 0;
    for (int s = 0; s < corners.size(); s++) {
      double[] c = corners.get(s);
      double[] place = place(p, s);
      for (int i = 0; i < CORNERS; i++) {
        double x = place[0] + place[2] * UNIT[i][0] - place[3] * UNIT[i][1];
        double y = place[1] + place[3] * UNIT[i][0] + place[2] * UNIT[i][1];
        double[] q = Matrix3.apply(h, x, y);
        out[k++] = scale * (q[0] - normalX(c[2 * i])) / sigmas[s];
        out[k++] = scale * (q[1] - normalY(c[2 * i + 1])) / sigmas[s];
      }
    }
  }

  /** Centre x, y and cosine, sine of the turn of a square, in sides. */
  private static double[] place(double[] p, int square) {
    if (square == 0) {
      return new double[] {0, 0, 1, 0};
    }
    int at = PLANE_PARAMETERS + PLACE_PARAMETERS * (square - 1);
    return new double[] {p[at], p[at + 1], StrictMath.cos(p[at + 2]), StrictMath.sin(p[at + 2])};
  }

  private double rms(double[] weighted) {
    double sum = 0;
    for (int i = 0; i < weighted.length; i++) {
      double px = weighted[i] * sigmas[i / (2 * CORNERS)];
      sum += px * px;
    }
    return Math.sqrt(sum / (CORNERS * corners.size()));
  }

  private DMatrixRMaj parameterCovariance(double[] p, int observations) {
    int n = p.length;
    DMatrixRMaj jacobian = new DMatrixRMaj(observations, n);
    double[] above = new double[observations];
    double[] below = new double[observations];
    for (int j = 0; j < n; j++) {
      residuals(moved(p, j, STEP), above);
      residuals(moved(p, j, -STEP), below);
      for (int i = 0; i < observations; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * STEP));
      }
    }
    DMatrixRMaj normal = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(jacobian, jacobian, normal);
    DMatrixRMaj covariance = new DMatrixRMaj(n, n);
    if (!CommonOps_DDRM.invert(normal, covariance)) {
      throw new ArithmeticException("the squares do not determine a plane");
    }
    return covariance;
  }

  private double[] entryCovariance(double[] p, DMatrixRMaj covariance) {
    DMatrixRMaj jacobian = new DMatrixRMaj(ENTRIES, p.length);
    for (int j = 0; j < PLANE_PARAMETERS; j++) {
      double[] above = imageToPlane(moved(p, j, STEP));
      double[] below = imageToPlane(moved(p, j, -STEP));
      for (int i = 0; i < ENTRIES; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * STEP));
      }
    }
    DMatrixRMaj half = new DMatrixRMaj(ENTRIES, p.length);
    CommonOps_DDRM.mult(jacobian, covariance, half);
    DMatrixRMaj entries = new DMatrixRMaj(ENTRIES, ENTRIES);
    CommonOps_DDRM.multTransB(half, jacobian, entries);
    return entries.data.clone();
  }

  /** The nine numbers from image to plane, in the plane's unit. */
  private double[] imageToPlane(double[] p) {
    double[] back = Matrix3.inverse(homography(p));
    double[] toNormal = {1 / scale, 0, -centreX / scale, 0, 1 / scale, -centreY / scale, 0, 0, 1};
    double[] h = Matrix3.multiply(new double[] {side, 0, 0, 0, side, 0, 0, 0, 1}, back);
    return Matrix3.multiply(h, toNormal);
  }

  private static double[] homography(double[] p) {
    return new double[] {p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], 1};
  }

  private static double[] moved(double[] p, int j, double step) {
    double[] copy = p.clone();
    copy[j] += step;
    return copy;
  }

  private double normalX(double x) {
    return (x - centreX) / scale;
  }

  private double normalY(double y) {
    return (y - centreY) / scale;
  }
}
