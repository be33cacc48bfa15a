package org.calque.internal.fit;

/**
 * What is known of a camera before a plane is fitted; deviations are standard ones.
 *
 * @param focal focal length in pixels
 * @param focalDeviation relative deviation of the focal length, positive
 * @param centreX principal point in pixels
 * @param centreY principal point in pixels
 * @param centreDeviation deviation of the principal point along x and along y, in pixels
 */
public record CameraPrior(
    double focal, double focalDeviation, double centreX, double centreY, double centreDeviation) {
  public CameraPrior {
    if (!(focal > 0) || !(focalDeviation > 0) || !(centreDeviation > 0)) {
      throw new IllegalArgumentException(
          "a camera has positive focal length and deviations, got "
              + focal
              + " px, "
              + focalDeviation
              + ", "
              + centreDeviation
              + " px");
    }
  }
}
