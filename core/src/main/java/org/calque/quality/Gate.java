package org.calque.quality;

import java.util.Locale;
import org.calque.evidence.FindingCode;

/**
 * What is asked of a photograph: one number against one limit. Where the usual limits come from:
 * {@code docs/accuracy/quality.md}.
 */
public enum Gate {
  /** Least pixels a millimetre at a lesion below 5 mm. */
  FINE_RESOLUTION(FindingCode.RESOLUTION_LOW, "px/mm", 20, 1, 1000),
  /** Least pixels a millimetre at a larger lesion. */
  RESOLUTION(FindingCode.RESOLUTION_LOW, "px/mm", 10, 1, 1000),
  /** Steepest angle between the optical axis and the plane's normal. */
  TILT(FindingCode.TILT_HIGH, "deg", 40, 1, 89),
  /** Widest blur of the reference's printed edges, one standard deviation on the plane. */
  REFERENCE_BLUR(FindingCode.REFERENCE_BLURRED, "mm", 0.2, 0.001, 10),
  /** Widest blur of the sharpest edges at the lesion, one standard deviation on the plane. */
  LESION_BLUR(FindingCode.LESION_BLURRED, "mm", 0.2, 0.001, 10),
  /** Longest straight smear by a motion. */
  SMEAR(FindingCode.MOTION_BLUR, "mm", 0.3, 0.001, 10),
  /** Largest share of pixels at the lesion that are as bright as can be in one channel. */
  CLIPPED(FindingCode.CLIPPED, "1", 0.05, 0, 1),
  /** Largest share of glare. */
  GLARE(FindingCode.GLARE, "1", 0.1, 0, 1),
  /** Largest distance from the lesion to the reference, in roots of the area that it covers. */
  DISTANCE(FindingCode.REFERENCE_FAR, "1", 5, 0, 1000),
  /** Largest share of the reference's outline that does not show. */
  COVERED(FindingCode.REFERENCE_COVERED, "1", 0.1, 0, 1),
  /** Largest bow of a straight side of the reference, over its length. */
  BOW(FindingCode.REFERENCE_BENT, "1", 0.012, 0, 1),
  /** Largest ratio of the brightest to the darkest light. */
  UNEVEN_LIGHT(FindingCode.LIGHT_UNEVEN, "1", 2, 1, 1000);

  private static final double SLACK = 0.01;

  private final FindingCode code;
  private final String unit;
  private final double usual;
  private final double lowest;
  private final double highest;

  Gate(FindingCode code, String unit, double usual, double lowest, double highest) {
    this.code = code;
    this.unit = unit;
    this.usual = usual;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** What is found where the gate is closed. */
  public FindingCode code() {
    return code;
  }

  /** The unit of its number, in UCUM's spelling; 1 for a plain number. */
  public String unit() {
    return unit;
  }

  /** The limit unless another is asked for. */
  public double usualLimit() {
    return usual;
  }

  /** The limit itself when it is one. */
  double checked(double limit) {
    if (!(limit >= lowest && limit <= highest)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the limit of %s lies between %s and %s %s, got %s",
              name(),
              lowest,
              highest,
              unit,
              limit));
    }
    return limit;
  }

  /** Whether a number passes a limit; a hundredth too few pixels is no shortfall. */
  boolean passes(double value, double limit) {
    return this == FINE_RESOLUTION || this == RESOLUTION
        ? value >= (1 - SLACK) * limit
        : value <= limit;
  }
}
