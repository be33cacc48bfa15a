package org.calque.qualify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.CardFinder;
import org.calque.calibrate.CardSighting;
import org.calque.calibrate.ScaleReference;
import org.calque.card.KnownShape;
import org.calque.card.ShapeSheet;
import org.calque.card.ShapeTile;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.photo.Photograph;
import org.calque.quantity.Length;
import org.calque.segment.Prompt;
import org.calque.segment.Segmenter;
import org.calque.segment.Tissue;

/**
 * Measures photographs of the sheet of known shapes, so that a site can qualify its camera and
 * printer. Immutable; safe for any thread.
 */
public final class ShapeSheetTrials {
  /** Each side of the box is this share of the shape's longer side outside it. */
  private static final double MARGIN = 0.05;

  private final LesionMeter meter;
  private final CardFinder finder = new CardFinder();

  public ShapeSheetTrials(Segmenter segmenter) {
    this.meter =
        new LesionMeter(
            new LesionMeterOptions(
                segmenter,
                new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));
  }

  /**
   * The shapes of every tile in view.
   *
   * @param photograph the photograph
   * @param name what it is called in the results
   * @return one comparison a shape; none when no tile is found
   */
  public List<ShapeTrial> measure(Photograph photograph, String name) {
    List<ShapeTrial> trials = new ArrayList<>();
    for (CardSighting sighting : finder.find(photograph)) {
      for (ShapeTile tile : ShapeSheet.tiles()) {
        if (tile.layout().equals(sighting.layout())) {
          trials.addAll(measure(photograph, name, sighting, tile));
        }
      }
    }
    return trials;
  }

  private List<ShapeTrial> measure(
      Photograph photograph, String name, CardSighting sighting, ShapeTile tile) {
    List<KnownShape> lesions = tile.shapes().stream().filter(s -> !isChalk(s)).toList();
    List<Prompt> prompts = lesions.stream().map(s -> prompt(s, sighting)).toList();
    Assessment assessment =
        meter.measure(photograph, List.of(ScaleReference.parse("card")), prompts);
    List<ShapeTrial> trials = new ArrayList<>();
    String lesion = "";
    int number = 0;
    for (KnownShape shape : tile.shapes()) {
      if (!isChalk(shape)) {
        lesion = "L" + ++number;
      }
      Tissue tissue = isChalk(shape) ? Tissue.CALCIFIED_EXTRUSION : Tissue.ULCER;
      String id = lesion;
      Optional<LesionMeasurement> found =
          assessment.lesions().stream().filter(l -> l.id().equals(id)).findFirst();
      trials.add(
          new ShapeTrial(
              name,
              tile.layout().name(),
              tissue,
              shape.area().squareMillimetres(),
              found.flatMap(l -> l.region(tissue))));
    }
    return trials;
  }

  private static boolean isChalk(KnownShape shape) {
    return shape.ink() == KnownShape.Ink.CHALK;
  }

  private static Prompt prompt(KnownShape shape, CardSighting sighting) {
    ImageBox tight =
        ImageOutline.of(shape.ring().stream().map(p -> sighting.mapping().toImage(p)).toList())
            .bounds();
    return new Prompt.Box(tight.grownBy(MARGIN * Math.max(tight.width(), tight.height())));
  }
}
