package org.calque.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.calibrate.PhotographCut;
import org.calque.calibrate.PlaneCalibration;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlanePoint;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/**
 * How wide the finger or toe is that a lesion lies on: where the colour of the skin about the
 * lesion ends on both sides along two nearly parallel straight lines. Confined to one thread.
 */
final class DigitWidth {
  static final double WIDEST_MM = 30;
  private static final double NARROWEST_MM = 9;
  private static final int DIRECTIONS = 18;
  private static final int LINES = 11;
  private static final double STEP_MM = 0.1;

  /** Other colours for so far are the end of the skin; less is a crease, a hair, a stain. */
  private static final double LASTING_MM = 1.5;

  private static final double CLEAR_OF_LESION = 1.1;
  private static final double LEAST_REACH_MM = 3;
  private static final double LARGEST_TAPER = 0.25;
  private static final double LARGEST_LEAN = 0.3;

  /** How far the places of a side stray from its line, at most, as a share of the width. */
  private static final double LARGEST_STRAY = 0.03;

  private static final double PAPER = 0.35;

  private final LinearImage image;
  private final PlaneCalibration plane;
  private final ImageBox paper;
  private final PlanePoint centre;
  private final double half;
  private final SkinColour skin;

  private DigitWidth(
      LinearImage image, PlaneCalibration plane, PlanePoint centre, double half, SkinColour skin) {
    this.image = image;
    this.plane = plane;
    this.centre = centre;
    this.half = half;
    this.skin = skin;
    ImageBox box =
        plane.reference().footprint().isEmpty()
            ? new ImageBox(-2, -2, -1, -1)
            : plane.reference().footprint().bounds();
    this.paper = box.grownBy(PAPER * Math.max(box.width(), box.height()));
  }

  /**
   * The width, in mm on the plane.
   *
   * @param place the lesion's middle
   * @param lengthMm its largest diameter
   * @return none where the skin does not end on both sides, as on a hand's back
   */
  static OptionalDouble of(
      Photograph photograph, PlaneCalibration plane, ImagePoint place, double lengthMm) {
    double half = Math.max(0.5, lengthMm / 2);
    double reach = (WIDEST_MM + LASTING_MM) * plane.mapping().pixelsPerMillimetre(place);
    LinearImage image =
        PhotographCut.linear(
            photograph,
            new ImageBox(
                place.x() - reach, place.y() - reach, place.x() + reach, place.y() + reach));
    PlanePoint centre = plane.mapping().toPlane(place);
    List<ImagePoint> ring = new ArrayList<>();
    for (int i = 0; i < 2 * DIRECTIONS; i++) {
      double turn = Math.PI * i / DIRECTIONS;
      for (double share : new double[] {1.25, 1.45}) {
        double far = share * half + 0.3;
        ring.add(
            plane
                .mapping()
                .toImage(
                    new PlanePoint(
                        centre.x() + far * StrictMath.cos(turn),
                        centre.y() + far * StrictMath.sin(turn))));
      }
    }
    return SkinColour.of(image, ring)
        .map(skin -> new DigitWidth(image, plane, centre, half, skin).narrowest())
        .orElse(OptionalDouble.empty());
  }

  /**
   * The radius of a digit from the width that is seen of it. Its sides lie deeper than the plane
   * that touches it, and a camera near by does not see all of it.
   *
   * @param distanceMm from the camera to the plane; infinite where it is not known
   */
  static double radiusMm(double widthMm, double distanceMm) {
    double half = widthMm / 2;
    double seen = half / distanceMm;
    return half * (seen + Math.sqrt(1 + seen * seen));
  }

  /** Of all directions that of the straightest sides. */
  private OptionalDouble narrowest() {
    double best = Double.NaN;
    double straightest = LARGEST_STRAY;
    for (int i = 0; i < DIRECTIONS; i++) {
      double turn = Math.PI * i / DIRECTIONS;
      Optional<Side> left = side(StrictMath.cos(turn), StrictMath.sin(turn), -1);
      Optional<Side> right = left.flatMap(l -> side(l.ux(), l.uy(), 1));
      if (right.isPresent()) {
        double lean = (right.get().slope() - left.get().slope()) / 2;
        double taper = Math.abs(right.get().slope() + left.get().slope());
        double width = (left.get().far() + right.get().far()) / Math.sqrt(1 + lean * lean);
        double stray = Math.max(left.get().stray(), right.get().stray()) / width;
        boolean fits = Math.abs(lean) <= LARGEST_LEAN && taper <= LARGEST_TAPER;
        if (fits && width >= NARROWEST_MM && width <= WIDEST_MM && stray < straightest) {
          straightest = stray;
          best = width;
        }
      }
    }
    return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
  }

  /**
   * The line where the skin ends on one side.
   *
   * @param far its distance from the lesion's middle
   * @param slope by which that grows along the digit
   * @param stray root mean square distance of the places from the line
   */
  private record Side(double ux, double uy, double far, double slope, double stray) {}

  private Optional<Side> side(double ux, double uy, int sign) {
    double reach = Math.max(LEAST_REACH_MM, CLEAR_OF_LESION * half);
    double[] along = new double[LINES];
    double[] far = new double[LINES];
    for (int k = 0; k < LINES; k++) {
      along[k] = reach * (2.0 * k / (LINES - 1) - 1);
      double x = centre.x() - along[k] * uy;
      double y = centre.y() + along[k] * ux;
      far[k] = end(x, y, sign * ux, sign * uy);
      if (Double.isNaN(far[k])) {
        return Optional.empty();
      }
    }
    double mean = Arrays.stream(far).average().orElseThrow();
    double product = 0;
    double square = 0;
    for (int k = 0; k < LINES; k++) {
      product += along[k] * (far[k] - mean);
      square += along[k] * along[k];
    }
    double slope = product / square;
    double strays = 0;
    for (int k = 0; k < LINES; k++) {
      double stray = far[k] - mean - slope * along[k];
      strays += stray * stray;
    }
    return Optional.of(new Side(ux, uy, mean, slope, Math.sqrt(strays / LINES)));
  }

  /**
   * How far the skin goes on from a point; NaN where it goes on, or the picture or paper ends it.
   */
  private double end(double x, double y, double dx, double dy) {
    double other = 0;
    for (double far = CLEAR_OF_LESION * half; far < WIDEST_MM; far += STEP_MM) {
      ImagePoint p = plane.mapping().toImage(new PlanePoint(x + far * dx, y + far * dy));
      if (!image.covers(p.x(), p.y()) || isPaper(p)) {
        return Double.NaN;
      }
      other = skin.isOf(image, p) ? 0 : other + STEP_MM;
      if (other >= LASTING_MM) {
        return far - other + STEP_MM;
      }
    }
    return Double.NaN;
  }

  private boolean isPaper(ImagePoint p) {
    return p.x() >= paper.x0() && p.x() <= paper.x1() && p.y() >= paper.y0() && p.y() <= paper.y1();
  }
}
