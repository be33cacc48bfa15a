package org.calque.internal.fit;

import java.util.Arrays;
import java.util.List;
import org.ddogleg.optimization.functions.FunctionNtoM;

/**
 * Shapes on a plane before a camera: from parameters to what the image should show, each difference
 * over its deviation. The parameters are a turn of the start's pose against the ray to the plane's
 * origin (3), the place of that origin in the image over the expected focal length (2), the
 * logarithms of its depth over the focal length, which the image fixes, and of the focal length
 * over the expected one, the principal point's distance from the expected one over that focal
 * length (2), an outward shift of every border in pixels, the radial distortion, and then where
 * each shape after the first lies on the plane. What is known beforehand is a difference like the
 * others. Not for several threads.
 */
final class PoseModel implements FunctionNtoM {
  static final int TILT = 0;
  static final int TURN = 2;
  static final int PLACE = 3;
  static final int DEPTH = 5;
  static final int FOCAL = 6;
  static final int CENTRE = 7;
  static final int SHIFT = 9;
  static final int DISTORTION = 10;
  static final int CAMERA = 11;
  private static final int PRIORS = 8;

  /** Photographs are taken from above rather than along the skin. */
  private static final double TILT_DEVIATION = 0.6;

  private static final double GAUGE = 1e-3;

  private static final double IMPOSSIBLE = 1e30;

  /** Largest logarithm of a ratio of lengths. */
  private static final double FARTHEST = 20;

  private final List<PlaneShape> shapes;
  private final CameraPrior prior;
  private final double[] start;
  private final int[] places;
  private final int parameters;
  private final int observations;
  private final boolean turnIsFree;
  private final double shiftDeviation;

  /**
   * @param start the rotation's nine numbers of the start against the ray, row-major
   */
  PoseModel(List<PlaneShape> shapes, CameraPrior prior, double[] start) {
    this.shapes = shapes;
    this.prior = prior;
    this.start = start;
    places = new int[shapes.size()];
    int next = CAMERA;
    int rows = PRIORS;
    boolean onlyDiscs = true;
    for (int i = 0; i < places.length; i++) {
      boolean disc = shapes.get(i) instanceof PlaneShape.Disc;
      places[i] = next;
      next += i == 0 ? 0 : disc ? 2 : 3;
      rows += rows(shapes.get(i));
      onlyDiscs &= disc;
    }
    parameters = next;
    observations = rows;
    turnIsFree = onlyDiscs;
    shiftDeviation = shapes.stream().mapToDouble(PlaneShape::shift).max().orElseThrow();
  }

  @Override
  public int getNumOfInputsN() {
    return parameters;
  }

  @Override
  public int getNumOfOutputsM() {
    return observations;
  }

  /** The residuals: rows of the image, then of what is known beforehand. */
  double[] residuals(double[] p) {
    double[] out = new double[observations];
    process(p, out);
    return out;
  }

  /** Sum of the squared residuals. */
  double misfit(double[] p) {
    double sum = 0;
    for (double residual : residuals(p)) {
      sum += residual * residual;
    }
    return sum;
  }

  /** Observations, what is known of the camera included, less parameters. */
  int redundancy() {
    return observations - parameters;
  }

  /** Rows that come from the image. */
  int seen() {
    return observations - PRIORS;
  }

  /** Whether perspective tells the tilt, not foreshortening alone. */
  boolean ruled() {
    return shapes.get(0) instanceof PlaneShape.Ruled;
  }

  /** Parameters that a homography and the shapes' places would have. */
  int planeParameters() {
    return 8 + parameters - CAMERA;
  }

  int placeOf(int shape) {
    return places[shape];
  }

  double focal(double[] p) {
    return prior.focal() * StrictMath.exp(limited(p[FOCAL]));
  }

  /** A step of the search may go too far; it is not taken then, for its misfit is large. */
  private static double limited(double logarithm) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, logarithm));
  }

  double centreX(double[] p) {
    return prior.centreX() + p[CENTRE] * prior.focal();
  }

  double centreY(double[] p) {
    return prior.centreY() + p[CENTRE + 1] * prior.focal();
  }

  /** The plane's axes and normal in the camera's frame, as columns. */
  double[] rotation(double[] p) {
    return Matrix3.multiply(
        facing(ray(p, 0), ray(p, 1)),
        Matrix3.multiply(start, Matrix3.turn(p[TILT], p[TILT + 1], p[TURN])));
  }

  /** Slope of the ray to the plane's origin, which stays at its place whatever the camera is. */
  private static double ray(double[] p, int axis) {
    return (p[PLACE + axis] - p[CENTRE + axis]) * StrictMath.exp(-limited(p[FOCAL]));
  }

  /** The rotation that carries the optical axis onto the ray through (x, y, 1). */
  private static double[] facing(double x, double y) {
    double away = Math.max(Math.hypot(x, y), Double.MIN_NORMAL);
    double angle = StrictMath.atan2(away, 1) / away;
    return Matrix3.turn(-y * angle, x * angle, 0);
  }

  /** From the plane to the image without distortion. */
  double[] planeToImage(double[] p) {
    double[] r = rotation(p);
    double z = StrictMath.exp(limited(p[DEPTH]) + limited(p[FOCAL]));
    double f = focal(p);
    double[] camera = {f, 0, centreX(p), 0, f, centreY(p), 0, 0, 1};
    return Matrix3.multiply(
        camera, new double[] {r[0], r[1], z * ray(p, 0), r[3], r[4], z * ray(p, 1), r[6], r[7], z});
  }

  /** Where a seen point of the image would be without distortion, x then y. */
  double[] straight(double[] p, double x, double y) {
    return view(p).straight(x, y);
  }

  /** What all points of one evaluation share. */
  private record View(
      double[] forward, double[] back, double f, double cx, double cy, double k, double shift) {

    /** The image point without distortion, x then y. */
    double[] straight(double px, double py) {
      double gain = RadialLens.gain((px - cx) / f, (py - cy) / f, k);
      return new double[] {cx + (px - cx) * gain, cy + (py - cy) * gain};
    }
  }

  private View view(double[] p) {
    double[] forward = planeToImage(p);
    return new View(
        forward,
        Matrix3.inverse(forward),
        focal(p),
        centreX(p),
        centreY(p),
        p[DISTORTION],
        p[SHIFT]);
  }

  /** A step of the search that leads out of all numbers is as far off as can be told. */
  @Override
  public void process(double[] p, double[] out) {
    double det = Matrix3.determinant(planeToImage(p));
    if (Double.isFinite(det) && det != 0) {
      differences(p, out);
    } else {
      Arrays.fill(out, IMPOSSIBLE);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.abs(out[i]) <= IMPOSSIBLE ? out[i] : IMPOSSIBLE;
    }
  }

  private void differences(double[] p, double[] out) {
    View view = view(p);
    int at = 0;
    for (int i = 0; i < places.length; i++) {
      at = shape(view, p, i, out, at);
    }
    double[] r = rotation(p);
    out[at++] = p[FOCAL] / prior.focalDeviation();
    out[at++] = p[CENTRE] * prior.focal() / prior.centreDeviation();
    out[at++] = p[CENTRE + 1] * prior.focal() / prior.centreDeviation();
    out[at++] = p[SHIFT] / shiftDeviation;
    out[at++] = p[DISTORTION] / prior.distortionDeviation();
    out[at++] = r[2] / TILT_DEVIATION;
    out[at++] = r[5] / TILT_DEVIATION;
    out[at] = turnIsFree ? p[TURN] / GAUGE : 0;
  }

  /**
   * Derivatives by central differences; a shape's place moves no other shape.
   *
   * @param columns written column by column: the derivatives by one parameter after another
   */
  void slopes(double[] p, double step, double[][] columns) {
    double[] above = new double[observations];
    double[] below = new double[observations];
    for (int j = 0; j < CAMERA; j++) {
      process(moved(p, j, step), above);
      process(moved(p, j, -step), below);
      difference(above, below, 0, observations, step, columns[j]);
    }
    View view = view(p);
    int from = rows(shapes.get(0));
    for (int i = 1; i < places.length; i++) {
      int to = from + rows(shapes.get(i));
      int next = i + 1 < places.length ? places[i + 1] : parameters;
      for (int j = places[i]; j < next; j++) {
        shape(view, moved(p, j, step), i, above, from);
        shape(view, moved(p, j, -step), i, below, from);
        difference(above, below, from, to, step, columns[j]);
      }
      from = to;
    }
  }

  private static void difference(
      double[] above, double[] below, int from, int to, double step, double[] out) {
    for (int i = from; i < to; i++) {
      out[i] = (above[i] - below[i]) / (2 * step);
    }
  }

  static double[] moved(double[] p, int j, double step) {
    double[] copy = p.clone();
    copy[j] += step;
    return copy;
  }

  static int rows(PlaneShape shape) {
    return shape.image().size() / (shape instanceof PlaneShape.Squares ? 1 : 2);
  }

  private int shape(View view, double[] p, int i, double[] out, int at) {
    double x = i == 0 ? 0 : p[places[i]];
    double y = i == 0 ? 0 : p[places[i] + 1];
    if (shapes.get(i) instanceof PlaneShape.Disc disc) {
      return disc(view, disc, x, y, out, at);
    }
    if (shapes.get(i) instanceof PlaneShape.Ruled ruled) {
      return ruled(view, ruled, out, at);
    }
    double turn = i == 0 ? 0 : p[places[i] + 2];
    return squares(view, (PlaneShape.Squares) shapes.get(i), x, y, turn, out, at);
  }

  private static int squares(
      View view,
      PlaneShape.Squares shape,
      double x,
      double y,
      double turn,
      double[] out,
      int from) {
    double c = StrictMath.cos(turn);
    double s = StrictMath.sin(turn);
    int at = from;
    double[] seen = new double[SideRows.COUNT];
    double[] fitted = new double[SideRows.COUNT];
    for (int k = 0; k < shape.image().size(); k += SideRows.COUNT) {
      for (int i = 0; i < SideRows.COUNT; i += 2) {
        double[] found = view.straight(shape.image().get(k + i), shape.image().get(k + i + 1));
        double u = shape.plane().get(k + i);
        double v = shape.plane().get(k + i + 1);
        double[] q = Matrix3.apply(view.forward, x + c * u - s * v, y + s * u + c * v);
        System.arraycopy(found, 0, seen, i, 2);
        System.arraycopy(q, 0, fitted, i, 2);
      }
      at = SideRows.put(seen, fitted, view.shift, shape.sides(), out, at);
    }
    return at;
  }

  /** Distances of the rim's points from the disc's image, to first order. */
  private static int disc(
      View view, PlaneShape.Disc disc, double x, double y, double[] out, int from) {
    double[] back = view.back;
    int at = from;
    for (int k = 0; k < disc.rim().size(); k += 2) {
      double[] seen = view.straight(disc.rim().get(k), disc.rim().get(k + 1));
      double w = back[6] * seen[0] + back[7] * seen[1] + back[8];
      double qx = (back[0] * seen[0] + back[1] * seen[1] + back[2]) / w;
      double qy = (back[3] * seen[0] + back[4] * seen[1] + back[5]) / w;
      double away = Math.hypot(qx - x, qy - y);
      double nx = (qx - x) / away;
      double ny = (qy - y) / away;
      double gx = (nx * (back[0] - qx * back[6]) + ny * (back[3] - qy * back[6])) / w;
      double gy = (nx * (back[1] - qx * back[7]) + ny * (back[4] - qy * back[7])) / w;
      double px = (away - disc.radius()) / Math.hypot(gx, gy);
      out[at++] = (px - view.shift) / disc.deviation();
    }
    return at;
  }

  /** Distances of the marks from the images of their lines. */
  private static int ruled(View view, PlaneShape.Ruled ruled, double[] out, int from) {
    double[] back = view.back;
    int at = from;
    for (PlaneShape.Ruled.Mark mark : ruled.marks()) {
      double[] seen = view.straight(mark.x(), mark.y());
      int row = mark.upright() ? 0 : 3;
      double a = back[row] - mark.place() * back[6];
      double b = back[row + 1] - mark.place() * back[7];
      double c = back[row + 2] - mark.place() * back[8];
      double px = (a * seen[0] + b * seen[1] + c) / Math.hypot(a, b);
      out[at++] = px / (mark.slack() * ruled.deviation());
    }
    return at;
  }
}
