package org.calque.measure;

import java.util.Optional;
import org.calque.quantity.Length;

/**
 * What is known of the lesion's place in space.
 *
 * @param surface what the lesion lies on
 * @param height how far it lies above the reference's plane, towards the camera; negative below;
 *     absent when nobody says, which widens the interval
 */
public record LesionMeasurerOptions(LesionSurface surface, Optional<Length> height) {
  private static final double HIGHEST_MM = 100;

  public LesionMeasurerOptions {
    double mm = height.map(Length::millimetres).orElse(0.0);
    if (Math.abs(mm) > HIGHEST_MM) {
      throw new IllegalArgumentException(
          "a lesion's height over the reference is at most "
              + HIGHEST_MM
              + " mm, got "
              + mm
              + " mm");
    }
  }

  /** Of a height that is known. */
  public LesionMeasurerOptions(LesionSurface surface, Length height) {
    this(surface, Optional.of(height));
  }

  /** The height in millimetres, or {@code unknown}, as it stands in documents. */
  public String heightSpec() {
    return height.map(h -> String.valueOf(h.millimetres())).orElse("unknown");
  }

  /** Surface and height unknown. */
  public static LesionMeasurerOptions defaults() {
    return new LesionMeasurerOptions(new LesionSurface.Unknown(), Optional.empty());
  }
}
