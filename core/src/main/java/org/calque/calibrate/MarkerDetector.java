package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.Polygon;
import org.calque.internal.fit.Matrix3;
import org.calque.internal.fit.PlaneFit;
import org.calque.internal.fit.SquaresFit;
import org.calque.photo.Photograph;

/** Square markers: all of the asked dictionary and size that lie on one plane, in one fit. */
final class MarkerDetector implements ReferenceDetector<MarkerReference> {
  private static final int CORNERS = 4;
  private static final double SMALLEST_SIDE_PX = 24;
  private static final double LARGEST_RESIDUAL_PX = 1;
  private static final double LARGEST_RELATIVE_RESIDUAL = 0.01;
  private static final double LARGEST_ROUGHNESS = 0.01;

  /** A marker with its refined corners. */
  private record Refined(int id, MarkerCorners corners) {
    double shortestSide() {
      List<ImagePoint> c = corners.corners();
      double shortest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < CORNERS; i++) {
        shortest = Math.min(shortest, c.get(i).distanceTo(c.get((i + 1) % CORNERS)));
      }
      return shortest;
    }
  }

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, MarkerReference reference) {
    List<MarkerSearch.Found> found = MarkerSearch.search(photograph, reference.dictionary());
    List<MarkerSearch.Found> wanted =
        found.stream()
            .filter(f -> reference.id().isEmpty() || reference.id().getAsInt() == f.id())
            .toList();
    if (wanted.isEmpty()) {
      return Outcome.refused(notFound(reference, found));
    }
    List<Refined> refined = refined(photograph, reference.dictionary(), wanted);
    Optional<Finding> unfit = tooSmall(refined, reference);
    if (unfit.isPresent()) {
      return Outcome.refused(unfit.get());
    }
    return fitted(photograph, reference, refined);
  }

  private static List<Refined> refined(
      Photograph photograph, MarkerDictionary dictionary, List<MarkerSearch.Found> found) {
    List<Refined> refined = new ArrayList<>();
    for (MarkerSearch.Found marker : found) {
      MarkerCorners.refine(photograph, marker.corners(), dictionary.modulesPerSide())
          .ifPresent(corners -> refined.add(new Refined(marker.id(), corners)));
    }
    refined.removeIf(r -> refined.size() > 1 && r.shortestSide() < SMALLEST_SIDE_PX);
    return refined;
  }

  private static Finding notFound(MarkerReference reference, List<MarkerSearch.Found> others) {
    String asked =
        "No marker of "
            + reference.dictionary().label()
            + (reference.id().isPresent() ? " with id " + reference.id().getAsInt() : "")
            + " was found";
    String instead =
        others.isEmpty()
            ? "; take the photograph again with the whole marker and its white margin in view."
            : "; the photograph shows id "
                + others.stream()
                    .map(f -> String.valueOf(f.id()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow()
                + ".";
    return Finding.refusal(FindingCode.REFERENCE_NOT_FOUND, asked + instead);
  }

  private static Optional<Finding> tooSmall(List<Refined> refined, MarkerReference reference) {
    if (refined.isEmpty()) {
      return Optional.of(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              "A marker of "
                  + reference.dictionary().label()
                  + " was seen, but a side of it is covered, cut off or without a white margin."));
    }
    double smallest = refined.stream().mapToDouble(Refined::shortestSide).min().orElseThrow();
    if (smallest >= SMALLEST_SIDE_PX) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.refusal(
                FindingCode.REFERENCE_TOO_SMALL,
                "The marker is too small in the photograph to give a scale; go closer.")
            .with(smallest, SMALLEST_SIDE_PX, "px"));
  }

  private static Outcome<PlaneCalibration> fitted(
      Photograph photograph, MarkerReference reference, List<Refined> refined) {
    PlaneFit fit = fit(reference, refined);
    double side = refined.stream().mapToDouble(Refined::shortestSide).max().orElseThrow();
    double limit = Math.max(LARGEST_RESIDUAL_PX, LARGEST_RELATIVE_RESIDUAL * side);
    if (fit.residual() > limit) {
      return Outcome.refused(
          Finding.refusal(
                  FindingCode.REFERENCE_RESIDUAL_HIGH,
                  "The markers do not lie on one plane or are not of one size; lay them flat, or"
                      + " name one by its id.")
              .with(fit.residual(), limit, "px"));
    }
    PlaneMapping mapping = upright(fit, refined.get(0).corners().corners());
    DetectedReference detected = detected(reference, refined);
    PlaneCalibration calibration =
        new PlaneCalibration(
            detected,
            mapping,
            Optional.of(CameraPoses.of(photograph, mapping)),
            fit.residual(),
            fit.degreesOfFreedom(),
            MarkerWhite.of(photograph, detected.footprint()).map(ColourCalibration::ofWhite));
    return Outcome.obtained(calibration, bent(refined, side));
  }

  private static PlaneFit fit(MarkerReference reference, List<Refined> refined) {
    List<double[]> corners = new ArrayList<>();
    double[] sigmas = new double[refined.size()];
    for (Refined marker : refined) {
      sigmas[corners.size()] = marker.corners().sigma();
      corners.add(
          marker.corners().corners().stream()
              .flatMapToDouble(p -> DoubleStream.of(p.x(), p.y()))
              .toArray());
    }
    return new SquaresFit(corners, sigmas, reference.side().length().millimetres()).fit();
  }

  private static List<Finding> bent(List<Refined> refined, double side) {
    double roughness =
        refined.stream().mapToDouble(r -> r.corners().roughness()).max().orElseThrow();
    double limit = Math.max(LARGEST_RESIDUAL_PX, LARGEST_ROUGHNESS * side);
    if (roughness <= limit) {
      return List.of();
    }
    return List.of(
        Finding.warning(
                FindingCode.REFERENCE_RESIDUAL_HIGH,
                "The marker's sides are not straight: it is bent, creased or partly covered.")
            .with(roughness, limit, "px"));
  }

  /** Turns the plane's frame so that its x axis runs with the photograph's at the marker. */
  private static PlaneMapping upright(PlaneFit fit, List<ImagePoint> corners) {
    double[] h = fit.imageToPlane();
    ImagePoint centre = centre(corners);
    double[] here = Matrix3.apply(h, centre.x(), centre.y());
    double[] right = Matrix3.apply(h, centre.x() + 1, centre.y());
    double length = Math.hypot(right[0] - here[0], right[1] - here[1]);
    double c = (right[0] - here[0]) / length;
    double s = (right[1] - here[1]) / length;
    return PlaneMapping.of(h, fit.covariance()).turned(c, -s);
  }

  private static ImagePoint centre(List<ImagePoint> corners) {
    return new ImagePoint(
        corners.stream().mapToDouble(ImagePoint::x).average().orElseThrow(),
        corners.stream().mapToDouble(ImagePoint::y).average().orElseThrow());
  }

  private static DetectedReference detected(MarkerReference reference, List<Refined> refined) {
    List<Polygon<ImagePoint>> footprint =
        refined.stream().map(r -> Polygon.of(r.corners().corners())).toList();
    List<Integer> ids = refined.stream().map(Refined::id).sorted().toList();
    List<ImagePoint> all = refined.stream().flatMap(r -> r.corners().corners().stream()).toList();
    MarkerReference used =
        new MarkerReference(reference.dictionary(), reference.side(), OptionalInt.empty());
    return new DetectedReference(
        "aruco", used.spec(), reference.side(), ids, new ImageOutline(footprint), centre(all));
  }
}
