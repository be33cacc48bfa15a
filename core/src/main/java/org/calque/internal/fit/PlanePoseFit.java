package org.calque.internal.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ddogleg.optimization.FactoryOptimization;
import org.ddogleg.optimization.UnconstrainedLeastSquares;
import org.ddogleg.optimization.lm.ConfigLevenbergMarquardt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A plane with shapes of known size on it, before a camera of which something is known: pose,
 * camera and the shapes' places in one adjustment.
 *
 * <p>A small shape can be seen almost alike from two sides, a disc exactly so, and a ruler's
 * perspective be weak. The poses are fitted; where the image does not tell them apart the plane is
 * their mean, weighted by their likelihood, and half their difference enters the covariance.
 */
public final class PlanePoseFit {
  private static final int ENTRIES = 9;
  private static final int LENGTHS = 6;
  private static final double TOLERANCE = 1e-10;
  private static final int ITERATIONS = 250;

  /** The two poses of equal likelihood are the ends of the 95 % interval, with a fifth to spare. */
  private static final double TWO_POINT = 1.2 / 1.96;

  /** A distortion is shown when it lowers the misfit by this much. */
  private static final double SHOWN = 2;

  /** Normals that differ by less, in radians, are of one pose. */
  private static final double SAME = 1e-3;

  /** A pose this much worse is none. */
  private static final double NEGLIGIBLE = 30;

  private final List<PlaneShape> shapes;
  private final double unit;
  private final CameraPrior prior;
  private final double atX;
  private final double atY;

  /**
   * @param shapes what is seen, the best known first
   * @param prior what is known of the camera
   * @param atX the point of the image whose place on the plane is the origin, in pixels
   * @param atY its ordinate
   */
  public PlanePoseFit(List<PlaneShape> shapes, CameraPrior prior, double atX, double atY) {
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("a plane needs a shape, got none");
    }
    this.unit = shapes.get(0).size();
    this.shapes = shapes.stream().map(shape -> shape.in(unit)).toList();
    this.prior = prior;
    this.atX = atX;
    this.atY = atY;
  }

  /** Fits. */
  public PosedPlane fit() {
    List<PoseSolution> solutions = new ArrayList<>();
    for (PoseStart start : PoseStart.of(shapes.get(0), prior)) {
      solutions.add(solved(start));
    }
    solutions.sort(
        Comparator.comparing(PlanePoseFit::fromBehind).thenComparing(PoseSolution::misfit));
    PoseSolution best = solutions.get(0);
    PoseSolution other =
        solutions.stream()
            .filter(s -> apart(s, best) > SAME && !fromBehind(s))
            .findFirst()
            .orElse(best);
    return other == best || other.misfit() - best.misfit() > NEGLIGIBLE
        ? plane(best, best, 1)
        : plane(best, other, 1 / (1 + StrictMath.exp((best.misfit() - other.misfit()) / 2)));
  }

  /** A ruler's ticks are the same from both sides of its paper; it is seen from the printed one. */
  private static boolean fromBehind(PoseSolution solution) {
    return solution.model().rotation(solution.parameters())[8] <= 0;
  }

  /** The angle between two solutions' normals. */
  private static double apart(PoseSolution a, PoseSolution b) {
    double[] ra = a.model().rotation(a.parameters());
    double[] rb = b.model().rotation(b.parameters());
    return Math.hypot(Math.hypot(ra[2] - rb[2], ra[5] - rb[5]), ra[8] - rb[8]);
  }

  /**
   * Without distortion, unless the shapes show one: a cut photograph has another focal length than
   * its file names, which a lens would be bent to explain. Not with it from the first step, for
   * that may end in another minimum.
   */
  private PoseSolution solved(PoseStart start) {
    PoseModel model = new PoseModel(shapes, prior, start.rotation());
    double[] initial = new double[model.getNumOfInputsN()];
    initial[PoseModel.PLACE] = start.x();
    initial[PoseModel.PLACE + 1] = start.y();
    initial[PoseModel.DEPTH] = StrictMath.log(start.depth());
    place(model, initial);
    PoseModel straight = new PoseModel(shapes, prior.undistorted(), start.rotation());
    double[] without = minimum(straight, initial);
    without[PoseModel.DISTORTION] = 0;
    double misfit = model.misfit(without);
    double[] with = minimum(model, without);
    double bent = model.misfit(with);
    return misfit - bent > SHOWN * Math.max(1, bent / model.redundancy())
        ? new PoseSolution(model, with, bent, 0)
        : new PoseSolution(model, without, misfit, with[PoseModel.DISTORTION]);
  }

  private static double[] minimum(PoseModel model, double[] initial) {
    UnconstrainedLeastSquares<DMatrixRMaj> optimiser =
        FactoryOptimization.levenbergMarquardt(new ConfigLevenbergMarquardt(), false);
    optimiser.setFunction(model, new PoseSlopes(model));
    optimiser.initialize(initial, TOLERANCE, TOLERANCE);
    for (int i = 0; i < ITERATIONS && !optimiser.iterate(); i++) {
      // the optimiser keeps its own state
    }
    return optimiser.getParameters().clone();
  }

  /** The further shapes, where the start's plane has them. */
  private void place(PoseModel model, double[] p) {
    double[] back = Matrix3.inverse(model.planeToImage(p));
    for (int i = 1; i < shapes.size(); i++) {
      List<Double> image = shapes.get(i).image();
      double x = 0;
      double y = 0;
      int n = image.size() / 2;
      for (int k = 0; k < n; k++) {
        double[] q = Matrix3.apply(back, image.get(2 * k), image.get(2 * k + 1));
        x += q[0] / n;
        y += q[1] / n;
      }
      p[model.placeOf(i)] = x;
      p[model.placeOf(i) + 1] = y;
      if (shapes.get(i) instanceof PlaneShape.Squares) {
        double[] a = Matrix3.apply(back, image.get(0), image.get(1));
        double[] b = Matrix3.apply(back, image.get(2), image.get(3));
        p[model.placeOf(i) + 2] = StrictMath.atan2(b[1] - a[1], b[0] - a[0]);
      }
    }
  }

  /**
   * One pose as a plane, or the mean of two: the entries, their covariance were the distortion
   * known, their slope by it, what parts the two, the tilt and its variance.
   */
  private record View(
      double[] entries,
      double[] covariance,
      double[] slope,
      double[] twin,
      double tilt,
      double tiltVariance) {}

  private View view(PoseSolution solution, DMatrixRMaj covariance) {
    PoseModel model = solution.model();
    double[] p = solution.parameters();
    double[] gradient = new double[PoseModel.CAMERA];
    for (int j = 0; j < PoseModel.CAMERA; j++) {
      gradient[j] =
          (tilt(model, PoseModel.moved(p, j, PoseSlopes.STEP))
                  - tilt(model, PoseModel.moved(p, j, -PoseSlopes.STEP)))
              / (2 * PoseSlopes.STEP);
    }
    double variance = 0;
    for (int i = 0; i < PoseModel.CAMERA; i++) {
      for (int j = 0; j < PoseModel.CAMERA; j++) {
        variance += gradient[i] * covariance.get(i, j) * gradient[j];
      }
    }
    double[] slope = distortionSlope(solution, covariance);
    double[] entries = entryCovariance(solution, covariance).data;
    double distortion = covariance.get(PoseModel.DISTORTION, PoseModel.DISTORTION);
    for (int i = 0; i < entries.length; i++) {
      entries[i] -= slope[i / ENTRIES] * slope[i % ENTRIES] * distortion;
    }
    return new View(
        entries(model, p), entries, slope, new double[ENTRIES], tilt(model, p), variance);
  }

  private PosedPlane plane(PoseSolution best, PoseSolution other, double share) {
    DMatrixRMaj covariance = best.covariance();
    View view = view(best, covariance);
    View mean = share < 1 ? mean(view, view(other, other.covariance()), share) : view;
    PoseModel model = best.model();
    double[] p = best.parameters();
    return new PosedPlane(
        inUnit(mean.entries),
        new PlaneSpread(
            covarianceInUnit(mean.covariance),
            inUnit(mean.twin),
            inUnit(mean.slope),
            Math.sqrt(covariance.get(PoseModel.DISTORTION, PoseModel.DISTORTION))),
        new FitQuality(
            rms(model, model.residuals(p)),
            Math.max(0, model.seen() - model.planeParameters()),
            best.misfit(),
            best.inflation()),
        new FittedCamera(
            model.focal(p),
            Math.sqrt(covariance.get(PoseModel.FOCAL, PoseModel.FOCAL)),
            model.centreX(p),
            model.centreY(p),
            p[PoseModel.DISTORTION],
            mean.tilt,
            Math.sqrt(mean.tiltVariance),
            Math.sqrt(Math.max(covariance.get(0, 0), covariance.get(1, 1)))));
  }

  /** The first six of the nine numbers are lengths. */
  private double factor(int entry) {
    return entry < LENGTHS ? unit : 1;
  }

  private double[] inUnit(double[] entries) {
    double[] scaled = new double[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      scaled[i] = factor(i) * entries[i];
    }
    return scaled;
  }

  private double[] covarianceInUnit(double[] covariance) {
    double[] scaled = new double[ENTRIES * ENTRIES];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = factor(i / ENTRIES) * factor(i % ENTRIES) * covariance[i];
    }
    return scaled;
  }

  /** Mean and covariance of two poses of which the first is true with a probability. */
  private static View mean(View a, View b, double share) {
    double rest = 1 - share;
    double shrink = 1 + 4 * share * rest * (TWO_POINT * TWO_POINT - 1);
    double product = share * rest * shrink;
    double[] entries = new double[ENTRIES];
    double[] slope = new double[ENTRIES];
    double[] twin = new double[ENTRIES];
    double[] covariance = new double[ENTRIES * ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      slope[i] = share * a.slope[i] + rest * b.slope[i];
      entries[i] = share * a.entries[i] + rest * b.entries[i];
      twin[i] = Math.sqrt(product) * (a.entries[i] - b.entries[i]);
    }
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] =
          share * a.covariance[i] + rest * b.covariance[i] + twin[i / ENTRIES] * twin[i % ENTRIES];
    }
    double apart = a.tilt - b.tilt;
    return new View(
        entries,
        covariance,
        slope,
        twin,
        share * a.tilt + rest * b.tilt,
        share * a.tiltVariance + rest * b.tiltVariance + product * apart * apart);
  }

  private static double tilt(PoseModel model, double[] p) {
    double[] r = model.rotation(p);
    return StrictMath.atan2(Math.hypot(r[2], r[5]), Math.abs(r[8]));
  }

  private double rms(PoseModel model, double[] residuals) {
    double sum = 0;
    int at = 0;
    for (PlaneShape shape : shapes) {
      for (int i = 0; i < PoseModel.rows(shape); i++) {
        double px = residuals[at++] * shape.rowDeviation(i);
        sum += px * px;
      }
    }
    return Math.sqrt(sum / model.seen());
  }

  /** What the entries change by with the distortion, the rest of the fit following it. */
  private double[] distortionSlope(PoseSolution solution, DMatrixRMaj covariance) {
    DMatrixRMaj along = CommonOps_DDRM.extractColumn(covariance, PoseModel.DISTORTION, null);
    CommonOps_DDRM.divide(along, along.get(PoseModel.DISTORTION));
    DMatrixRMaj slope = new DMatrixRMaj(ENTRIES, 1);
    CommonOps_DDRM.mult(entrySlopes(solution), along, slope);
    return slope.data;
  }

  private DMatrixRMaj entryCovariance(PoseSolution solution, DMatrixRMaj covariance) {
    DMatrixRMaj jacobian = entrySlopes(solution);
    DMatrixRMaj half = new DMatrixRMaj(ENTRIES, jacobian.numCols);
    CommonOps_DDRM.mult(jacobian, covariance, half);
    DMatrixRMaj entries = new DMatrixRMaj(ENTRIES, ENTRIES);
    CommonOps_DDRM.multTransB(half, jacobian, entries);
    return entries;
  }

  private DMatrixRMaj entrySlopes(PoseSolution solution) {
    DMatrixRMaj jacobian = new DMatrixRMaj(ENTRIES, solution.parameters().length);
    for (int j = 0; j < PoseModel.CAMERA; j++) {
      double[] above =
          entries(solution.model(), PoseModel.moved(solution.parameters(), j, PoseSlopes.STEP));
      double[] below =
          entries(solution.model(), PoseModel.moved(solution.parameters(), j, -PoseSlopes.STEP));
      for (int i = 0; i < ENTRIES; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * PoseSlopes.STEP));
      }
    }
    return jacobian;
  }

  /** Image to plane; origin, direction and factor as promised. */
  private double[] entries(PoseModel model, double[] p) {
    double[] back = Matrix3.inverse(model.planeToImage(p));
    double[] at = model.straight(p, atX, atY);
    double w = back[6] * at[0] + back[7] * at[1] + back[8];
    double x = (back[0] * at[0] + back[1] * at[1] + back[2]) / w;
    double y = (back[3] * at[0] + back[4] * at[1] + back[5]) / w;
    double dx = (back[0] - x * back[6]) / w;
    double dy = (back[3] - y * back[6]) / w;
    double length = Math.hypot(dx, dy);
    double c = dx / length;
    double s = dy / length;
    double[] frame = {
      c / w, s / w, -(c * x + s * y) / w, -s / w, c / w, (s * x - c * y) / w, 0, 0, 1 / w
    };
    return Matrix3.multiply(frame, back);
  }
}
