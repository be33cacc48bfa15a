package org.calque.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;

/**
 * Segments by appearance alone: the colours of the patient's own skin around the prompt against
 * those inside. Needs no training. Immutable; safe for any thread.
 */
public final class AppearanceSegmenter implements Segmenter {
  private static final int POINT_PROPOSALS = 3;
  private static final int AUTOMATIC_PROPOSALS = 5;

  /** A region this near to its prompt's box, in both sides' ratio, needs no second look. */
  private static final double SETTLED = 1.25;

  private static final int LOOKS = 3;
  private static final double FARTHEST = 2;
  private static final double WIDER_CLARITY = 0.7;
  private static final double[] WIDER = {1.6, 2.4, 3.4};
  private static final double SIZE_POWER = 0.25;

  /** Diameter in pixels of the smallest patch whose colour can be told from the skin's. */
  private static final double SMALLEST_VISIBLE_PX = 5;

  /** Share of a prompt's box that a lesion may fill and still be missed in it. */
  private static final double MISSED_SHARE = 0.15;

  @Override
  public String name() {
    return "appearance/1";
  }

  @Override
  public Outcome<Segmentation> segment(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    if (prompt instanceof Prompt.Trace trace) {
      return Outcome.obtained(ReaderTraces.segmentation(trace));
    }
    if (prompt instanceof Prompt.Box box) {
      return inBox(photograph, calibration, box);
    }
    if (prompt instanceof Prompt.At at) {
      return atPoint(photograph, calibration, at);
    }
    return anywhere(photograph, calibration, prompt);
  }

  private static Outcome<Segmentation> inBox(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt.Box prompt) {
    ImageBox box = prompt.box();
    if (Answers.isOutside(photograph, box.centre())) {
      return Answers.outside(photograph, prompt);
    }
    if (Answers.isTooSmall(box)) {
      return Answers.tooSmall(prompt);
    }
    Optional<Lesion> lesion = new LesionFinder(photograph, calibration).find(box);
    if (lesion.isEmpty()) {
      return Answers.noSkin(prompt);
    }
    double missed = MISSED_SHARE * Math.min(box.width(), box.height());
    return result(prompt, box.centre(), lesion.get(), missed);
  }

  private static Outcome<Segmentation> atPoint(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt.At prompt) {
    if (Answers.isOutside(photograph, prompt.point())) {
      return Answers.outside(photograph, prompt);
    }
    LesionFinder finder = new LesionFinder(photograph, calibration);
    LesionSearch search = new LesionSearch(photograph, covered(calibration));
    List<Lesion> around = new ArrayList<>();
    for (LesionSearch.Proposal proposal : search.about(prompt.point(), POINT_PROPOSALS)) {
      settled(finder, proposal.box()).ifPresent(around::add);
    }
    List<Lesion> meant =
        around.stream().filter(l -> l.visible() && l.ulcer().contains(prompt.point())).toList();
    Optional<Lesion> best = best(meant).map(l -> whole(finder, l)).or(() -> best(around));
    return best.isEmpty()
        ? Answers.noSkin(prompt)
        : result(prompt, prompt.point(), best.get(), search.smallestDiameter());
  }

  /** A part of a lesion has clear edges too: larger boxes about it are tried. */
  private static Lesion whole(LesionFinder finder, Lesion part) {
    ImageBox box = part.ulcer().bounds();
    List<Lesion> all = new ArrayList<>(List.of(part));
    for (double times : WIDER) {
      double margin = (times - 1) / 2 * Math.max(box.width(), box.height());
      settled(finder, box.grownBy(margin)).filter(l -> clearerThan(part, l)).ifPresent(all::add);
    }
    return best(all).orElse(part);
  }

  private static Outcome<Segmentation> anywhere(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    LesionFinder finder = new LesionFinder(photograph, calibration);
    List<Lesion> seen = new ArrayList<>();
    for (LesionSearch.Proposal proposal :
        new LesionSearch(photograph, covered(calibration)).anywhere(AUTOMATIC_PROPOSALS)) {
      settled(finder, proposal.box()).filter(l -> l.visible() && l.onSkin()).ifPresent(seen::add);
    }
    Optional<Lesion> best = best(seen).map(l -> whole(finder, l));
    if (best.isEmpty()) {
      return Answers.nothingFound();
    }
    ImagePoint place = best.get().ulcer().bounds().centre();
    return result(prompt, place, best.get(), SMALLEST_VISIBLE_PX);
  }

  /** Looks again with the found region's own box until the two agree, then for the lesion. */
  private static Optional<Lesion> settled(LesionFinder finder, ImageBox proposal) {
    ImageBox box = proposal;
    for (int look = 1; look < LOOKS; look++) {
      Optional<ImageBox> found = finder.look(box);
      if (found.isEmpty() || alike(found.get(), box) || !near(found.get(), proposal)) {
        break;
      }
      box = found.get();
    }
    return finder.find(box);
  }

  /** A region much larger than what was proposed, or much smaller, is another one. */
  private static boolean near(ImageBox found, ImageBox proposal) {
    double ratio = Math.max(found.width(), found.height()) / proposal.width();
    return ratio < FARTHEST
        && ratio > 1 / FARTHEST
        && Math.min(found.width(), found.height()) >= Answers.SMALLEST_BOX_PX;
  }

  private static boolean clearerThan(Lesion part, Lesion wider) {
    return wider.visible() && wider.onSkin() && wider.clarity() > WIDER_CLARITY * part.clarity();
  }

  private static boolean alike(ImageBox a, ImageBox b) {
    double w = a.width() / b.width();
    double h = a.height() / b.height();
    double moved = a.centre().distanceTo(b.centre()) / Math.max(b.width(), b.height());
    return Math.max(w, 1 / w) < SETTLED && Math.max(h, 1 / h) < SETTLED && moved < SETTLED - 1;
  }

  private static Optional<Lesion> best(List<Lesion> lesions) {
    return lesions.stream().max(Comparator.comparingDouble(AppearanceSegmenter::weight));
  }

  /** Clear edges count, and size: a part of a lesion has clear edges too. */
  private static double weight(Lesion lesion) {
    return Math.max(0, lesion.clarity())
        * StrictMath.pow(lesion.ulcer().pixelCoverage(), SIZE_POWER);
  }

  private static ImageOutline covered(Optional<PlaneCalibration> calibration) {
    return calibration.map(c -> c.reference().footprint()).orElse(ImageOutline.EMPTY);
  }

  private static Outcome<Segmentation> result(
      Prompt prompt, ImagePoint place, Lesion lesion, double missedPx) {
    return lesion.visible()
        ? Answers.found(prompt, place, lesion.regions(), lesion.glare(), lesion.findings())
        : Answers.notVisible(
            prompt,
            place,
            Math.max(SMALLEST_VISIBLE_PX, missedPx),
            lesion.contrast(),
            lesion.leastContrast());
  }
}
