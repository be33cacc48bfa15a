package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.calque.card.CalqueCards;
import org.calque.card.CardBox;
import org.calque.card.CardLayout;
import org.calque.card.CardMarker;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.LensDistortion;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.fit.LayoutFit;
import org.calque.photo.Photograph;

/**
 * Finds the pieces that Calque prints, each with its place and turn, from whichever of its markers
 * are in view. Immutable; safe for any thread.
 */
public final class CardFinder {
  /** Spread of how far printers put an edge outwards of its place: ink, toner, copying. */
  private static final double INK_GAIN_MM = 0.04;

  /** Spread of the distortion among cameras: 2 % at the corners of a telephone's whole frame. */
  private static final double DISTORTION = 0.03;

  /** What narrow modules do not tell of a shift. */
  private static final double SHIFT_REST_PX = 0.01;

  /** What one coefficient leaves of a lens: this share of the way from the middle to a corner. */
  private static final double OTHER_TERMS = 2e-4;

  private static final int CORNERS = 4;
  private static final double SMALLEST_SIDE_PX = 24;

  /** A marker belongs to a piece when it lies within this many of its sides of where it should. */
  private static final double LARGEST_MISPLACEMENT = 0.5;

  private static final MarkerDictionary DICTIONARY =
      MarkerDictionary.labelled(CalqueCards.DICTIONARY).orElseThrow();

  /**
   * A marker at its place on the piece and in the photograph.
   *
   * @param told whether its modules told how far its sides are shifted
   */
  private record Seen(CardMarker marker, MarkerCorners refined, boolean told) {

    static Seen of(Photograph photograph, CardMarker marker, MarkerCorners sides) {
      MarkerCorners unshifted =
          ModuleBorders.unshifted(photograph, sides, DICTIONARY.modulesPerSide());
      return new Seen(marker, unshifted, unshifted != sides);
    }

    /** What is left of the gain of ink and of the tone curve's shift, in mm. */
    double gainSigma() {
      double px = Math.hypot(refined.shift(), SHIFT_REST_PX);
      double millimetres = px * marker.square().widthMm() / shortestSide();
      return told ? millimetres : Math.hypot(INK_GAIN_MM, millimetres);
    }

    List<ImagePoint> corners() {
      return refined.corners();
    }

    double shortestSide() {
      double shortest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < CORNERS; i++) {
        shortest =
            Math.min(shortest, corners().get(i).distanceTo(corners().get((i + 1) % CORNERS)));
      }
      return shortest;
    }

    LayoutFit.Square square() {
      CardBox box = marker.square();
      PlanePoint centre = box.at(0.5, 0.5);
      return new LayoutFit.Square(
          centre.x(),
          centre.y(),
          box.widthMm(),
          corners().stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y())).toArray(),
          refined.sides());
    }
  }

  /**
   * The pieces in a photograph, at most one of each kind.
   *
   * @param photograph the photograph
   * @return the card, the strip and tiles, in this order, as far as a marker of each is in view
   */
  public List<CardSighting> find(Photograph photograph) {
    try (MarkerSearch markers = MarkerSearch.forOne(photograph)) {
      return find(photograph, markers);
    }
  }

  /** The same with the photograph's markers looked for by a search that others use too. */
  List<CardSighting> find(Photograph photograph, MarkerSearch markers) {
    List<MarkerSearch.Found> found = markers.find(DICTIONARY, CardFinder::isComplete);
    List<CardSighting> sightings = new ArrayList<>();
    for (CardLayout layout : CalqueCards.all()) {
      LayoutFit.Lens lens = lens(photograph);
      List<Seen> seen = largestGroup(seen(photograph, layout, found), lens);
      if (!seen.isEmpty()) {
        sightings.add(sighting(layout, seen, lens));
      }
    }
    return sightings;
  }

  /** Whether something was found, and every piece of which a marker was found is whole. */
  private static boolean isComplete(List<MarkerSearch.Found> found) {
    List<Integer> ids = found.stream().map(MarkerSearch.Found::id).toList();
    return !ids.isEmpty()
        && CalqueCards.all().stream()
            .map(layout -> layout.markers().stream().map(CardMarker::id).toList())
            .allMatch(
                markers -> markers.stream().noneMatch(ids::contains) || ids.containsAll(markers));
  }

  private static List<Seen> seen(
      Photograph photograph, CardLayout layout, List<MarkerSearch.Found> found) {
    List<Seen> seen = new ArrayList<>();
    for (MarkerSearch.Found marker : found) {
      Optional<CardMarker> place = layout.marker(marker.id());
      if (place.isPresent()) {
        MarkerCorners.refine(photograph, marker.corners(), DICTIONARY.modulesPerSide())
            .ifPresent(corners -> seen.add(Seen.of(photograph, place.get(), corners)));
      }
    }
    seen.removeIf(s -> seen.size() > 1 && s.shortestSide() < SMALLEST_SIDE_PX);
    return seen;
  }

  /** What is known of the lens before the card is looked at. */
  private static LayoutFit.Lens lens(Photograph photograph) {
    return new LayoutFit.Lens(
        (photograph.width() - 1) / 2.0,
        (photograph.height() - 1) / 2.0,
        CameraKnowledge.focalLengthPx(photograph),
        DISTORTION);
  }

  /** Of two copies of a piece in one photograph the one with more, then larger markers. */
  private static List<Seen> largestGroup(List<Seen> seen, LayoutFit.Lens lens) {
    return seen.stream()
        .map(seed -> group(seed, seen, lens))
        .max(
            Comparator.<List<Seen>>comparingInt(List::size)
                .thenComparingDouble(g -> g.get(0).shortestSide()))
        .orElse(List.of());
  }

  /** The markers that lie where they should, seen from one of them; that one is the first. */
  private static List<Seen> group(Seen seed, List<Seen> seen, LayoutFit.Lens lens) {
    PlaneMapping plane = mapping(fit(List.of(seed), lens), lens);
    List<Seen> group = new ArrayList<>(List.of(seed));
    for (Seen other : seen) {
      if (group.stream().noneMatch(g -> g.marker().equals(other.marker()))
          && misplacement(plane, other) < LARGEST_MISPLACEMENT) {
        group.add(other);
      }
    }
    return group;
  }

  /** How far a marker's centre lies from where it should, in sides. */
  private static double misplacement(PlaneMapping plane, Seen seen) {
    PlanePoint there = plane.toPlane(centre(seen.corners()));
    PlanePoint should = seen.marker().square().at(0.5, 0.5);
    return Math.hypot(there.x() - should.x(), there.y() - should.y())
        / seen.marker().square().widthMm();
  }

  private static ImagePoint centre(List<ImagePoint> corners) {
    return new ImagePoint(
        corners.stream().mapToDouble(ImagePoint::x).average().orElseThrow(),
        corners.stream().mapToDouble(ImagePoint::y).average().orElseThrow());
  }

  private static PlaneMapping mapping(LayoutFit.Plane fit, LayoutFit.Lens lens) {
    double halfDiagonal = Math.hypot(lens.centreX() + 0.5, lens.centreY() + 0.5);
    double toFocal = lens.focal() / halfDiagonal;
    LensDistortion distortion =
        new LensDistortion(
            lens.centreX(),
            lens.centreY(),
            lens.focal(),
            fit.distortion(),
            Math.hypot(fit.distortionDeviation(), OTHER_TERMS * toFocal * toFocal));
    return PlaneMapping.of(fit.imageToPlane(), fit.covariance()).through(distortion, fit.slope());
  }

  private static LayoutFit.Plane fit(List<Seen> seen, LayoutFit.Lens lens) {
    double gain = seen.stream().mapToDouble(Seen::gainSigma).max().orElseThrow();
    return new LayoutFit(seen.stream().map(Seen::square).toList(), gain, lens).fit();
  }

  private static CardSighting sighting(CardLayout layout, List<Seen> seen, LayoutFit.Lens lens) {
    LayoutFit.Plane fit = fit(seen, lens);
    return new CardSighting(
        layout,
        seen.stream().map(s -> s.marker().id()).sorted().toList(),
        mapping(fit, lens),
        new ImageOutline(seen.stream().map(s -> Polygon.of(s.corners())).toList()),
        seen.stream().mapToDouble(Seen::shortestSide).min().orElseThrow(),
        seen.stream().mapToDouble(s -> s.refined().roughness()).max().orElseThrow(),
        fit.residual(),
        fit.degreesOfFreedom());
  }
}
