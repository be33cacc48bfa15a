package org.calque.testdata;

/**
 * What a file says of its camera.
 *
 * @param make EXIF Make
 * @param model EXIF Model
 * @param focalLengthMm EXIF FocalLength
 * @param focalLength35Mm EXIF FocalLengthIn35mmFilm; 0 for unknown
 */
public record CameraTags(String make, String model, double focalLengthMm, int focalLength35Mm) {
  /** With the focal length of a camera whose frame is not cut out of a larger one. */
  public CameraTags throughLensOf(Camera camera) {
    double focalPx = camera.pxPerMm() * camera.distanceMm();
    double diagonalPx = Math.hypot(camera.widthPx(), camera.heightPx());
    return withFocalLength35(
        (int) Math.round(focalPx * Camera.FULL_FRAME_DIAGONAL_MM / diagonalPx));
  }

  /** Without the focal length that tells the angle of view. */
  public CameraTags withoutAngleOfView() {
    return withFocalLength35(0);
  }

  private CameraTags withFocalLength35(int millimetres) {
    return new CameraTags(make, model, focalLengthMm, millimetres);
  }
}
