package org.calque.segment;

import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Outcome;
import org.calque.photo.Photograph;

/**
 * Finds a lesion's regions in a photograph, in pixels. Implementations are immutable and safe for
 * any thread.
 */
public interface Segmenter {
  /** Name and version, for the provenance. */
  String name();

  /**
   * The regions of the lesion at a prompt.
   *
   * @param photograph the photograph
   * @param calibration its plane, where there is one; segmentation works without
   * @param prompt where the lesion is
   * @return the regions; refused with NO_LESION_FOUND when an automatic prompt finds none, with
   *     PROMPT_UNUSABLE when the prompt points at nothing that could be skin
   */
  Outcome<Segmentation> segment(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt);

  /**
   * Every lesion at a prompt: one, but for an automatic prompt where the segmenter tells several
   * apart; then the most lesion-like comes first.
   *
   * @return at least one lesion; refused as {@link #segment}
   */
  default Outcome<List<Segmentation>> segmentAll(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    return segment(photograph, calibration, prompt)
        .then(lesion -> Outcome.obtained(List.of(lesion)));
  }
}
