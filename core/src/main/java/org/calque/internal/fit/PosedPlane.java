package org.calque.internal.fit;

/**
 * A plane before a camera.
 *
 * @param imageToPlane 9 numbers, row-major: from the image without distortion to the plane, whose
 *     origin is the point asked for and whose x axis runs as the image's there
 * @param covariance of those nine, 81 numbers, row-major
 * @param residual root mean square distance in the image between found and fitted points
 * @param degreesOfFreedom observations less a homography's and the places' parameters, 0 or more
 * @param misfit sum of the squared differences over their deviations, what was known included
 * @param focal focal length in pixels
 * @param centreX principal point
 * @param centreY principal point
 * @param distortion radial coefficient, 0 where it was not fitted
 * @param distortionDeviation its standard deviation
 * @param tilt angle between the plane's normal and the optical axis, in radians
 * @param tiltDeviation its standard deviation
 */
public record PosedPlane(
    double[] imageToPlane,
    double[] covariance,
    double residual,
    int degreesOfFreedom,
    double misfit,
    double focal,
    double centreX,
    double centreY,
    double distortion,
    double distortionDeviation,
    double tilt,
    double tiltDeviation) {
  public PosedPlane {
    imageToPlane = imageToPlane.clone();
    covariance = covariance.clone();
  }
}
