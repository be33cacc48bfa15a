package org.calque.measure;

import org.calque.quantity.Length;

/**
 * What is known of the lesion's place in space.
 *
 * @param surface what the lesion lies on
 * @param height how far it lies above the reference's plane, towards the camera; negative below
 */
public record LesionMeasurerOptions(LesionSurface surface, Length height) {
  private static final double HIGHEST_MM = 100;

  public LesionMeasurerOptions {
    if (Math.abs(height.millimetres()) > HIGHEST_MM) {
      throw new IllegalArgumentException(
          "a lesion's height over the reference is at most "
              + HIGHEST_MM
              + " mm, got "
              + height.millimetres()
              + " mm");
    }
  }

  /** Surface unknown, in the reference's plane. */
  public static LesionMeasurerOptions defaults() {
    return new LesionMeasurerOptions(new LesionSurface.Unknown(), Length.ofMillimetres(0));
  }
}
