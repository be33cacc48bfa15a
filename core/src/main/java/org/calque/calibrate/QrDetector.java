package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.fit.Matrix3;
import org.calque.internal.fit.PlaneShape;
import org.calque.internal.fit.PointMap;
import org.calque.internal.fit.SideDeviation;
import org.calque.photo.Photograph;

/**
 * A QR code by its three finder patterns: squares of seven modules in a known arrangement, each
 * with white on both sides of its border.
 */
final class QrDetector implements ReferenceDetector<QrReference> {
  private static final int FINDER = 7;
  private static final double SMALLEST_FINDER_PX = 24;
  private static final double LEAST_SEEN = 0.8;

  /** Blur reaches over a border of one module: a corner's deviation in pixels, times the module. */
  private static final double NARROW_BORDER = 0.25;

  /** The patterns' distances tell how far every border is shifted; this is loose enough. */
  private static final double FREE_SHIFT_PX = 0.3;

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, QrReference reference) {
    List<QrSearch.Found> found = QrSearch.search(photograph);
    if (found.size() != 1) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              found.isEmpty()
                  ? "No QR code that can be read was found; take the photograph again with the"
                      + " whole code and its white margin in view."
                  : found.size() + " QR codes were found; leave the one in view that is meant."));
    }
    return fitted(photograph, reference, found.get(0));
  }

  private static Outcome<PlaneCalibration> fitted(
      Photograph photograph, QrReference reference, QrSearch.Found code) {
    int n = code.modules();
    double[] toImage = PointMap.of(grid(n, 0), flat(code.corners()));
    double finder = finderPx(toImage, n);
    if (finder < SMALLEST_FINDER_PX) {
      return Outcome.refused(
          Finding.refusal(
                  FindingCode.REFERENCE_TOO_SMALL,
                  "The QR code is too small in the photograph to give a scale; go closer.")
              .with(finder, SMALLEST_FINDER_PX, "px"));
    }
    Optional<PlaneShape.Squares> shape = finders(photograph, reference, n, toImage);
    if (shape.isEmpty()) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              "A QR code was read, but a corner of it is covered, cut off or blurred."));
    }
    List<ImagePoint> corners = corners(shape.get(), reference.side().length().millimetres());
    DetectedReference detected =
        new DetectedReference(
            "qr",
            reference.spec(),
            reference.side(),
            List.of(),
            ImageOutline.of(corners.subList(1, corners.size())),
            corners.get(0));
    return ShapePlane.calibrated(
        photograph,
        List.of(shape.get()),
        detected,
        finder,
        "The QR code does not lie on one plane; lay it flat.");
  }

  /** The centre of the grid, then its corners, by the finder patterns. */
  private static List<ImagePoint> corners(PlaneShape.Squares finders, double side) {
    double[] toImage = PointMap.of(finders.in(side).plane(), finders.image());
    List<ImagePoint> points = new ArrayList<>();
    points.add(point(Matrix3.apply(toImage, 0, 0)));
    List<Double> grid = grid(1, -0.5);
    for (int i = 0; i < grid.size(); i += 2) {
      points.add(point(Matrix3.apply(toImage, grid.get(i), grid.get(i + 1))));
    }
    return points;
  }

  /** Corners of a square, clockwise from its top left, which lies at (from, from). */
  private static List<Double> grid(double side, double from) {
    double to = from + side;
    return List.of(from, from, to, from, to, to, from, to);
  }

  private static double finderPx(double[] toImage, int modules) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int[] at : places(modules)) {
      ImagePoint a = point(Matrix3.apply(toImage, at[0], at[1]));
      ImagePoint b = point(Matrix3.apply(toImage, at[0] + FINDER, at[1]));
      ImagePoint c = point(Matrix3.apply(toImage, at[0], at[1] + FINDER));
      shortest = Math.min(shortest, Math.min(a.distanceTo(b), a.distanceTo(c)));
    }
    return shortest;
  }

  private static int[][] places(int modules) {
    return new int[][] {{0, 0}, {modules - FINDER, 0}, {0, modules - FINDER}};
  }

  private static Optional<PlaneShape.Squares> finders(
      Photograph photograph, QrReference reference, int modules, double[] toImage) {
    double pitch = reference.side().length().millimetres() / modules;
    List<Double> plane = new ArrayList<>();
    List<Double> image = new ArrayList<>();
    Optional<SideDeviation> sides = Optional.empty();
    for (int[] at : places(modules)) {
      List<ImagePoint> coarse = new ArrayList<>();
      for (int[] corner : new int[][] {{0, 0}, {FINDER, 0}, {FINDER, FINDER}, {0, FINDER}}) {
        int column = at[0] + corner[0];
        int row = at[1] + corner[1];
        coarse.add(point(Matrix3.apply(toImage, column, row)));
        plane.add(pitch * (column - modules / 2.0));
        plane.add(pitch * (row - modules / 2.0));
      }
      Optional<MarkerCorners> refined =
          MarkerCorners.refine(photograph, coarse, FINDER).filter(c -> c.seen() >= LEAST_SEEN);
      if (refined.isEmpty()) {
        return Optional.empty();
      }
      for (ImagePoint p : refined.get().corners()) {
        image.add(p.x());
        image.add(p.y());
      }
      SideDeviation own = refined.get().sides();
      sides = Optional.of(sides.map(own::worseOf).orElse(own));
    }
    double narrow = NARROW_BORDER * FINDER / finderPx(toImage, modules);
    return Optional.of(
        new PlaneShape.Squares(
            plane, image, sides.orElseThrow().lessCertain(narrow), FREE_SHIFT_PX));
  }

  private static List<Double> flat(List<ImagePoint> points) {
    return points.stream().flatMap(p -> Stream.of(p.x(), p.y())).toList();
  }

  private static ImagePoint point(double[] at) {
    return new ImagePoint(at[0], at[1]);
  }
}
