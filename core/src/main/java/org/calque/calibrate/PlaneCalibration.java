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
 * @param twin where the photograph does not tell two tilts apart and the mapping is their mean: the
 *     mapping one standard deviation towards one of them, which the covariance holds
 * @param residualPx root mean square distance between found and fitted points, in pixels
 * @param degreesOfFreedom observations less parameters of the fit; 0 when they are equal
 * @param colour how the photograph's colours are corrected, where the reference tells
 */
public record PlaneCalibration(
    DetectedReference reference,
    PlaneMapping mapping,
    Optional<CameraPose> pose,
    Optional<UnknownTilt> unknownTilt,
    Optional<PlaneMapping> twin,
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
        Optional.empty(),
        residualPx,
        degreesOfFreedom,
        Optional.empty());
  }

  /** The same plane with colours that the reference tells. */
  PlaneCalibration withColour(Optional<ColourCalibration> found) {
    return new PlaneCalibration(
        reference, mapping, pose, unknownTilt, twin, residualPx, degreesOfFreedom, found);
  }

  /** The same plane as the mean of two. */
  PlaneCalibration withTwin(Optional<PlaneMapping> towards) {
    return new PlaneCalibration(
        reference, mapping, pose, unknownTilt, towards, residualPx, degreesOfFreedom, colour);
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

  /**
   * The part of an area's relative standard uncertainty at a point that comes from two tilts which
   * the photograph does not tell apart; 0 where it does.
   */
  public double relativeTwinUncertainty(ImagePoint point) {
    double here = mapping.pixelsPerMillimetre(point);
    return twin.map(t -> 2 * Math.abs(StrictMath.log(t.pixelsPerMillimetre(point) / here)))
        .orElse(0.0);
  }
}
