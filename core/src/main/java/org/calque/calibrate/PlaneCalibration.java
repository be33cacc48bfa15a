package org.calque.calibrate;

import java.util.Optional;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;

/**
 * The plane of a reference: how pixels become millimetres there, and how well that is known.
 *
 * @param reference the reference it rests on
 * @param mapping the mapping with the covariance of the detection, the stated size taken as exact
 * @param pose the camera's place; absent when the reference gives a scale only
 * @param residualPx root mean square distance between found and fitted points, in pixels
 * @param degreesOfFreedom observations less parameters of the fit; 0 when they are equal
 * @param colour how the photograph's colours are corrected, where the reference tells
 */
public record PlaneCalibration(
    DetectedReference reference,
    PlaneMapping mapping,
    Optional<CameraPose> pose,
    double residualPx,
    int degreesOfFreedom,
    Optional<ColourCalibration> colour) {

  /** A plane whose reference says nothing about colours. */
  public PlaneCalibration(
      DetectedReference reference,
      PlaneMapping mapping,
      Optional<CameraPose> pose,
      double residualPx,
      int degreesOfFreedom) {
    this(reference, mapping, pose, residualPx, degreesOfFreedom, Optional.empty());
  }

  /** The same plane with colours that the reference tells. */
  PlaneCalibration withColour(Optional<ColourCalibration> found) {
    return new PlaneCalibration(reference, mapping, pose, residualPx, degreesOfFreedom, found);
  }

  /** The relative standard uncertainty of a length at a point, the reference's size included. */
  public double relativeScaleUncertainty(ImagePoint point) {
    double detection = mapping.relativeScaleUncertainty(point);
    double size = reference.size().relativeStandardUncertainty();
    return Math.sqrt(detection * detection + size * size);
  }
}
