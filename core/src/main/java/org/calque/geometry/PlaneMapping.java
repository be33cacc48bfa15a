package org.calque.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.calque.internal.fit.Matrix3;
import org.calque.quantity.Area;

/**
 * The homography from the photograph's pixels to millimetres on the plane, with its covariance: the
 * only way from one frame to the other.
 *
 * <p>A pixel p goes to (h1 . p, h2 . p) / (h3 . p) with p = (x, y, 1) and h1, h2, h3 the rows. The
 * covariance is that of the nine numbers to first order; a common factor of the nine has no effect.
 * Where a lens is stated its distortion is undone first. It extrapolates: far from the reference
 * the uncertainty of what it carries grows by itself.
 */
public final class PlaneMapping {
  private static final int SIZE = 9;
  private static final double LENS_STEP = 1e-4;

  private final double[] h;
  private final double[] inverse;
  private final double[] covariance;
  private final Optional<LensDistortion> lens;
  private final double[] sensitivity;

  /** The covariance is that at the lens's coefficient; the sensitivity the entries' slope by it. */
  private PlaneMapping(
      double[] h, double[] covariance, Optional<LensDistortion> lens, double[] sensitivity) {
    this.h = h;
    this.covariance = covariance;
    this.lens = lens;
    this.sensitivity = sensitivity;
    this.inverse = Matrix3.inverse(h);
  }

  /**
   * A mapping from its numbers.
   *
   * @param pixelsToMillimetres 9 numbers, row-major
   * @param covariance 81 numbers, row-major, symmetric, of those nine
   */
  public static PlaneMapping of(double[] pixelsToMillimetres, double[] covariance) {
    if (pixelsToMillimetres.length != SIZE || covariance.length != SIZE * SIZE) {
      throw new IllegalArgumentException(
          "a plane mapping takes 9 numbers and a covariance of 81, got "
              + pixelsToMillimetres.length
              + " and "
              + covariance.length);
    }
    return new PlaneMapping(
        pixelsToMillimetres.clone(), covariance.clone(), Optional.empty(), new double[SIZE]);
  }

  /**
   * The same numbers, applied to pixels that were freed of a lens's distortion first.
   *
   * @param distortion the lens; the covariance so far is that at its coefficient
   * @param slope what the nine numbers change by when its coefficient changes by one
   */
  public PlaneMapping through(LensDistortion distortion, double[] slope) {
    if (slope.length != SIZE) {
      throw new IllegalArgumentException("a slope has 9 numbers, got " + slope.length);
    }
    return new PlaneMapping(h, covariance, Optional.of(distortion), slope.clone());
  }

  /** The lens whose distortion is undone before the nine numbers are applied. */
  public Optional<LensDistortion> lens() {
    return lens;
  }

  /** The nine numbers, pixels to millimetres, row-major. */
  public double[] toArray() {
    return h.clone();
  }

  /** The covariance of the nine numbers, 81 numbers, row-major. */
  public double[] covariance() {
    double[] whole = covariance.clone();
    double variance = lens.map(l -> l.deviation() * l.deviation()).orElse(0.0);
    for (int i = 0; i < whole.length; i++) {
      whole[i] += sensitivity[i / SIZE] * sensitivity[i % SIZE] * variance;
    }
    return whole;
  }

  private ImagePoint straight(ImagePoint p) {
    return lens.map(l -> l.straightened(p)).orElse(p);
  }

  public PlanePoint toPlane(ImagePoint seen) {
    ImagePoint p = straight(seen);
    double w = h[6] * p.x() + h[7] * p.y() + h[8];
    return new PlanePoint(
        (h[0] * p.x() + h[1] * p.y() + h[2]) / w, (h[3] * p.x() + h[4] * p.y() + h[5]) / w);
  }

  public PlaneOutline toPlane(ImageOutline outline) {
    return new PlaneOutline(
        outline.polygons().stream().map(p -> p.<PlanePoint>map(this::toPlane)).toList());
  }

  public ImagePoint toImage(PlanePoint p) {
    double w = inverse[6] * p.x() + inverse[7] * p.y() + inverse[8];
    ImagePoint straight =
        new ImagePoint(
            (inverse[0] * p.x() + inverse[1] * p.y() + inverse[2]) / w,
            (inverse[3] * p.x() + inverse[4] * p.y() + inverse[5]) / w);
    return lens.map(l -> l.distorted(straight)).orElse(straight);
  }

  /**
   * The mapping followed by a scaling of the plane about a point; its covariance follows.
   *
   * @param fixed the point that stays, in mm
   * @param factor what distances to it are multiplied by, positive
   */
  public PlaneMapping scaledAbout(PlanePoint fixed, double factor) {
    double[] scaling = {
      factor, 0, (1 - factor) * fixed.x(), 0, factor, (1 - factor) * fixed.y(), 0, 0, 1
    };
    return followedBy(scaling);
  }

  /** The mapping followed by a turn of the plane about its origin; its covariance follows. */
  public PlaneMapping turned(double cosine, double sine) {
    return followedBy(new double[] {cosine, -sine, 0, sine, cosine, 0, 0, 0, 1});
  }

  /** M H, and the covariance of its entries: each column of H is mixed by M. */
  private PlaneMapping followedBy(double[] m) {
    double[] half = new double[SIZE * SIZE];
    double[] whole = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int k = 0; k < 3; k++) {
          half[SIZE * i + j] += m[3 * (i / 3) + k] * covariance[SIZE * (3 * k + i % 3) + j];
        }
      }
    }
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int k = 0; k < 3; k++) {
          whole[SIZE * i + j] += half[SIZE * i + 3 * k + j % 3] * m[3 * (j / 3) + k];
        }
      }
    }
    return new PlaneMapping(Matrix3.multiply(m, h), whole, lens, Matrix3.multiply(m, sensitivity));
  }

  /** Whether a point lies on the camera's side of the plane's horizon. */
  public boolean sees(ImagePoint seen) {
    ImagePoint p = straight(seen);
    ImagePoint origin = straight(toImage(new PlanePoint(0, 0)));
    double here = h[6] * p.x() + h[7] * p.y() + h[8];
    double there = h[6] * origin.x() + h[7] * origin.y() + h[8];
    return here * there > 0;
  }

  /** The local scale: the square root of the pixels that one square millimetre covers at p. */
  public double pixelsPerMillimetre(ImagePoint seen) {
    ImagePoint p = straight(seen);
    double w = h[6] * p.x() + h[7] * p.y() + h[8];
    double scale = Math.sqrt(Math.abs(w * w * w / Matrix3.determinant(h)));
    return lens.map(l -> l.magnification(p)).orElse(1.0) * scale;
  }

  /**
   * The foreshortening at p: the smaller over the larger singular value of the local map, 1 when
   * the plane faces the camera, about the cosine of the tilt otherwise.
   */
  public double foreshortening(ImagePoint p) {
    return singularValueRatio(p);
  }

  /**
   * The relative standard uncertainty of the local length scale at p, from the covariance alone:
   * half that of det(H) / (h3 . p)^3, the local area scale.
   */
  public double relativeScaleUncertainty(ImagePoint seen) {
    ImagePoint p = straight(seen);
    double[] gradient = new double[SIZE];
    double w = h[6] * p.x() + h[7] * p.y() + h[8];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        gradient[3 * row + column] = inverse[3 * column + row];
      }
    }
    gradient[6] -= 3 * p.x() / w;
    gradient[7] -= 3 * p.y() / w;
    gradient[8] -= 3 / w;
    double byLens = slopeByLens(m -> -2 * StrictMath.log(m.pixelsPerMillimetre(seen)));
    return Math.sqrt(quadraticForm(gradient, byLens)) / 2;
  }

  /**
   * The standard uncertainty of an outline's area that comes from the covariance: the square root
   * of J S J' with J the derivative of the shoelace sum by the nine numbers (first order, GUM 5.2).
   */
  public Area areaUncertainty(ImageOutline outline) {
    double[] gradient = new double[SIZE];
    for (Polygon<ImagePoint> polygon : outline.polygons()) {
      addAreaGradient(polygon.outer(), 1, gradient);
      polygon.holes().forEach(hole -> addAreaGradient(hole, -1, gradient));
    }
    double byLens = slopeByLens(m -> m.toPlane(outline).area().squareMillimetres());
    return Area.ofSquareMillimetres(Math.sqrt(quadraticForm(gradient, byLens)));
  }

  /** What a value changes by when the lens's coefficient changes by one and the nine do not. */
  private double slopeByLens(ToDoubleFunction<PlaneMapping> value) {
    return lens.map(
            l ->
                (value.applyAsDouble(withCoefficient(l, l.k() + LENS_STEP))
                        - value.applyAsDouble(withCoefficient(l, l.k() - LENS_STEP)))
                    / (2 * LENS_STEP))
        .orElse(0.0);
  }

  private PlaneMapping withCoefficient(LensDistortion of, double k) {
    return new PlaneMapping(h, covariance, Optional.of(of.withCoefficient(k)), sensitivity);
  }

  private double singularValueRatio(ImagePoint seen) {
    PlanePoint q = toPlane(seen);
    ImagePoint p = straight(seen);
    double w = h[6] * p.x() + h[7] * p.y() + h[8];
    double a = (h[0] - q.x() * h[6]) / w;
    double b = (h[1] - q.x() * h[7]) / w;
    double c = (h[3] - q.y() * h[6]) / w;
    double d = (h[4] - q.y() * h[7]) / w;
    double squares = a * a + b * b + c * c + d * d;
    double det = a * d - b * c;
    double spread = Math.sqrt(Math.max(0, squares * squares - 4 * det * det));
    return Math.sqrt((squares - spread) / (squares + spread));
  }

  private void addAreaGradient(List<ImagePoint> ring, int sign, double[] gradient) {
    List<PlanePoint> plane = ring.stream().map(this::toPlane).toList();
    double orientation = Math.signum(Rings.signedArea(plane, PlanePoint::x, PlanePoint::y));
    int n = ring.size();
    for (int i = 0; i < n; i++) {
      PlanePoint previous = plane.get((i + n - 1) % n);
      PlanePoint next = plane.get((i + 1) % n);
      double byX = sign * orientation * (next.y() - previous.y()) / 2;
      double byY = sign * orientation * (previous.x() - next.x()) / 2;
      addPointGradient(straight(ring.get(i)), plane.get(i), byX, byY, gradient);
    }
  }

  private void addPointGradient(
      ImagePoint p, PlanePoint q, double byX, double byY, double[] gradient) {
    double w = h[6] * p.x() + h[7] * p.y() + h[8];
    double[] homogeneous = {p.x() / w, p.y() / w, 1 / w};
    for (int column = 0; column < 3; column++) {
      gradient[column] += byX * homogeneous[column];
      gradient[3 + column] += byY * homogeneous[column];
      gradient[6 + column] -= (byX * q.x() + byY * q.y()) * homogeneous[column];
    }
  }

  /** The variance of a value with this gradient by the nine numbers, and slope by the lens. */
  private double quadraticForm(double[] g, double byLens) {
    double alongLens = byLens;
    for (int i = 0; i < SIZE; i++) {
      alongLens += g[i] * sensitivity[i];
    }
    double u = alongLens * lens.map(LensDistortion::deviation).orElse(0.0);
    double sum = u * u;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        sum += g[i] * covariance[SIZE * i + j] * g[j];
      }
    }
    return Math.max(0, sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlaneMapping mapping
        && Arrays.equals(h, mapping.h)
        && Arrays.equals(covariance, mapping.covariance)
        && lens.equals(mapping.lens)
        && Arrays.equals(sensitivity, mapping.sensitivity);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(h) + Arrays.hashCode(covariance)) + lens.hashCode();
  }

  @Override
  public String toString() {
    return "PlaneMapping" + Arrays.toString(h);
  }
}
