package org.calque.internal.fit;

/**
 * How well the straight sides of a square are known where they were found.
 *
 * @param middle standard deviation of a side's middle across the side, in pixels
 * @param turn standard deviation of half of what its two ends differ by across it, in pixels
 */
public record SideDeviation(double middle, double turn) {
  public SideDeviation {
    if (!(middle > 0) || !(turn > 0)) {
      throw new IllegalArgumentException(
          "a side's deviations are positive, got " + middle + " and " + turn);
    }
  }

  /**
   * Of sides whose corners are known each for itself.
   *
   * @param px standard deviation of a corner along x and along y, in pixels
   */
  public static SideDeviation ofCorners(double px) {
    return new SideDeviation(px / Math.sqrt(2), px / Math.sqrt(2));
  }

  /** The standard deviation of a corner along x and along y, in pixels. */
  public double corner() {
    return Math.hypot(middle, turn);
  }

  /** With a further, independent deviation of the corners, in pixels along x and along y. */
  public SideDeviation lessCertain(double px) {
    SideDeviation corners = ofCorners(px);
    return new SideDeviation(Math.hypot(middle, corners.middle), Math.hypot(turn, corners.turn));
  }

  /** Sides of which each is known as badly as the worse of two. */
  public SideDeviation worseOf(SideDeviation other) {
    return new SideDeviation(Math.max(middle, other.middle), Math.max(turn, other.turn));
  }
}
