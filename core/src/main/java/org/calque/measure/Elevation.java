package org.calque.measure;

import java.util.List;
import java.util.Optional;
import org.calque.calibrate.CameraDistance;
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
  /** Lesions lie within this of the reference's plane where nobody states a height. */
  private static final double REACH_MM = 3;

  private static final double NORMAL_95 = 1.96;

  /**
   * What a height does to a lesion at a place.
   *
   * @param height over the reference's plane; absent when nobody says
   */
  static Elevation of(Optional<Length> height, PlaneCalibration calibration, ImagePoint place) {
    double pxPerMm = calibration.mapping().pixelsPerMillimetre(place);
    CameraDistance distance =
        calibration
            .pose()
            .map(p -> fromPlane(p, pxPerMm).and(CameraDistance.TYPICAL))
            .orElse(CameraDistance.TYPICAL);
    if (height.isEmpty()) {
      double unstated = unstated(distance, calibration.relativeTwinUncertainty(place));
      return new Elevation(1, unstated, List.of());
    }
    double h = height.get().millimetres();
    if (h == 0) {
      return new Elevation(1, 0, List.of());
    }
    boolean assumed = calibration.pose().map(CameraPose::focalLengthAssumed).orElse(true);
    double away = distance.millimetres();
    double room = Math.max(away - h, away / 4);
    return new Elevation(
        room / away,
        2 * Math.abs(h) / room * distance.deviation(),
        assumed ? List.of(assumption(away)) : List.of());
  }

  /**
   * The ends of the 95 % interval lie where a reference as deep as is to be expected puts the area.
   * Of two tilts that the photograph does not tell apart one is true, none in between: depth adds
   * to what parts them, so that it is the sum of both which the two terms make as squares.
   *
   * @param twin the area's relative standard uncertainty by two tilts
   */
  private static double unstated(CameraDistance distance, double twin) {
    double depth = 2 * REACH_MM / NORMAL_95 / Math.max(distance.nearest(), REACH_MM);
    return Math.sqrt(depth * (depth + 2 * twin));
  }

  /**
   * A plane at distance Z that is tilted by t shows an area f&#178; cos&#179;(t) / Z&#178; times.
   */
  private static CameraDistance fromPlane(CameraPose pose, double pxPerMm) {
    double foreshortening = StrictMath.cos(StrictMath.toRadians(pose.tiltDegrees()));
    return new CameraDistance(
        pose.focalLengthPx() * StrictMath.pow(foreshortening, 1.5) / pxPerMm,
        pose.relativeFocalUncertainty());
  }

  private static Finding assumption(double distance) {
    return Finding.info(
        FindingCode.DISTANCE_ASSUMED,
        "No focal length in the file can be believed; the camera's distance of "
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
