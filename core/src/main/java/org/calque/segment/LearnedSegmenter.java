package org.calque.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;

/**
 * Segments by trained networks, which say which region is meant, and by the light, which says where
 * its edge is. Immutable; safe for any thread.
 */
public final class LearnedSegmenter implements Segmenter {
  /** Two lesions that share more than this of what they cover are one. */
  private static final double SAME = 0.3;

  /** Share of a box that a lesion may fill and still be missed in it. */
  private static final double MISSED_SHARE = 0.15;

  /** Diameter in network pixels of the smallest lesion that the network tells from skin. */
  private static final double MISSED_VIEW_PIXELS = 6;

  /** Diameter in pixels of the smallest patch whose colour can be told from the skin's. */
  private static final double SMALLEST_VISIBLE_PX = 5;

  private final SegmentationModel model;

  public LearnedSegmenter(SegmentationModel model) {
    this.model = model;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Outcome<Segmentation> segment(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    return segmentAll(photograph, calibration, prompt)
        .then(lesions -> Outcome.obtained(lesions.get(0)));
  }

  @Override
  public Outcome<List<Segmentation>> segmentAll(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    if (prompt instanceof Prompt.Automatic) {
      return anywhere(photograph, calibration, prompt);
    }
    return one(photograph, calibration, prompt).then(found -> Outcome.obtained(List.of(found)));
  }

  private Outcome<Segmentation> one(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    if (prompt instanceof Prompt.Trace trace) {
      return Outcome.obtained(ReaderTraces.segmentation(trace));
    }
    if (prompt instanceof Prompt.Box box) {
      return inBox(photograph, box);
    }
    return atPoint(photograph, calibration, (Prompt.At) prompt);
  }

  private Outcome<Segmentation> inBox(Photograph photograph, Prompt.Box prompt) {
    ImageBox box = prompt.box();
    if (Answers.isOutside(photograph, box.centre())) {
      return Answers.outside(photograph, prompt);
    }
    if (Answers.isTooSmall(box)) {
      return Answers.tooSmall(prompt);
    }
    return inside(new LearnedFinder(model, photograph), prompt, box, box.centre(), missed(box));
  }

  private Outcome<Segmentation> atPoint(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt.At prompt) {
    if (Answers.isOutside(photograph, prompt.point())) {
      return Answers.outside(photograph, prompt);
    }
    LearnedFinder finder = new LearnedFinder(model, photograph);
    LesionLocator locator = new LesionLocator(model, photograph, covered(calibration));
    double missed = locator.smallestDiameter();
    return locator
        .about(prompt.point())
        .map(box -> finder.regionIn(box).filter(b -> !Answers.isTooSmall(b)).orElse(box))
        .map(box -> inside(finder, prompt, box, prompt.point(), missed))
        .orElseGet(() -> answer(photograph, prompt, Optional.empty(), prompt.point(), missed));
  }

  /** Where no lesion is sure enough, one of all that the network does not exclude may be there. */
  private Outcome<Segmentation> inside(
      LearnedFinder finder, Prompt prompt, ImageBox box, ImagePoint place, double missedPx) {
    TissueMap map = finder.look(box);
    Optional<LearnedFinder.Found> lesion = finder.find(map, box);
    double limitPx = Math.max(missedPx, map.possibleDiameter(box));
    return answer(finder.photograph(), prompt, lesion, place, limitPx);
  }

  private Outcome<Segmentation> answer(
      Photograph photograph,
      Prompt prompt,
      Optional<LearnedFinder.Found> lesion,
      ImagePoint place,
      double limitPx) {
    double openness = lesion.map(LearnedFinder.Found::openness).orElse(0.0);
    return lesion
        .filter(l -> l.openness() > model.leastOpenness())
        .map(l -> found(photograph, prompt, l))
        .orElseGet(
            () ->
                Answers.notVisible(
                    prompt,
                    place,
                    Math.max(SMALLEST_VISIBLE_PX, limitPx),
                    openness,
                    model.leastOpenness()));
  }

  private Outcome<List<Segmentation>> anywhere(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    LearnedFinder finder = new LearnedFinder(model, photograph);
    List<LearnedFinder.Found> kept = new ArrayList<>();
    for (ImageBox box : new LesionLocator(model, photograph, covered(calibration)).anywhere()) {
      finder
          .regionIn(box)
          .filter(b -> !Answers.isTooSmall(b))
          .flatMap(finder::find)
          .filter(l -> l.openness() > model.leastOpennessUnasked())
          .filter(l -> kept.stream().noneMatch(k -> same(k, l)))
          .ifPresent(kept::add);
    }
    if (kept.isEmpty()) {
      return Answers.nothingFound();
    }
    List<Segmentation> lesions = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (LearnedFinder.Found lesion : kept) {
      findings.addAll(findings(photograph, lesion));
      lesions.add(segmentation(prompt, lesion));
    }
    return Outcome.obtained(List.copyOf(lesions), findings);
  }

  private static boolean same(LearnedFinder.Found a, LearnedFinder.Found b) {
    double shared = a.ulcer().intersection(b.ulcer()).pixelCoverage();
    return shared > SAME * Math.min(a.ulcer().pixelCoverage(), b.ulcer().pixelCoverage());
  }

  private static ImageOutline covered(Optional<PlaneCalibration> calibration) {
    return calibration.map(c -> c.reference().footprint()).orElse(ImageOutline.EMPTY);
  }

  private double missed(ImageBox box) {
    double longer = Math.max(box.width(), box.height());
    double step = model.cropFactor() * longer / model.region().columns();
    double share = MISSED_SHARE * Math.min(box.width(), box.height());
    return Math.max(share, MISSED_VIEW_PIXELS * step);
  }

  private static Outcome<Segmentation> found(
      Photograph photograph, Prompt prompt, LearnedFinder.Found lesion) {
    return Outcome.obtained(segmentation(prompt, lesion), findings(photograph, lesion));
  }

  private static List<Finding> findings(Photograph photograph, LearnedFinder.Found lesion) {
    return Borders.findings(photograph, lesion.regions().get(0));
  }

  private static Segmentation segmentation(Prompt prompt, LearnedFinder.Found lesion) {
    return new Segmentation(
        prompt,
        lesion.ulcer().bounds().centre(),
        lesion.regions(),
        lesion.glare(),
        OptionalDouble.empty());
  }
}
