package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calque.card.CardBox;
import org.calque.card.ColourPatch;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;

/** The colour correction that a card's patches give. */
final class CardColour {
  /** Read inside a patch, away from its borders. */
  private static final double INNER_FROM = 0.25;

  private static final double INNER_TO = 0.75;
  private static final double LARGEST_SPREAD = 0.3;

  /** Patches whose light differs by more from that of the greys stand in another light. */
  private static final double DARKEST_SHADE = 0.6;

  /**
   * A patch as photographed.
   *
   * @param light what it sends
   * @param paper the luminance of the paper beside it; NaN where that is not known
   */
  private record Read(ColourPatch patch, PieceLight.Reading light, double paper) {}

  private CardColour() {}

  /** The correction; a white balance on the paper when too few patches can be used. */
  static Optional<ColourCalibration> of(Photograph photograph, CardSighting sighting) {
    List<Read> usable = usable(photograph, sighting);
    double typical =
        median(
            usable.stream()
                .filter(read -> read.patch().isNeutral())
                .mapToDouble(Read::paper)
                .toArray());
    List<ColourFit.Pair> pairs = new ArrayList<>();
    List<String> used = new ArrayList<>();
    for (Read read : usable) {
      double shade =
          Double.isNaN(read.paper()) || Double.isNaN(typical) ? 1 : read.paper() / typical;
      if (shade >= DARKEST_SHADE && shade <= 1 / DARKEST_SHADE) {
        used.add(read.patch().name());
        pairs.add(pair(read, shade));
      }
    }
    List<String> excluded =
        sighting.layout().patches().stream()
            .map(ColourPatch::name)
            .filter(name -> !used.contains(name))
            .toList();
    return ColourFit.suffices(pairs)
        ? Optional.of(ColourCalibration.ofCard(ColourFit.of(pairs), used, excluded))
        : MarkerWhite.of(photograph, sighting.markersPx()).map(ColourCalibration::ofWhite);
  }

  private static List<Read> usable(Photograph photograph, CardSighting sighting) {
    PieceLight light = new PieceLight(photograph, sighting);
    List<Read> usable = new ArrayList<>();
    for (ColourPatch patch : sighting.layout().patches()) {
      Optional<PieceLight.Reading> reading = light.read(inner(patch.box()));
      if (reading.isPresent()
          && !reading.get().clipped()
          && reading.get().spread() < LARGEST_SPREAD) {
        usable.add(new Read(patch, reading.get(), paper(light, sighting, patch)));
      }
    }
    return usable;
  }

  private static CardBox inner(CardBox box) {
    var from = box.at(INNER_FROM, INNER_FROM);
    var to = box.at(INNER_TO, INNER_TO);
    return new CardBox(from.x(), from.y(), to.x(), to.y());
  }

  private static double paper(PieceLight light, CardSighting sighting, ColourPatch patch) {
    double[] luminances =
        sighting.layout().paperBeside(patch).stream()
            .flatMap(box -> light.read(box).stream())
            .filter(reading -> !reading.clipped())
            .mapToDouble(reading -> CieColour.luminance(reading.rgb()))
            .toArray();
    return luminances.length == 0 ? Double.NaN : Arrays.stream(luminances).average().orElseThrow();
  }

  private static double median(double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return known.length == 0 ? Double.NaN : known[known.length / 2];
  }

  private static ColourFit.Pair pair(Read read, double shade) {
    double[] measured = Arrays.stream(read.light().rgb()).map(v -> v / shade).toArray();
    ColourPatch p = read.patch();
    double[] nominal = {
      LinearLight.of(p.red()), LinearLight.of(p.green()), LinearLight.of(p.blue())
    };
    return new ColourFit.Pair(measured, nominal, p.isNeutral());
  }
}
