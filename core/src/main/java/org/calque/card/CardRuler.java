package org.calque.card;

import org.calque.geometry.PlanePoint;

/**
 * A row of millimetre ticks for the eye; it shrinks with the print like everything else.
 *
 * @param zero where its first tick begins
 * @param vertical whether it runs downwards rather than to the right
 * @param lengthMm from the first to the last tick, in whole mm
 * @param longestTickMm length of a tick at 10 mm; ticks point up, or to the left
 */
public record CardRuler(PlanePoint zero, boolean vertical, int lengthMm, double longestTickMm) {
  private static final double EVERY_MM = 0.55;
  private static final double EVERY_5_MM = 0.75;
  private static final int HALF_CM = 5;
  private static final int CM = 10;

  /** Where the tick at so many mm begins. */
  public PlanePoint from(int millimetre) {
    return vertical
        ? new PlanePoint(zero.x(), zero.y() + millimetre)
        : new PlanePoint(zero.x() + millimetre, zero.y());
  }

  /** Where it ends. */
  public PlanePoint to(int millimetre) {
    double share = millimetre % CM == 0 ? 1 : millimetre % HALF_CM == 0 ? EVERY_5_MM : EVERY_MM;
    PlanePoint from = from(millimetre);
    return vertical
        ? new PlanePoint(from.x() - share * longestTickMm, from.y())
        : new PlanePoint(from.x(), from.y() - share * longestTickMm);
  }
}
