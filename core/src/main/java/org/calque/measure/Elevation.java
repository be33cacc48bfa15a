package org.calque.measure;

import java.util.List;
import java.util.Optional;
import org.calque.calibrate.CameraPose;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.quantity.Length;

/**
 * A lesion above the reference's plane looks larger: by Z / (Z - h) in length for a camera at
 * distance Z from the plane and a height h.
 *
 * @param shrinkage factor on lengths that puts it right
 * @param relativeAreaUncertainty what the camera's distance leaves open
 * @param findings what had to be assumed
 */
record Elevation(double shrinkage, double relativeAreaUncertainty, List<Finding> findings) {
  /** Relative uncertainty of a distance from a focal length in the file, and from a typical one. */
  private static final double NAMED = 0.05;

  private static final double ASSUMED = 0.3;

  /**
   * Lesions lie within 3 mm of the reference's plane where nobody says how high: the ends of the 95
   * % interval, with room for cameras that are near.
   */
  private static final double UNSTATED_MM = 1.65;

  /** Distance assumed where neither the plane's tilt nor a focal length is known. */
  private static final double TYPICAL_DISTANCE_MM = 200;

  /**
   * What a height does to a lesion at a place.
   *
   * @param height over the reference's plane; absent when nobody says
   */
  static Elevation of(Optional<Length> height, PlaneCalibration calibration, ImagePoint place) {
    Optional<CameraPose> pose = calibration.pose();
    double pxPerMm = calibration.mapping().pixelsPerMillimetre(place);
    double distance = pose.map(p -> fromPlane(p, pxPerMm)).orElse(TYPICAL_DISTANCE_MM);
    if (height.isEmpty()) {
      return new Elevation(1, 2 * UNSTATED_MM / Math.max(distance, UNSTATED_MM), List.of());
    }
    double h = height.get().millimetres();
    if (h == 0) {
      return new Elevation(1, 0, List.of());
    }
    boolean assumed = pose.map(CameraPose::focalLengthAssumed).orElse(true);
    double relative = assumed ? ASSUMED : NAMED;
    double room = Math.max(distance - h, distance / 4);
    return new Elevation(
        room / distance,
        2 * Math.abs(h) / room * relative,
        assumed ? List.of(assumption(distance)) : List.of());
  }

  /**
   * Millimetres from the camera to the reference's plane, along its normal: a plane at distance Z
   * that is tilted by t shows an area f&#178; cos&#179;(t) / Z&#178; times as large.
   */
  private static double fromPlane(CameraPose pose, double pxPerMm) {
    double foreshortening = StrictMath.cos(StrictMath.toRadians(pose.tiltDegrees()));
    return pose.focalLengthPx() * StrictMath.pow(foreshortening, 1.5) / pxPerMm;
  }

  private static Finding assumption(double distance) {
    return Finding.info(
        FindingCode.DISTANCE_ASSUMED,
        "The file names no focal length; the camera's distance of "
            + Math.round(distance)
            + " mm, which the height correction uses, rests on a typical one.");
  }

  /** The mapping with the plane's lengths about a region shrunk; plane and outline stay one. */
  PlaneMapping lowered(PlaneMapping mapping, ImageOutline region) {
    if (shrinkage == 1) {
      return mapping;
    }
    PlanePoint fixed = mapping.toPlane(region.bounds().centre());
    return mapping.scaledAbout(fixed, shrinkage);
  }
}
