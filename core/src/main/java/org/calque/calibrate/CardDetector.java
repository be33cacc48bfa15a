package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.card.CalqueCards;
import org.calque.card.CardLayout;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.calque.photo.Photograph;

/** Calque's own printed pieces: the one that gives the scale best. */
final class CardDetector implements ReferenceDetector<CardReference> {
  private static final double SMALLEST_SIDE_PX = 24;
  private static final double LARGEST_RESIDUAL_PX = 1;
  private static final double LARGEST_RELATIVE_RESIDUAL = 0.02;

  /** Share of the paper's light that is paper still: less in its blue is skin of any tone. */
  private static final double PAPER_AT_LEAST = 0.75;

  /** A lens bends the sides of a piece. */
  private static final int POINTS_A_SIDE = 4;

  private final CardFinder finder = new CardFinder();

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, CardReference reference) {
    return detect(photograph, reference, finder.find(photograph));
  }

  /** The same with a search for markers that others use too. */
  Outcome<PlaneCalibration> detect(
      Photograph photograph, CardReference reference, MarkerSearch markers) {
    return detect(photograph, reference, finder.find(photograph, markers));
  }

  private static Outcome<PlaneCalibration> detect(
      Photograph photograph, CardReference reference, List<CardSighting> sightings) {
    if (sightings.isEmpty()) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              "No marker of a Calque card was found; take the photograph again with the card's"
                  + " markers and their white margins in view."));
    }
    CardSighting best = best(photograph, sightings);
    Optional<Finding> unfit = unfit(best);
    if (unfit.isPresent()) {
      return Outcome.refused(unfit.get());
    }
    Optional<ColourCalibration> colour = CardColour.of(photograph, best);
    return Outcome.obtained(
        calibration(photograph, reference, best).withColour(colour), findings(reference, best));
  }

  /** The piece that knows the scale best in the middle of the photograph, where lesions are. */
  private static CardSighting best(Photograph photograph, List<CardSighting> sightings) {
    ImagePoint middle =
        new ImagePoint((photograph.width() - 1) / 2.0, (photograph.height() - 1) / 2.0);
    return Collections.min(
        sightings, Comparator.comparingDouble(s -> s.mapping().relativeScaleUncertainty(middle)));
  }

  private static ImagePoint centre(CardSighting sighting) {
    List<ImagePoint> corners =
        sighting.markersPx().polygons().stream().flatMap(p -> p.outer().stream()).toList();
    return new ImagePoint(
        corners.stream().mapToDouble(ImagePoint::x).average().orElseThrow(),
        corners.stream().mapToDouble(ImagePoint::y).average().orElseThrow());
  }

  private static Optional<Finding> unfit(CardSighting sighting) {
    double side = sighting.shortestSidePx();
    if (side < SMALLEST_SIDE_PX) {
      return Optional.of(
          Finding.refusal(
                  FindingCode.REFERENCE_TOO_SMALL,
                  "The card's markers are too small in the photograph to give a scale; go closer.")
              .with(side, SMALLEST_SIDE_PX, "px"));
    }
    double limit = Math.max(LARGEST_RESIDUAL_PX, LARGEST_RELATIVE_RESIDUAL * side);
    double worst = Math.max(sighting.residualPx(), sighting.roughnessPx());
    return worst <= limit
        ? Optional.empty()
        : Optional.of(
            Finding.refusal(
                    FindingCode.REFERENCE_RESIDUAL_HIGH,
                    "The card is bent, creased or partly covered, or the lens distorts too much;"
                        + " lay it flat beside the lesion and hold the camera parallel to it.")
                .with(worst, limit, "px"));
  }

  private static PlaneCalibration calibration(
      Photograph photograph, CardReference reference, CardSighting sighting) {
    double stretch = reference.bar().length().millimetres() / CalqueCards.CHECK_BAR_MM;
    PlaneMapping mapping =
        upright(sighting.mapping().scaledAbout(new PlanePoint(0, 0), stretch), centre(sighting));
    DetectedReference detected =
        new DetectedReference(
            "card",
            reference.spec(),
            reference.bar(),
            sighting.ids(),
            footprint(photograph, sighting),
            centre(sighting));
    return new PlaneCalibration(
        detected,
        mapping,
        CameraPoses.of(photograph, mapping),
        sighting.residualPx(),
        sighting.degreesOfFreedom());
  }

  /** Turns the plane's frame so that its x axis runs with the photograph's at the card. */
  private static PlaneMapping upright(PlaneMapping mapping, ImagePoint centre) {
    PlanePoint here = mapping.toPlane(centre);
    PlanePoint right = mapping.toPlane(new ImagePoint(centre.x() + 1, centre.y()));
    double length = Math.hypot(right.x() - here.x(), right.y() - here.y());
    return mapping.turned((right.x() - here.x()) / length, -(right.y() - here.y()) / length);
  }

  /** The whole piece but its window, unless paper is still in it. */
  private static ImageOutline footprint(Photograph photograph, CardSighting sighting) {
    CardLayout layout = sighting.layout();
    boolean open = layout.window().isPresent() && !paperFillsWindow(photograph, sighting);
    List<List<PlanePoint>> holes =
        open ? List.of(layout.window().orElseThrow().border(POINTS_A_SIDE)) : List.of();
    Polygon<PlanePoint> piece = new Polygon<>(layout.outline().border(POINTS_A_SIDE), holes);
    return new ImageOutline(List.of(piece.map(sighting.mapping()::toImage)));
  }

  /** Whether the window was left in instead of being cut out: it is as light as paper. */
  private static boolean paperFillsWindow(Photograph photograph, CardSighting sighting) {
    Optional<double[]> paper = MarkerWhite.of(photograph, sighting.markersPx());
    Optional<PieceLight.Reading> window =
        new PieceLight(photograph, sighting).read(sighting.layout().window().orElseThrow());
    if (paper.isEmpty() || window.isEmpty()) {
      return false;
    }
    for (int c = 0; c < paper.get().length; c++) {
      if (window.get().rgb()[c] < PAPER_AT_LEAST * paper.get()[c]) {
        return false;
      }
    }
    return true;
  }

  private static List<Finding> findings(CardReference reference, CardSighting sighting) {
    List<Finding> findings = new ArrayList<>();
    int all = sighting.layout().markers().size();
    int used = sighting.ids().size();
    if (used < all) {
      findings.add(
          Finding.warning(
                  FindingCode.REFERENCE_PARTLY_COVERED,
                  "Only "
                      + used
                      + " of the "
                      + all
                      + " markers of the card could be used; keep all of them and their white"
                      + " margins in view.")
              .with(used, all, "1"));
    }
    if (!reference.measured()) {
      findings.add(
          Finding.warning(
              FindingCode.REFERENCE_SIZE_ASSUMED,
              "Nobody stated how long the card's check bar of 100 mm was printed; it is taken as"
                  + " 99 to 101 mm, which a print scaled to fit the page (94 to 97 mm) is not."
                  + " Measure it and state it, such as card:bar=97.0mm."));
    }
    return findings;
  }
}
