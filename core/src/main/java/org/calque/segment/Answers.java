package org.calque.segment;

import java.util.List;
import java.util.OptionalDouble;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;

/** What every segmenter answers in the same words. */
final class Answers {
  /** Sides below which a box cannot hold a lesion, in pixels. */
  static final double SMALLEST_BOX_PX = 6;

  private Answers() {}

  static Outcome<Segmentation> found(
      Prompt prompt,
      ImagePoint place,
      List<SegmentedRegion> regions,
      ImageOutline glare,
      List<Finding> findings) {
    return Outcome.obtained(
        new Segmentation(prompt, place, regions, glare, OptionalDouble.empty()), findings);
  }

  /**
   * Nothing is visible at a prompt.
   *
   * @param limitPx diameter in pixels of the smallest lesion that would have been seen
   * @param value what speaks for a lesion
   * @param least what would have been enough
   */
  static Outcome<Segmentation> notVisible(
      Prompt prompt, ImagePoint place, double limitPx, double value, double least) {
    return Outcome.obtained(
        new Segmentation(prompt, place, List.of(), ImageOutline.EMPTY, OptionalDouble.of(limitPx)),
        List.of(
            Finding.warning(
                    FindingCode.LESION_NOT_VISIBLE,
                    "No open lesion is visible at "
                        + prompt.spec()
                        + "; its area is below the detection limit. Look at the photograph.")
                .with(value, least, "1")));
  }

  static <T> Outcome<T> nothingFound() {
    return Outcome.refused(
        Finding.refusal(
            FindingCode.NO_LESION_FOUND,
            "Nothing in the photograph looks like a lesion; if there is one, give a box or a"
                + " point."));
  }

  static boolean isOutside(Photograph photograph, ImagePoint p) {
    return p.x() < 0
        || p.y() < 0
        || p.x() > photograph.width() - 1
        || p.y() > photograph.height() - 1;
  }

  static Outcome<Segmentation> outside(Photograph photograph, Prompt prompt) {
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

  static boolean isTooSmall(ImageBox box) {
    return Math.min(box.width(), box.height()) < SMALLEST_BOX_PX;
  }

  static Outcome<Segmentation> tooSmall(Prompt.Box prompt) {
    double side = Math.min(prompt.box().width(), prompt.box().height());
    return Outcome.refused(
        Finding.refusal(
                FindingCode.PROMPT_UNUSABLE,
                "The box " + prompt.spec() + " is too small to hold a lesion.")
            .with(side, SMALLEST_BOX_PX, "px"));
  }

  static Outcome<Segmentation> noSkin(Prompt prompt) {
    return Outcome.refused(
        Finding.refusal(
            FindingCode.PROMPT_UNUSABLE,
            "There is no skin around the prompt "
                + prompt.spec()
                + " that a lesion could differ from."));
  }
}
