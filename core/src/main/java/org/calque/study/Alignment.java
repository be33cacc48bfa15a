package org.calque.study;

import java.util.OptionalDouble;

/**
 * Whether a row's photograph lies on an earlier one of its lesion. Immutable, safe for any thread.
 *
 * @param baselineRow the earlier row's place in the manifest, from 1
 * @param baselineVisit its visit
 * @param baselineSha256 the SHA-256 of its photograph's bytes
 * @param residualMm root mean square distance of the skin's features from the alignment, in mm;
 *     absent where there is none
 * @param why why there is none, one sentence; empty where there is one
 */
public record Alignment(
    int baselineRow,
    String baselineVisit,
    String baselineSha256,
    OptionalDouble residualMm,
    String why) {
  public Alignment {
    if (residualMm.isPresent() != why.isEmpty()) {
      throw new IllegalArgumentException(
          "an alignment has a residual or says why not, got " + residualMm + ", \"" + why + "\"");
    }
  }

  /** Whether the photograph lies on the earlier one. */
  public boolean isRegistered() {
    return why.isEmpty();
  }
}
