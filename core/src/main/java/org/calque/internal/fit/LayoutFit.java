package org.calque.internal.fit;

import boofcv.alg.geo.h.HomographyDirectLinearTransform;
import boofcv.struct.geo.AssociatedPair;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A plane fitted to squares of one rigid, known layout: the homography, how far every edge is
 * printed outwards of its nominal place (the gain of ink), and the radial distortion of the lens,
 * in one adjustment.
 *
 * <p>The distances between squares do not depend on the gain, and straight rows of squares tell the
 * distortion; what the squares cannot tell stays at its prior spread and enters the covariance.
 * Started from the normalised direct linear transform, refined by Gauss-Newton on the distances in
 * the image over their standard deviations. The covariance is scaled up when the residuals are
 * larger than those say, and down to three tenths when they are smaller and many enough to tell.
 */
public final class LayoutFit {
  private static final int CORNERS = SideRows.CORNERS;
  private static final int PLANE = 8;
  private static final int ENTRIES = 9;
  private static final int GAIN = 8;
  private static final int DISTORTION = 9;
  private static final int PARAMETERS = 10;
  private static final int PRIORS = 2;

  /** Degrees of freedom of three squares, from which residuals tell the corners' deviation. */
  private static final int TELLING = 16;

  private static final double LEAST_INFLATION = 0.3;
  private static final int ITERATIONS = 30;
  private static final double SETTLED = 1e-12;
  private static final double STEP = 1e-6;
  private static final double[][] CORNER = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};

  private final List<Square> squares;
  private final double gainSigma;
  private final Lens camera;
  private final double[] toNormal;
  private final double planeX;
  private final double planeY;
  private final double extent;
  private final double imageX;
  private final double imageY;
  private final double scale;

  /**
   * A square and where it was found.
   *
   * @param x its centre on the plane
   * @param y its centre on the plane
   * @param side its nominal side
   * @param corners x0, y0 ... x3, y3 in the image, clockwise from its own upper left
   * @param sides how well its sides are known there
   */
  public record Square(double x, double y, double side, double[] corners, SideDeviation sides) {
    public Square {
      corners = corners.clone();
    }

    private double planeX(int corner, double gain) {
      return x + CORNER[corner][0] * (side / 2 + gain);
    }

    private double planeY(int corner, double gain) {
      return y + CORNER[corner][1] * (side / 2 + gain);
    }
  }

  /**
   * What is known of the lens.
   *
   * @param centreX where its axis meets the image
   * @param centreY its ordinate
   * @param focal the unit of the distortion's radius, in pixels
   * @param sigma spread of the coefficient k of r (1 + k r r) among cameras, positive
   */
  public record Lens(double centreX, double centreY, double focal, double sigma) {}

  /**
   * A fitted plane.
   *
   * @param imageToPlane 9 numbers, row-major, from undistorted pixels
   * @param covariance of those nine at the fitted distortion, 81 numbers, row-major
   * @param slope of those nine by the distortion's coefficient
   * @param distortion the coefficient
   * @param distortionDeviation its standard deviation
   * @param residual root mean square distance in the image between found and fitted corners
   * @param degreesOfFreedom observations less parameters
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never kept
  public record Plane(
      double[] imageToPlane,
      double[] covariance,
      double[] slope,
      double distortion,
      double distortionDeviation,
      double residual,
      int degreesOfFreedom) {}

  /**
   * @param squares one or more
   * @param gainSigma standard deviation of the gain of ink, in the unit of the plane, positive
   * @param lens what is known of the lens
   */
  public LayoutFit(List<Square> squares, double gainSigma, Lens lens) {
    if (squares.isEmpty()) {
      throw new IllegalArgumentException("a plane needs one square or more");
    }
    this.squares = List.copyOf(squares);
    this.gainSigma = gainSigma;
    this.camera = lens;
    Square first = squares.get(0);
    this.planeX = squares.stream().mapToDouble(Square::x).average().orElseThrow();
    this.planeY = squares.stream().mapToDouble(Square::y).average().orElseThrow();
    this.extent =
        squares.stream()
            .mapToDouble(s -> Math.hypot(s.x() - planeX, s.y() - planeY) + s.side())
            .max()
            .orElseThrow();
    this.imageX = squares.stream().mapToDouble(s -> mean(s.corners(), 0)).average().orElseThrow();
    this.imageY = squares.stream().mapToDouble(s -> mean(s.corners(), 1)).average().orElseThrow();
    double[] c = first.corners();
    this.scale = extent / first.side() * Math.hypot(c[4] - c[0], c[5] - c[1]);
    this.toNormal =
        new double[] {1 / scale, 0, -imageX / scale, 0, 1 / scale, -imageY / scale, 0, 0, 1};
  }

  private static double mean(double[] corners, int axis) {
    double sum = 0;
    for (int i = 0; i < CORNERS; i++) {
      sum += corners[2 * i + axis];
    }
    return sum / CORNERS;
  }

  /** Fits; the plane's frame is the layout's. */
  public Plane fit() {
    double[] p = refined(initial());
    double[] residuals = residuals(p);
    int freedom = residuals.length - PARAMETERS;
    double sum = 0;
    for (double r : residuals) {
      sum += r * r;
    }
    double least = freedom >= TELLING ? LEAST_INFLATION : 1;
    DMatrixRMaj covariance = inverse(normal(jacobian(p)));
    CommonOps_DDRM.scale(freedom > 0 ? Math.max(least, sum / freedom) : 1, covariance);
    return plane(p, covariance, rms(residuals), freedom);
  }

  /** Splits the covariance of the nine numbers into the distortion's part and the rest. */
  private Plane plane(double[] p, DMatrixRMaj covariance, double residual, int freedom) {
    DMatrixRMaj jacobian = entryJacobian(p);
    DMatrixRMaj half = new DMatrixRMaj(ENTRIES, PARAMETERS);
    CommonOps_DDRM.mult(jacobian, covariance, half);
    DMatrixRMaj whole = new DMatrixRMaj(ENTRIES, ENTRIES);
    CommonOps_DDRM.multTransB(half, jacobian, whole);
    double variance = covariance.get(DISTORTION, DISTORTION);
    double[] slope = new double[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      slope[i] = half.get(i, DISTORTION) / variance;
    }
    double[] rest = whole.data.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= slope[i / ENTRIES] * slope[i % ENTRIES] * variance;
    }
    return new Plane(
        imageToPlane(p), rest, slope, p[DISTORTION], Math.sqrt(variance), residual, freedom);
  }

  private double[] initial() {
    List<AssociatedPair> pairs = new ArrayList<>();
    for (Square s : squares) {
      for (int i = 0; i < CORNERS; i++) {
        pairs.add(
            new AssociatedPair(
                (s.planeX(i, 0) - planeX) / extent,
                (s.planeY(i, 0) - planeY) / extent,
                (s.corners()[2 * i] - imageX) / scale,
                (s.corners()[2 * i + 1] - imageY) / scale));
      }
    }
    DMatrixRMaj h = new DMatrixRMaj(3, 3);
    if (!new HomographyDirectLinearTransform(true).process(pairs, h)) {
      throw new ArithmeticException("the squares have no area");
    }
    double[] p = new double[PARAMETERS];
    for (int i = 0; i < PLANE; i++) {
      p[i] = h.data[i] / h.data[PLANE];
    }
    return p;
  }

  private double[] refined(double[] initial) {
    double[] p = initial.clone();
    for (int i = 0; i < ITERATIONS; i++) {
      DMatrixRMaj jacobian = jacobian(p);
      DMatrixRMaj gradient = new DMatrixRMaj(PARAMETERS, 1);
      CommonOps_DDRM.multTransA(jacobian, new DMatrixRMaj(residuals(p)), gradient);
      DMatrixRMaj step = new DMatrixRMaj(PARAMETERS, 1);
      CommonOps_DDRM.mult(inverse(normal(jacobian)), gradient, step);
      double largest = 0;
      for (int j = 0; j < PARAMETERS; j++) {
        p[j] -= step.data[j];
        largest = Math.max(largest, Math.abs(step.data[j]));
      }
      if (largest < SETTLED) {
        break;
      }
    }
    return p;
  }

  /** Distances of the sides in the image over their deviations; the gain over its own. */
  private double[] residuals(double[] p) {
    double[] h = homography(p);
    double[] out = new double[SideRows.COUNT * squares.size() + PRIORS];
    double[] fitted = new double[SideRows.COUNT];
    int k = 0;
    for (Square s : squares) {
      for (int i = 0; i < CORNERS; i++) {
        double x = (s.planeX(i, p[GAIN]) - planeX) / extent;
        double y = (s.planeY(i, p[GAIN]) - planeY) / extent;
        double[] q = Matrix3.apply(h, x, y);
        double u = scale * q[0] + imageX - camera.centreX();
        double v = scale * q[1] + imageY - camera.centreY();
        double gain = 1 + p[DISTORTION] * (u * u + v * v) / (camera.focal() * camera.focal());
        fitted[2 * i] = camera.centreX() + gain * u;
        fitted[2 * i + 1] = camera.centreY() + gain * v;
      }
      k = SideRows.put(s.corners(), fitted, 0, s.sides(), out, k);
    }
    out[k++] = p[GAIN] / gainSigma;
    out[k] = p[DISTORTION] / camera.sigma();
    return out;
  }

  private double rms(double[] weighted) {
    double sum = 0;
    for (int i = 0; i < weighted.length - PRIORS; i++) {
      double px = weighted[i] * SideRows.deviation(i, squares.get(i / SideRows.COUNT).sides());
      sum += px * px;
    }
    return Math.sqrt(sum / (CORNERS * squares.size()));
  }

  private DMatrixRMaj jacobian(double[] p) {
    DMatrixRMaj jacobian = new DMatrixRMaj(SideRows.COUNT * squares.size() + PRIORS, PARAMETERS);
    for (int j = 0; j < PARAMETERS; j++) {
      double[] above = residuals(moved(p, j, STEP));
      double[] below = residuals(moved(p, j, -STEP));
      for (int i = 0; i < above.length; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * STEP));
      }
    }
    return jacobian;
  }

  private static DMatrixRMaj normal(DMatrixRMaj jacobian) {
    DMatrixRMaj normal = new DMatrixRMaj(PARAMETERS, PARAMETERS);
    CommonOps_DDRM.multTransA(jacobian, jacobian, normal);
    return normal;
  }

  private static DMatrixRMaj inverse(DMatrixRMaj normal) {
    DMatrixRMaj inverse = new DMatrixRMaj(PARAMETERS, PARAMETERS);
    if (!CommonOps_DDRM.invert(normal, inverse)) {
      throw new ArithmeticException("the squares do not determine a plane");
    }
    return inverse;
  }

  private DMatrixRMaj entryJacobian(double[] p) {
    DMatrixRMaj jacobian = new DMatrixRMaj(ENTRIES, PARAMETERS);
    for (int j = 0; j < PLANE; j++) {
      double[] above = imageToPlane(moved(p, j, STEP));
      double[] below = imageToPlane(moved(p, j, -STEP));
      for (int i = 0; i < ENTRIES; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * STEP));
      }
    }
    return jacobian;
  }

  /** The nine numbers from image to plane. */
  private double[] imageToPlane(double[] p) {
    double[] fromNormal = {extent, 0, planeX, 0, extent, planeY, 0, 0, 1};
    double[] back = Matrix3.multiply(fromNormal, Matrix3.inverse(homography(p)));
    return Matrix3.multiply(back, toNormal);
  }

  private static double[] homography(double[] p) {
    return new double[] {p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], 1};
  }

  private static double[] moved(double[] p, int j, double step) {
    double[] copy = p.clone();
    copy[j] += step;
    return copy;
  }
}
