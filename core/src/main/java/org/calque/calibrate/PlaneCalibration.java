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
 * @param unknownTilt what is open then; present exactly where the pose is absent
 * @param residualPx root mean square distance between found and fitted points, in pixels
 * @param degreesOfFreedom observations less parameters of the fit; 0 when they are equal
 * @param colour how the photograph's colours are corrected, where the reference tells
 */
public record PlaneCalibration(
    DetectedReference reference,
    PlaneMapping mapping,
    Optional<CameraPose> pose,
    Optional<UnknownTilt> unknownTilt,
    double residualPx,
    int degreesOfFreedom,
    Optional<ColourCalibration> colour) {

  public PlaneCalibration {
    if (pose.isPresent() == unknownTilt.isPresent()) {
      throw new IllegalArgumentException("a plane has either a pose or an unknown tilt");
    }
  }

  /** A plane of known pose whose reference says nothing about colours. */
  public PlaneCalibration(
      DetectedReference reference,
      PlaneMapping mapping,
      CameraPose pose,
      double residualPx,
      int degreesOfFreedom) {
    this(
        reference,
        mapping,
        Optional.of(pose),
        Optional.empty(),
        residualPx,
        degreesOfFreedom,
        Optional.empty());
  }

  /** A scale alone, as if the camera faced the plane. */
  public PlaneCalibration(
      DetectedReference reference,
      PlaneMapping mapping,
      UnknownTilt unknownTilt,
      double residualPx,
      int degreesOfFreedom) {
    this(
        reference,
        mapping,
        Optional.empty(),
        Optional.of(unknownTilt),
        residualPx,
        degreesOfFreedom,
        Optional.empty());
  }

  /** The same plane with colours that the reference tells. */
  PlaneCalibration withColour(Optional<ColourCalibration> found) {
    return new PlaneCalibration(
        reference, mapping, pose, unknownTilt, residualPx, degreesOfFreedom, found);
  }

  /**
   * The relative standard uncertainty of the scale at a point, the square root of the area's: with
   * the reference's size and, where the pose is not known, the tilt.
   */
  public double relativeScaleUncertainty(ImagePoint point) {
    return Math.hypot(relativeDetectionUncertainty(point), relativeTiltUncertainty(point) / 2);
  }

  /** The same without an unknown tilt: of a length along the reference. */
  public double relativeDetectionUncertainty(ImagePoint point) {
    return Math.hypot(
        mapping.relativeScaleUncertainty(point), reference.size().relativeStandardUncertainty());
  }

  /** The relative standard uncertainty of an area at a point by an unknown tilt; 0 for none. */
  public double relativeTiltUncertainty(ImagePoint point) {
    return unknownTilt.map(t -> t.relativeAreaUncertainty(point)).orElse(0.0);
  }
}
