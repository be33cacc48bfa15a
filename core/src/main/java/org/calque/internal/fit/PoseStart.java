package org.calque.internal.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * A first pose from one shape as if it were seen from afar: its size gives the depth, its
 * foreshortening the tilt up to a mirror image, so there are two. One ruler shows no
 * foreshortening; there several tilts are begun with.
 *
 * @param rotation the plane's axes and normal as columns, row-major, in a frame that looks along
 *     the ray to the shape's centre
 * @param x place of the shape's centre over the focal length
 * @param y place of the shape's centre
 * @param depth of the shape's centre, in the plane's unit
 */
record PoseStart(double[] rotation, double x, double y, double depth) {

  private static final double[][] TILTS = {{0, 0}, {0.4, 0}, {-0.4, 0}, {0, 0.4}, {0, -0.4}};

  static List<PoseStart> of(PlaneShape shape, CameraPrior prior) {
    if (shape instanceof PlaneShape.Ruled ruled) {
      Local local = ruled(ruled);
      return crossed(ruled) ? both(local, prior) : several(local, prior);
    }
    return both(
        shape instanceof PlaneShape.Disc disc ? disc(disc) : square((PlaneShape.Squares) shape),
        prior);
  }

  private static List<PoseStart> both(Local local, CameraPrior prior) {
    return List.of(of(local, prior, 1), of(local, prior, -1));
  }

  private static List<PoseStart> several(Local local, CameraPrior prior) {
    PoseStart facing = of(local, prior, 1);
    List<PoseStart> starts = new ArrayList<>();
    for (double[] tilt : TILTS) {
      double[] tilted = Matrix3.multiply(Matrix3.turn(tilt[0], tilt[1], 0), facing.rotation);
      starts.add(new PoseStart(tilted, facing.x, facing.y, facing.depth));
    }
    return starts;
  }

  /** Whether two rulers are seen, not the loose place of one along its ticks. */
  private static boolean crossed(PlaneShape.Ruled ruled) {
    return ruled.marks().stream().anyMatch(m -> !m.upright() && m.place() != 0);
  }

  /**
   * The map to first order from how the places grow over the image, the other direction as a
   * square's where there is one ruler.
   */
  private static Local ruled(PlaneShape.Ruled shape) {
    double[] u = growth(shape, true);
    double[] v = crossed(shape) ? growth(shape, false) : new double[] {-u[1], u[0], 0};
    double det = u[0] * v[1] - u[1] * v[0];
    double away = v[2];
    if (!crossed(shape)) {
      away = 0;
      List<PlaneShape.Ruled.Mark> row = shape.marks().stream().filter(m -> !m.upright()).toList();
      for (PlaneShape.Ruled.Mark mark : row) {
        away -= (v[0] * mark.x() + v[1] * mark.y()) / row.size();
      }
    }
    return new Local(
        (u[1] * away - v[1] * u[2]) / det,
        (v[0] * u[2] - u[0] * away) / det,
        v[1] / det,
        -u[1] / det,
        -v[0] / det,
        u[0] / det);
  }

  /** The places as a x + b y + c: a, b, c. */
  private static double[] growth(PlaneShape.Ruled shape, boolean upright) {
    List<PlaneShape.Ruled.Mark> marks =
        shape.marks().stream().filter(m -> m.upright() == upright).toList();
    double x = marks.stream().mapToDouble(PlaneShape.Ruled.Mark::x).average().orElseThrow();
    double y = marks.stream().mapToDouble(PlaneShape.Ruled.Mark::y).average().orElseThrow();
    LinearSquares squares = new LinearSquares(3);
    for (PlaneShape.Ruled.Mark mark : marks) {
      squares.add(new double[] {mark.x() - x, mark.y() - y, 1}, mark.place(), 1);
    }
    double[] solved = squares.solve();
    return new double[] {solved[0], solved[1], solved[2] - solved[0] * x - solved[1] * y};
  }

  /** The map from the plane about the shape's centre to the image, to first order. */
  private record Local(double x, double y, double a, double b, double c, double d) {}

  private static Local disc(PlaneShape.Disc disc) {
    int n = disc.rim().size() / 2;
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int i = 0; i < n; i++) {
      xs[i] = disc.rim().get(2 * i);
      ys[i] = disc.rim().get(2 * i + 1);
    }
    EllipseFit e = EllipseFit.of(xs, ys);
    double c = StrictMath.cos(e.angle());
    double s = StrictMath.sin(e.angle());
    double major = e.major() / disc.radius();
    double minor = e.minor() / disc.radius();
    return new Local(
        e.x(),
        e.y(),
        major * c * c + minor * s * s,
        (major - minor) * c * s,
        (major - minor) * c * s,
        major * s * s + minor * c * c);
  }

  /** The first square; the map is that of its diagonals. */
  private static Local square(PlaneShape.Squares shape) {
    double[] p = new double[8];
    double[] q = new double[8];
    for (int i = 0; i < p.length; i++) {
      p[i] = shape.plane().get(i);
      q[i] = shape.image().get(i);
    }
    double ux = p[4] - p[0];
    double uy = p[5] - p[1];
    double vx = p[6] - p[2];
    double vy = p[7] - p[3];
    double det = ux * vy - vx * uy;
    double a = ((q[4] - q[0]) * vy - (q[6] - q[2]) * uy) / det;
    double b = ((q[6] - q[2]) * ux - (q[4] - q[0]) * vx) / det;
    double c = ((q[5] - q[1]) * vy - (q[7] - q[3]) * uy) / det;
    double d = ((q[7] - q[3]) * ux - (q[5] - q[1]) * vx) / det;
    double px = (p[0] + p[2] + p[4] + p[6]) / 4;
    double py = (p[1] + p[3] + p[5] + p[7]) / 4;
    return new Local(
        (q[0] + q[2] + q[4] + q[6]) / 4 - a * px - b * py,
        (q[1] + q[3] + q[5] + q[7]) / 4 - c * px - d * py,
        a,
        b,
        c,
        d);
  }

  private static PoseStart of(Local m, CameraPrior prior, int sign) {
    double x = (m.x - prior.centreX()) / prior.focal();
    double y = (m.y - prior.centreY()) / prior.focal();
    double sum = StrictMath.atan2(m.c - m.b, m.a + m.d);
    double difference = StrictMath.atan2(m.b + m.c, m.a - m.d);
    double left = (sum + difference) / 2;
    double right = (difference - sum) / 2;
    double q = Math.hypot(m.a + m.d, m.c - m.b) / 2;
    double r = Math.hypot(m.a - m.d, m.b + m.c) / 2;
    double large = q + r;
    double small = Math.abs(q - r);
    double cosine = Math.min(1, small / large);
    double sine = sign * Math.sqrt(Math.max(0, 1 - cosine * cosine));
    double[] tilted =
        Matrix3.multiply(
            Matrix3.turn(0, 0, left), new double[] {1, 0, 0, 0, cosine, -sine, 0, sine, cosine});
    return new PoseStart(
        Matrix3.multiply(tilted, Matrix3.turn(0, 0, -right)), x, y, prior.focal() / large);
  }
}
