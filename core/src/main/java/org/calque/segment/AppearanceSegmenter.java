package org.calque.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
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
  private static final double SMALLEST_BOX_PX = 6;

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
    if (outside(photograph, box.centre())) {
      return unusable(photograph, prompt);
    }
    if (Math.min(box.width(), box.height()) < SMALLEST_BOX_PX) {
      return Outcome.refused(
          Finding.refusal(
                  FindingCode.PROMPT_UNUSABLE,
                  "The box " + prompt.spec() + " is too small to hold a lesion.")
              .with(Math.min(box.width(), box.height()), SMALLEST_BOX_PX, "px"));
    }
    Optional<Lesion> lesion = new LesionFinder(photograph, calibration).find(box);
    if (lesion.isEmpty()) {
      return noSkin(prompt);
    }
    double missed = MISSED_SHARE * Math.min(box.width(), box.height());
    return result(prompt, box.centre(), lesion.get(), missed);
  }

  private static Outcome<Segmentation> atPoint(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt.At prompt) {
    if (outside(photograph, prompt.point())) {
      return unusable(photograph, prompt);
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
        ? noSkin(prompt)
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
      return Outcome.refused(
          Finding.refusal(
              FindingCode.NO_LESION_FOUND,
              "Nothing in the photograph looks like a lesion; if there is one, give a box or a"
                  + " point."));
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
        && Math.min(found.width(), found.height()) >= SMALLEST_BOX_PX;
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
    if (!lesion.visible()) {
      double limit = Math.max(SMALLEST_VISIBLE_PX, missedPx);
      return Outcome.obtained(
          new Segmentation(prompt, place, List.of(), ImageOutline.EMPTY, OptionalDouble.of(limit)),
          List.of(
              Finding.warning(
                      FindingCode.LESION_NOT_VISIBLE,
                      "No open lesion is visible at "
                          + prompt.spec()
                          + "; its area is below the detection limit. Look at the photograph.")
                  .with(lesion.contrast(), lesion.leastContrast(), "1")));
    }
    return Outcome.obtained(
        new Segmentation(prompt, place, lesion.regions(), lesion.glare(), OptionalDouble.empty()),
        lesion.findings());
  }

  private static boolean outside(Photograph photograph, ImagePoint p) {
    return p.x() < 0
        || p.y() < 0
        || p.x() > photograph.width() - 1
        || p.y() > photograph.height() - 1;
  }

  private static Outcome<Segmentation> unusable(Photograph photograph, Prompt prompt) {
    return Outcome.refused(
        Finding.refusal(
            FindingCode.PROMPT_UNUSABLE,
            "The prompt "
                + prompt.spec()
                + " lies outside the photograph, which has "
                + photograph.width()
                + " x "
                + photograph.height()
                + " pixels."));
  }

  private static Outcome<Segmentation> noSkin(Prompt prompt) {
    return Outcome.refused(
        Finding.refusal(
            FindingCode.PROMPT_UNUSABLE,
            "There is no skin around the prompt "
                + prompt.spec()
                + " that a lesion could differ from."));
  }
}
