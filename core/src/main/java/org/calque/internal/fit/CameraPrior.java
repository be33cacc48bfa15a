package org.calque.internal.fit;

/**
 * What is known of a camera before a plane is fitted; deviations are standard ones.
 *
 * @param focal focal length in pixels
 * @param focalDeviation relative deviation of the focal length, positive
 * @param centreX principal point in pixels
 * @param centreY principal point in pixels
 * @param centreDeviation deviation of the principal point along x and along y, in pixels
 * @param distortionDeviation deviation of the radial coefficient from none, radii over the focal
 *     length
 */
public record CameraPrior(
    double focal,
    double focalDeviation,
    double centreX,
    double centreY,
    double centreDeviation,
    double distortionDeviation) {
  private static final double NO_DISTORTION = 1e-6;

  public CameraPrior {
    if (!(focal > 0)
        || !(focalDeviation > 0)
        || !(centreDeviation > 0)
        || !(distortionDeviation > 0)) {
      throw new IllegalArgumentException(
          "a camera has positive focal length and deviations, got "
              + focal
              + " px, "
              + focalDeviation
              + ", "
              + centreDeviation
              + " px, "
              + distortionDeviation);
    }
  }

  /** The same camera with a lens that does not distort. */
  public CameraPrior undistorted() {
    return new CameraPrior(focal, focalDeviation, centreX, centreY, centreDeviation, NO_DISTORTION);
  }

  /** The same camera of which another focal length is known, with its relative deviation. */
  public CameraPrior withFocal(double pixels, double deviation) {
    return new CameraPrior(
        pixels, deviation, centreX, centreY, centreDeviation, distortionDeviation);
  }
}
