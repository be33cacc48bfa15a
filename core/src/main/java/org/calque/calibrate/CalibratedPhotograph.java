package org.calque.calibrate;

import org.calque.photo.Photograph;

/**
 * A photograph with the plane that its reference defines.
 *
 * @param photograph the photograph
 * @param calibration the plane
 */
public record CalibratedPhotograph(Photograph photograph, PlaneCalibration calibration) {}
