package org.calque.calibrate;

import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.Photograph;

/**
 * Tilt of a plane of which only the scale along one direction is known.
 *
 * <p>A plane tilted by t is foreshortened by cos t along the tilt and not across it, so that a
 * length that lies at an angle a to the tilt states areas too large by cos t / (cos&#178;t
 * cos&#178;a + sin&#178;a): from cos t to 1 / cos t. Beside that length the area scale changes by
 * three times tan t a radian towards the camera. Normals are taken as spread evenly over a cone of
 * 35 degrees about the optical axis; the standard deviation of both is the uncertainty. Immutable;
 * safe for any thread.
 *
 * @param from one end of the known length, in pixels
 * @param to the other end
 * @param focalLengthPx the camera's focal length, named or assumed
 */
public record UnknownTilt(ImagePoint from, ImagePoint to, double focalLengthPx) {
  /** Standard deviation of the logarithm of the area scale where the length is known. */
  static final double AREA = 0.079;

  /** Three times the standard deviation of tan t in one direction. */
  static final double SLOPE = 1.0;

  /** Distance of the camera where the file names no focal length. */
  private static final double TYPICAL_DISTANCE_MM = 200;

  /**
   * Of a length in a photograph.
   *
   * @param pixelsPerMillimetre the scale along it
   */
  static UnknownTilt of(
      Photograph photograph, ImagePoint from, ImagePoint to, double pixelsPerMillimetre) {
    double frame = CameraKnowledge.focalLengthPx(photograph);
    boolean named = CameraKnowledge.focalLengthNamed(photograph);
    double focal = named ? frame : Math.max(frame, TYPICAL_DISTANCE_MM * pixelsPerMillimetre);
    return new UnknownTilt(from, to, focal);
  }

  /** Relative standard uncertainty of an area at a point, by the tilt alone. */
  public double relativeAreaUncertainty(ImagePoint place) {
    return Math.hypot(AREA, SLOPE * place.distanceTo(middle()) / focalLengthPx);
  }

  ImagePoint middle() {
    return new ImagePoint((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
  }

  /** Pixels per millimetre along the length, as another reference's plane has it. */
  double pixelsPerMillimetre(PlaneMapping plane) {
    return from.distanceTo(to) / plane.toPlane(from).distanceTo(plane.toPlane(to));
  }
}
