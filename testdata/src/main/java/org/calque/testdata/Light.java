package org.calque.testdata;

/**
 * The light on the scene, white before the camera's balance.
 *
 * @param azimuthDeg direction it comes from, clockwise from x in the plane
 * @param elevationDeg height above the plane
 * @param ambient share that comes from everywhere, 0 to 1
 * @param gradient relative change of the light over 50 mm along the azimuth
 * @param shadow depth of a cast shadow, 0 none, 1 ambient light only
 * @param shadowOffsetMm distance of the shadow's edge from the origin, along the azimuth
 * @param shadowBlurMm width of its penumbra
 */
public record Light(
    double azimuthDeg,
    double elevationDeg,
    double ambient,
    double gradient,
    double shadow,
    double shadowOffsetMm,
    double shadowBlurMm) {
  public Light {
    Bed.requireShare("ambient", ambient);
    Bed.requireShare("shadow", shadow);
    if (!(elevationDeg >= 5 && elevationDeg <= 90)) {
      throw new IllegalArgumentException("elevation in [5, 90] degrees, got " + elevationDeg);
    }
  }

  /** Room light from the upper left. */
  public static Light room() {
    return new Light(-130, 50, 0.45, 0.06, 0, 0, 1);
  }

  /** Perfectly even light, for tests of geometry. */
  public static Light even() {
    return new Light(0, 90, 1, 0, 0, 0, 1);
  }
}
