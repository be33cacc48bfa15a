package org.calque.calibrate;

import java.util.List;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.fit.PlaneShape;
import org.calque.photo.Photograph;

/** Plain squares of one side, all that are in the photograph in one fit. */
final class SquareDetector implements ReferenceDetector<SquareReference> {
  private static final double SMALLEST_SIDE_PX = 24;
  private static final int MOST_SQUARES = 30;

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, SquareReference reference) {
    List<MarkerCorners> squares = CertainSquares.in(photograph);
    if (squares.isEmpty()) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              "No plain square with straight sides was found; use an even square of saturated"
                  + " colour, or black on white, lying flat and wholly in view."));
    }
    double side = CertainSquares.shortestSide(squares.get(0));
    if (side < SMALLEST_SIDE_PX) {
      return Outcome.refused(
          Finding.refusal(
                  FindingCode.REFERENCE_TOO_SMALL,
                  "The square is too small in the photograph to give a scale; go closer.")
              .with(side, SMALLEST_SIDE_PX, "px"));
    }
    return fitted(
        photograph, reference, squares.subList(0, Math.min(MOST_SQUARES, squares.size())), side);
  }

  private static Outcome<PlaneCalibration> fitted(
      Photograph photograph,
      SquareReference reference,
      List<MarkerCorners> squares,
      double sidePx) {
    double millimetres = reference.side().length().millimetres();
    List<PlaneShape> shapes = squares.stream().map(s -> s.shape(millimetres)).toList();
    List<ImagePoint> centres = squares.stream().map(CertainSquares::centre).toList();
    ImagePoint centre =
        new ImagePoint(
            centres.stream().mapToDouble(ImagePoint::x).average().orElseThrow(),
            centres.stream().mapToDouble(ImagePoint::y).average().orElseThrow());
    List<Polygon<ImagePoint>> rings = squares.stream().map(s -> Polygon.of(s.corners())).toList();
    DetectedReference detected =
        new DetectedReference(
            "square",
            reference.spec(),
            reference.side(),
            List.of(),
            new ImageOutline(rings),
            centre);
    return ShapePlane.calibrated(
        photograph,
        shapes,
        detected,
        sidePx,
        "The "
            + squares.size()
            + " squares that were found are not of one size on one plane; leave one in view, or"
            + " lay them flat.");
  }
}
