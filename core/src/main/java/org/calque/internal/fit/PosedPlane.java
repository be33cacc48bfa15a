package org.calque.internal.fit;

/**
 * A plane before a camera.
 *
 * @param imageToPlane 9 numbers, row-major: from the image without distortion to the plane, whose
 *     origin is the point asked for and whose x axis runs as the image's there
 * @param spread how well they are known
 * @param quality how well they fit what was seen
 * @param camera the camera
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the fit and never compared
public record PosedPlane(
    double[] imageToPlane, PlaneSpread spread, FitQuality quality, FittedCamera camera) {
  private static final int CORNERS = 4;

  public PosedPlane {
    imageToPlane = imageToPlane.clone();
  }

  /**
   * The same plane, known as well as a fit to the same image by which more is known of the camera:
   * with that one's spread, and with what parts the two as one deviation more. That is told by
   * where both have four places of the image, each with its lens; so it is for the tilt.
   *
   * @param x the point of the image whose place on the plane is the origin, in pixels
   * @param y its ordinate
   * @param reach how far from it the places are, in pixels
   */
  public PosedPlane knownAs(PosedPlane other, double x, double y, double reach) {
    double[] straight = new double[2 * CORNERS];
    double[] there = new double[2 * CORNERS];
    for (int i = 0; i < CORNERS; i++) {
      double seenX = x + (i < 2 ? -reach : reach);
      double seenY = y + (i % 2 == 0 ? -reach : reach);
      System.arraycopy(camera.straight(seenX, seenY), 0, straight, 2 * i, 2);
      System.arraycopy(other.toPlane(seenX, seenY), 0, there, 2 * i, 2);
    }
    double[] carrying = Matrix3.carrying(straight, there);
    double[] centre = camera.straight(x, y);
    double w = carrying[6] * centre[0] + carrying[7] * centre[1] + carrying[8];
    double[] apart = new double[imageToPlane.length];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = carrying[i] / w - imageToPlane[i];
    }
    PlaneSpread known = other.spread.forFocal(camera.focal() / other.camera.focal());
    return new PosedPlane(
        imageToPlane, known.and(apart), quality, camera.tiltKnownAs(other.camera));
  }

  private double[] toPlane(double x, double y) {
    double[] straight = camera.straight(x, y);
    return Matrix3.apply(imageToPlane, straight[0], straight[1]);
  }
}
