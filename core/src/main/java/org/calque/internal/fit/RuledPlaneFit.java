package org.calque.internal.fit;

import java.util.Arrays;
import java.util.List;
import org.ddogleg.optimization.FactoryOptimization;
import org.ddogleg.optimization.UnconstrainedLeastSquares;
import org.ddogleg.optimization.functions.FunctionNtoM;
import org.ddogleg.optimization.lm.ConfigLevenbergMarquardt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A plane fitted to the ticks of a straight, flat ruler that a camera of about known focal length
 * looks at: tick k lies somewhere on the plane's line x = k, and the row runs along y = 0.
 *
 * <p>The ticks' distances along the row and how they fan out tell the tilt in both directions.
 * Seven parameters (two of tilt, turn, distance, place, focal length) are adjusted by
 * Levenberg-Marquardt from several first tilts, because a weak perspective has two likely ones;
 * priors hold the focal length and, loosely, the tilt.
 */
public final class RuledPlaneFit {
  private static final int PARAMETERS = 7;
  private static final int PRIORS = 3;
  private static final int PER_TICK = 3;
  private static final int ENTRIES = 9;
  private static final double TILT_PRIOR = 0.6;
  private static final double[][] FIRST_TILTS = {{0, 0}, {0.4, 0}, {-0.4, 0}, {0, 0.4}, {0, -0.4}};
  private static final double TOLERANCE = 1e-12;
  private static final int ITERATIONS = 60;
  private static final double STEP = 1e-6;

  /**
   * A tick seen at two places along itself.
   *
   * @param index its number
   * @param nearX one place, in pixels
   * @param nearY one place, in pixels
   * @param farX another place, in pixels
   * @param farY another place, in pixels
   */
  public record SeenTick(int index, double nearX, double nearY, double farX, double farY) {}

  /**
   * A camera as far as it is known.
   *
   * @param focal focal length in pixels
   * @param focalSpread its relative standard uncertainty
   * @param centreX principal point
   * @param centreY principal point
   */
  public record Lens(double focal, double focalSpread, double centreX, double centreY) {}

  /**
   * The plane and how well the tilt is known.
   *
   * @param plane from pixels to steps; origin at tick number 0, x along the row
   * @param tiltDegrees between the plane's normal and the optical axis
   * @param tiltUncertaintyDegrees standard uncertainty of the tilt in its worse direction
   */
  public record Result(PlaneFit plane, double tiltDegrees, double tiltUncertaintyDegrees) {}

  private final List<SeenTick> ticks;
  private final Lens lens;
  private final double rowSigma;
  private final double middle;
  private double sigma;

  /**
   * @param ticks five or more, by ascending number
   * @param lens the camera
   * @param sigma standard deviation of a place across its tick, in pixels
   * @param rowSigma standard deviation of a tick's middle from the row, along the tick, in pixels
   */
  public RuledPlaneFit(List<SeenTick> ticks, Lens lens, double sigma, double rowSigma) {
    if (ticks.size() < 5 || !(sigma > 0) || !(rowSigma > 0)) {
      throw new IllegalArgumentException(
          "a ruled plane needs 5 ticks and positive deviations, got "
              + ticks.size()
              + ", "
              + sigma
              + " px and "
              + rowSigma
              + " px");
    }
    this.ticks = List.copyOf(ticks);
    this.lens = lens;
    this.sigma = sigma;
    this.rowSigma = rowSigma;
    this.middle = (ticks.get(0).index() + ticks.get(ticks.size() - 1).index()) / 2.0;
  }

  /** Fits; the stated deviation is replaced by the residual's when that is larger. */
  public Result fit() {
    double[] best = adjusted();
    int freedom = Math.max(1, 2 * ticks.size() - PARAMETERS);
    double rms = acrossRms(best);
    double seen = rms * Math.sqrt(2.0 * ticks.size() / freedom);
    if (seen > sigma) {
      sigma = seen;
      best = refined(best);
    }
    DMatrixRMaj covariance = parameterCovariance(best);
    double worse = Math.sqrt(Math.max(covariance.get(0, 0), covariance.get(1, 1)));
    PlaneFit plane =
        new PlaneFit(imageToPlane(best), entryCovariance(best, covariance), rms, freedom);
    return new Result(
        plane, StrictMath.toDegrees(Math.hypot(best[0], best[1])), StrictMath.toDegrees(worse));
  }

  private double[] adjusted() {
    double[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (double[] tilt : FIRST_TILTS) {
      double[] p = refined(initial(tilt));
      double[] out = new double[observations()];
      residuals(p, out);
      double cost = Arrays.stream(out).map(r -> r * r).sum();
      if (cost < least) {
        least = cost;
        best = p;
      }
    }
    return best;
  }

  private int observations() {
    return PER_TICK * ticks.size() + PRIORS;
  }

  private double[] initial(double[] tilt) {
    SeenTick a = ticks.get(0);
    SeenTick b = ticks.get(ticks.size() - 1);
    double ax = (a.nearX() + a.farX()) / 2;
    double ay = (a.nearY() + a.farY()) / 2;
    double bx = (b.nearX() + b.farX()) / 2;
    double by = (b.nearY() + b.farY()) / 2;
    double pitch = Math.hypot(bx - ax, by - ay) / (b.index() - a.index());
    return new double[] {
      tilt[0],
      tilt[1],
      StrictMath.atan2(by - ay, bx - ax),
      StrictMath.log(pitch / lens.focal()),
      ((ax + bx) / 2 - lens.centreX()) / lens.focal(),
      ((ay + by) / 2 - lens.centreY()) / lens.focal(),
      0
    };
  }

  private double[] refined(double[] initial) {
    int observations = observations();
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
            return PARAMETERS;
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

  private void residuals(double[] p, double[] out) {
    double[] back = imageToMiddle(p);
    int k = 0;
    for (SeenTick tick : ticks) {
      double place = tick.index() - middle;
      out[k++] = across(back, place, tick.nearX(), tick.nearY()) / sigma;
      out[k++] = across(back, place, tick.farX(), tick.farY()) / sigma;
      double x = (tick.nearX() + tick.farX()) / 2;
      double y = (tick.nearY() + tick.farY()) / 2;
      out[k++] = distance(back[3], back[4], back[5], x, y) / rowSigma;
    }
    out[k++] = p[0] / TILT_PRIOR;
    out[k++] = p[1] / TILT_PRIOR;
    out[k] = p[6] / lens.focalSpread();
  }

  /** Distance in the image of a point from the line x = place of the plane. */
  private static double across(double[] back, double place, double x, double y) {
    return distance(
        back[0] - place * back[6], back[1] - place * back[7], back[2] - place * back[8], x, y);
  }

  private static double distance(double a, double b, double c, double x, double y) {
    return (a * x + b * y + c) / Math.sqrt(a * a + b * b);
  }

  private double acrossRms(double[] p) {
    double[] back = imageToMiddle(p);
    double sum = 0;
    for (SeenTick tick : ticks) {
      double place = tick.index() - middle;
      double near = across(back, place, tick.nearX(), tick.nearY());
      double far = across(back, place, tick.farX(), tick.farY());
      sum += near * near + far * far;
    }
    return Math.sqrt(sum / (2 * ticks.size()));
  }

  /** From pixels to steps, the origin in the middle of the row. */
  private double[] imageToMiddle(double[] p) {
    double angle = Math.max(1e-12, Math.hypot(p[0], p[1]));
    double ax = p[0] / angle;
    double ay = p[1] / angle;
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double cr = StrictMath.cos(p[2]);
    double sr = StrictMath.sin(p[2]);
    double[] turn = {
      c + ax * ax * (1 - c),
      ax * ay * (1 - c),
      ay * s,
      ax * ay * (1 - c),
      c + ay * ay * (1 - c),
      -ax * s,
      -ay * s,
      ax * s,
      c
    };
    double scale = StrictMath.exp(p[3]);
    double f = lens.focal() * StrictMath.exp(p[6]);
    double[] frame = new double[ENTRIES];
    for (int row = 0; row < 3; row++) {
      frame[3 * row] = scale * (turn[3 * row] * cr + turn[3 * row + 1] * sr);
      frame[3 * row + 1] = scale * (-turn[3 * row] * sr + turn[3 * row + 1] * cr);
    }
    frame[2] = p[4] * lens.focal() / f;
    frame[5] = p[5] * lens.focal() / f;
    frame[8] = 1;
    double[] camera = {f, 0, lens.centreX(), 0, f, lens.centreY(), 0, 0, 1};
    return Matrix3.inverse(Matrix3.multiply(camera, frame));
  }

  private double[] imageToPlane(double[] p) {
    return Matrix3.multiply(new double[] {1, 0, middle, 0, 1, 0, 0, 0, 1}, imageToMiddle(p));
  }

  private DMatrixRMaj parameterCovariance(double[] p) {
    int observations = observations();
    DMatrixRMaj jacobian = new DMatrixRMaj(observations, PARAMETERS);
    double[] above = new double[observations];
    double[] below = new double[observations];
    for (int j = 0; j < PARAMETERS; j++) {
      residuals(moved(p, j, STEP), above);
      residuals(moved(p, j, -STEP), below);
      for (int i = 0; i < observations; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * STEP));
      }
    }
    DMatrixRMaj normal = new DMatrixRMaj(PARAMETERS, PARAMETERS);
    CommonOps_DDRM.multTransA(jacobian, jacobian, normal);
    DMatrixRMaj covariance = new DMatrixRMaj(PARAMETERS, PARAMETERS);
    if (!CommonOps_DDRM.invert(normal, covariance)) {
      throw new ArithmeticException("the ticks do not determine a plane");
    }
    return covariance;
  }

  private double[] entryCovariance(double[] p, DMatrixRMaj covariance) {
    DMatrixRMaj jacobian = new DMatrixRMaj(ENTRIES, PARAMETERS);
    for (int j = 0; j < PARAMETERS; j++) {
      double[] above = imageToPlane(moved(p, j, STEP));
      double[] below = imageToPlane(moved(p, j, -STEP));
      for (int i = 0; i < ENTRIES; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * STEP));
      }
    }
    DMatrixRMaj half = new DMatrixRMaj(ENTRIES, PARAMETERS);
    CommonOps_DDRM.mult(jacobian, covariance, half);
    DMatrixRMaj entries = new DMatrixRMaj(ENTRIES, ENTRIES);
    CommonOps_DDRM.multTransB(half, jacobian, entries);
    return entries.data.clone();
  }

  private static double[] moved(double[] p, int j, double step) {
    double[] copy = p.clone();
    copy[j] += step;
    return copy;
  }
}
