package org.calque.internal.fit;

/**
 * A camera as a plane's fit leaves it.
 *
 * @param focal focal length in pixels
 * @param focalDeviation standard deviation of its logarithm, and so of the plane's distance
 * @param centreX principal point
 * @param centreY principal point
 * @param distortion radial coefficient, radii over the focal length; 0 where the shapes show none
 * @param tilt angle between the plane's normal and the optical axis, in radians
 * @param tiltDeviation its standard deviation
 * @param normalDeviation standard deviation of the normal's direction where it is known worse, in
 *     radians
 */
public record FittedCamera(
    double focal,
    double focalDeviation,
    double centreX,
    double centreY,
    double distortion,
    double tilt,
    double tiltDeviation,
    double normalDeviation) {

  /** The same camera, its tilt known as well as by another fit, which may contradict it. */
  FittedCamera tiltKnownAs(FittedCamera other) {
    return new FittedCamera(
        focal,
        focalDeviation,
        centreX,
        centreY,
        distortion,
        tilt,
        Math.hypot(other.tiltDeviation, other.tilt - tilt),
        normalDeviation);
  }

  /** Where a seen point of the image would be without the distortion, x then y. */
  double[] straight(double x, double y) {
    double gain = RadialLens.gain((x - centreX) / focal, (y - centreY) / focal, distortion);
    return new double[] {centreX + gain * (x - centreX), centreY + gain * (y - centreY)};
  }
}
