package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import org.calque.internal.fit.LinearSquares;
import org.calque.internal.raster.DarkStrokes.Stroke;

/**
 * Where the ticks of a row lie and how they are directed, as smooth functions of the tick's number:
 * a polynomial for the place, a straight line for the angle.
 *
 * <p>A tick fixes the curve across itself only; along itself it holds it loosely, because long and
 * short ticks have their middles at different heights. Immutable.
 */
final class RowCurve {
  private static final int ITERATIONS = 8;
  private static final double TUKEY = 4.685;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double SMALLEST_SPREAD_PX = 0.15;
  private static final double ALONG = 0.02;
  private static final double LONGER = 1.25;
  private static final double LOOSELY = 0.01;
  private static final int CUBIC_FROM = 12;
  private static final int QUADRATIC_FROM = 5;

  private final double middle;
  private final double half;
  private final double[] xs;
  private final double[] ys;
  private final double[] angles;

  private RowCurve(double middle, double half, double[] xs, double[] ys, double[] angles) {
    this.middle = middle;
    this.half = half;
    this.xs = xs;
    this.ys = ys;
    this.angles = angles;
  }

  /** The curve of a row of strokes; outlying ones lose their weight. */
  static RowCurve of(List<TickChains.Link> row) {
    double first = row.get(0).index();
    double last = row.get(row.size() - 1).index();
    double middle = (first + last) / 2;
    double half = Math.max(1, (last - first) / 2);
    int degree = row.size() >= CUBIC_FROM ? 3 : row.size() >= QUADRATIC_FROM ? 2 : 1;
    double[] weights = new double[row.size()];
    Arrays.fill(weights, 1);
    RowCurve curve = weighted(row, weights, middle, half, degree);
    for (int i = 0; i < ITERATIONS; i++) {
      reweight(curve, row, weights);
      curve = weighted(row, weights, middle, half, degree);
    }
    return curve;
  }

  private static RowCurve weighted(
      List<TickChains.Link> row, double[] weights, double middle, double half, int degree) {
    LinearSquares place = new LinearSquares(2 * (degree + 1));
    LinearSquares turn = new LinearSquares(2);
    double reference = angle(row.get(row.size() / 2).stroke());
    double longest = LONGER * shorter(row);
    for (int i = 0; i < row.size(); i++) {
      Stroke s = row.get(i).stroke();
      double t = (row.get(i).index() - middle) / half;
      place.add(terms(t, degree, -s.dy(), s.dx()), -s.dy() * s.x() + s.dx() * s.y(), weights[i]);
      place.add(
          terms(t, degree, s.dx(), s.dy()),
          s.dx() * s.x() + s.dy() * s.y(),
          ALONG * weights[i] * (s.length() > longest ? LOOSELY : 1));
      double turned = Math.IEEEremainder(angle(s) - reference, Math.PI);
      turn.add(new double[] {1, t}, reference + turned, weights[i] * s.length() * s.length());
    }
    double[] solved = place.solve();
    return new RowCurve(
        middle,
        half,
        Arrays.copyOfRange(solved, 0, degree + 1),
        Arrays.copyOfRange(solved, degree + 1, solved.length),
        turn.solve());
  }

  /** Length of the shorter strokes: the middles of the longer ones lie lower. */
  private static double shorter(List<TickChains.Link> row) {
    double[] sorted = row.stream().mapToDouble(l -> l.stroke().length()).sorted().toArray();
    return sorted[sorted.length / 3];
  }

  private static double angle(Stroke s) {
    return StrictMath.atan2(s.dy(), s.dx());
  }

  private static double[] terms(double t, int degree, double byX, double byY) {
    double[] row = new double[2 * (degree + 1)];
    double power = 1;
    for (int i = 0; i <= degree; i++) {
      row[i] = byX * power;
      row[degree + 1 + i] = byY * power;
      power *= t;
    }
    return row;
  }

  private static void reweight(RowCurve curve, List<TickChains.Link> row, double[] weights) {
    double[] off = new double[row.size()];
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(curve.across(row.get(i)));
    }
    double[] sorted = off.clone();
    Arrays.sort(sorted);
    double scale = TUKEY * Math.max(SMALLEST_SPREAD_PX, MAD_TO_SIGMA * sorted[sorted.length / 2]);
    for (int i = 0; i < off.length; i++) {
      double u = off[i] / scale;
      weights[i] = u < 1 ? (1 - u * u) * (1 - u * u) : 1e-6;
    }
  }

  /** Degree of the polynomial that gives the place. */
  int degree() {
    return xs.length - 1;
  }

  /** Signed distance of the curve from a stroke, across the stroke. */
  double across(TickChains.Link link) {
    Stroke s = link.stroke();
    return -s.dy() * (x(link.index()) - s.x()) + s.dx() * (y(link.index()) - s.y());
  }

  double x(double index) {
    return value(xs, (index - middle) / half);
  }

  double y(double index) {
    return value(ys, (index - middle) / half);
  }

  /** The step from one tick to the next, x then y. */
  double[] step(double index) {
    double t = (index - middle) / half;
    return new double[] {slope(xs, t) / half, slope(ys, t) / half};
  }

  /** The distance between neighbouring ticks, in pixels. */
  double pitch(double index) {
    double[] step = step(index);
    return Math.hypot(step[0], step[1]);
  }

  /** Unit direction of a tick. */
  double[] direction(double index) {
    double angle = angles[0] + angles[1] * (index - middle) / half;
    return new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
  }

  private static double value(double[] terms, double t) {
    double sum = 0;
    for (int i = terms.length - 1; i >= 0; i--) {
      sum = sum * t + terms[i];
    }
    return sum;
  }

  private static double slope(double[] terms, double t) {
    double sum = 0;
    for (int i = terms.length - 1; i >= 1; i--) {
      sum = sum * t + i * terms[i];
    }
    return sum;
  }
}
