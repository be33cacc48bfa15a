package org.calque.qualify;

import org.calque.segment.Tissue;

/**
 * One region of one scene, measured under one prompt, beside its truth.
 *
 * @param scene where
 * @param prompt how the lesion was pointed at
 * @param tissue which region
 * @param truthMm2 its true area, projected on the reference's plane; 0 when it is not there
 * @param diameterMm the diameter of the disc of that area
 * @param outcome what became of the measurement
 * @param measuredMm2 the measured area; 0 unless the outcome is MEASURED
 * @param lowMm2 lower end of its 95 % interval
 * @param highMm2 upper end of its 95 % interval
 * @param overlap Dice coefficient of the two outlines in pixels
 * @param scaleError relative error of the calibrated scale at the lesion; 0 without a calibration
 */
public record Trial(
    TrialScene scene,
    PromptKind prompt,
    Tissue tissue,
    double truthMm2,
    double diameterMm,
    Outcome outcome,
    double measuredMm2,
    double lowMm2,
    double highMm2,
    double overlap,
    double scaleError) {

  /** What became of a measurement. */
  public enum Outcome {
    /** An area was stated for the region, or rightly none. */
    MEASURED,
    /** The region was not seen, or stated to be below the detection limit. */
    NOT_SEEN,
    /** Something that does not touch the region was measured instead. */
    ELSEWHERE,
    /** Refused with a finding. */
    REFUSED
  }

  /** Whether the region is there and has an area to compare. */
  boolean isComparable() {
    return truthMm2 > 0 && outcome == Outcome.MEASURED;
  }

  boolean isPresent() {
    return truthMm2 > 0;
  }

  /** Measured less true, over true. */
  double relativeError() {
    return measuredMm2 / truthMm2 - 1;
  }

  boolean isCovered() {
    return lowMm2 <= truthMm2 && truthMm2 <= highMm2;
  }

  /** Half the interval's width, over the truth. */
  double relativeHalfWidth() {
    return (highMm2 - lowMm2) / 2 / truthMm2;
  }
}
