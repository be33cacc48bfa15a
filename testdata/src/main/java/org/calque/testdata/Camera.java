package org.calque.testdata;

/**
 * A pinhole camera with radial distortion that looks at a point of the plane z = 0.
 *
 * <p>Pixels: the centre of the top-left pixel is (0, 0); the aim appears at the centre of the
 * picture. Immutable.
 *
 * @param widthPx width of the upright photograph
 * @param heightPx height of the upright photograph
 * @param pxPerMm scale at the aim when the tilt is 0
 * @param distanceMm from the centre of projection to the aim
 * @param tiltDeg angle between the optical axis and the normal of the plane
 * @param tiltDirectionDeg direction, clockwise from x in the picture, in which the plane recedes
 * @param rollDeg clockwise turn of the picture's content
 * @param aimXMm world x of the aim
 * @param aimYMm world y of the aim
 * @param distortion k1 of r' = r (1 + k1 r&#178;), r in units of the focal length
 */
public record Camera(
    int widthPx,
    int heightPx,
    double pxPerMm,
    double distanceMm,
    double tiltDeg,
    double tiltDirectionDeg,
    double rollDeg,
    double aimXMm,
    double aimYMm,
    double distortion) {
  /** Diagonal of the 36 x 24 mm frame that equivalent focal lengths refer to. */
  public static final double FULL_FRAME_DIAGONAL_MM = 43.2666;

  /** Pixels per millimetre are more than this. */
  static final double COARSEST_PX_PER_MM = 0.5;

  public Camera {
    if (widthPx < 8 || heightPx < 8 || (long) widthPx * heightPx > 120_000_000L) {
      throw new IllegalArgumentException("size out of range: " + widthPx + " x " + heightPx);
    }
    if (!(pxPerMm > COARSEST_PX_PER_MM && pxPerMm <= 400) || !(distanceMm >= 20)) {
      throw new IllegalArgumentException(
          "pxPerMm in (0.5, 400] and distance >= 20 mm, got " + pxPerMm + ", " + distanceMm);
    }
    if (!(tiltDeg >= 0 && tiltDeg <= 70)) {
      throw new IllegalArgumentException("tilt in [0, 70] degrees, got " + tiltDeg);
    }
  }

  /** Straight from above at 250 mm, the origin in the middle. */
  public static Camera overhead(int widthPx, int heightPx, double pxPerMm) {
    return new Camera(widthPx, heightPx, pxPerMm, 250, 0, 0, 0, 0, 0, 0);
  }

  /** Aimed at another point of the plane. */
  public Camera aimedAt(double xMm, double yMm) {
    return new Camera(
        widthPx,
        heightPx,
        pxPerMm,
        distanceMm,
        tiltDeg,
        tiltDirectionDeg,
        rollDeg,
        xMm,
        yMm,
        distortion);
  }

  /** Tilted so that the plane recedes in the given direction. */
  public Camera tilted(double degrees, double directionDeg) {
    return new Camera(
        widthPx,
        heightPx,
        pxPerMm,
        distanceMm,
        degrees,
        directionDeg,
        rollDeg,
        aimXMm,
        aimYMm,
        distortion);
  }

  /** Rolled about the optical axis. */
  public Camera rolled(double degrees) {
    return new Camera(
        widthPx,
        heightPx,
        pxPerMm,
        distanceMm,
        tiltDeg,
        tiltDirectionDeg,
        degrees,
        aimXMm,
        aimYMm,
        distortion);
  }

  /** With a larger or smaller frame about the same aim, the scale unchanged. */
  public Camera framed(int newWidthPx, int newHeightPx) {
    return new Camera(
        newWidthPx,
        newHeightPx,
        pxPerMm,
        distanceMm,
        tiltDeg,
        tiltDirectionDeg,
        rollDeg,
        aimXMm,
        aimYMm,
        distortion);
  }

  /** At another distance, the scale at the aim unchanged. */
  public Camera atDistance(double mm) {
    return new Camera(
        widthPx,
        heightPx,
        pxPerMm,
        mm,
        tiltDeg,
        tiltDirectionDeg,
        rollDeg,
        aimXMm,
        aimYMm,
        distortion);
  }

  /** With the radial coefficient k1. */
  public Camera distorted(double k1) {
    return new Camera(
        widthPx,
        heightPx,
        pxPerMm,
        distanceMm,
        tiltDeg,
        tiltDirectionDeg,
        rollDeg,
        aimXMm,
        aimYMm,
        k1);
  }
}
