package org.calque.internal.fit;

/**
 * A plane before a camera.
 *
 * @param imageToPlane 9 numbers, row-major: from the image without distortion to the plane, whose
 *     origin is the point asked for and whose x axis runs as the image's there
 * @param covariance of those nine, 81 numbers, row-major, were the distortion known
 * @param residual root mean square distance in the image between found and fitted points
 * @param degreesOfFreedom observations less a homography's and the places' parameters, 0 or more
 * @param misfit sum of the squared differences over their deviations, what was known included
 * @param inflation what that sum is a degree of freedom, where it is more than one; else 1
 * @param twin what the nine numbers change by, one standard deviation, towards one of two poses
 *     that the image does not tell apart, part of the covariance; zeros where there is one pose
 * @param focal focal length in pixels
 * @param focalDeviation standard deviation of its logarithm, and so of the plane's distance
 * @param centreX principal point
 * @param centreY principal point
 * @param distortion radial coefficient, radii over the focal length; 0 where the shapes show none
 * @param distortionDeviation its standard deviation
 * @param slope what the nine numbers change by when the coefficient changes by one
 * @param tilt angle between the plane's normal and the optical axis, in radians
 * @param tiltDeviation its standard deviation
 * @param normalDeviation standard deviation of the normal's direction where it is known worse, in
 *     radians
 */
public record PosedPlane(
    double[] imageToPlane,
    double[] covariance,
    double residual,
    int degreesOfFreedom,
    double misfit,
    double inflation,
    double[] twin,
    double focal,
    double focalDeviation,
    double centreX,
    double centreY,
    double distortion,
    double distortionDeviation,
    double[] slope,
    double tilt,
    double tiltDeviation,
    double normalDeviation) {
  public PosedPlane {
    imageToPlane = imageToPlane.clone();
    covariance = covariance.clone();
    twin = twin.clone();
    slope = slope.clone();
  }

  /** As many residuals as stated count beside those that were seen, when they judge themselves. */
  private static final double AS_STATED = 20;

  /**
   * Minus twice the logarithm of the likelihood, up to a constant, the deviations being at least as
   * large as stated and as large as the residuals say, as far as there are residuals enough.
   */
  public double unlikeliness() {
    double seen = misfit / inflation;
    double variance = Math.max(1, (misfit + AS_STATED) / (seen + AS_STATED));
    return misfit / variance + seen * StrictMath.log(variance);
  }
}
