package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.fit.PlaneShape;
import org.calque.photo.Photograph;

/** Square markers: all of the asked dictionary and size that lie on one plane, in one fit. */
final class MarkerDetector implements ReferenceDetector<MarkerReference> {
  private static final int CORNERS = 4;
  private static final double SMALLEST_SIDE_PX = 24;
  private static final double LARGEST_RESIDUAL_PX = 1;
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
          .map(corners -> ModuleBorders.unshifted(photograph, corners, dictionary.modulesPerSide()))
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
    DetectedReference detected = detected(reference, refined);
    double millimetres = reference.side().length().millimetres();
    List<PlaneShape> shapes = refined.stream().map(r -> r.corners().shape(millimetres)).toList();
    double side = refined.stream().mapToDouble(Refined::shortestSide).max().orElseThrow();
    return ShapePlane.calibrated(
            photograph,
            shapes,
            detected,
            side,
            "The markers do not lie on one plane or are not of one size; lay them flat, or name"
                + " one by its id.")
        .then(plane -> Outcome.obtained(balanced(photograph, plane), bent(refined, side)));
  }

  /** With the colours that the marker's white paper tells. */
  private static PlaneCalibration balanced(Photograph photograph, PlaneCalibration plane) {
    return plane.withColour(
        MarkerWhite.of(photograph, plane.reference().footprint()).map(ColourCalibration::ofWhite));
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
