package org.calque.calibrate;

import java.util.Optional;
import org.calque.photo.Photograph;

/**
 * A photograph with the plane that its reference defines.
 *
 * @param photograph the photograph
 * @param calibration the plane
 */
public record CalibratedPhotograph(Photograph photograph, PlaneCalibration calibration) {
  /** How the photograph's colours are corrected, where the reference tells. */
  public Optional<ColourCalibration> colour() {
    return calibration.colour();
  }
}
