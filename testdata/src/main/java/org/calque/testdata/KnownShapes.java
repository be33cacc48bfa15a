package org.calque.testdata;

/**
 * Scenes for tests: one shape of known area beside a marker of 10 mm, framed closely. Stateless.
 */
public final class KnownShapes {
  private static final double MARKER_MM = 10;
  private static final double MARGIN_MM = 3;

  private KnownShapes() {}

  /** A disc-shaped ulcer on light skin. */
  public static Scene disc(double diameterMm) {
    return framed(LesionSpec.disc(diameterMm), 20);
  }

  /** A square ulcer; its softened corners are in the truth. */
  public static Scene square(double sideMm) {
    return framed(LesionSpec.square(sideMm), 20);
  }

  /** An irregular ulcer. */
  public static Scene blob(double equivalentDiameterMm, long seed) {
    return framed(LesionSpec.blob(equivalentDiameterMm, seed), 20).toBuilder().seed(seed).build();
  }

  /** A disc with a disc of white chalk in its middle. */
  public static Scene chalkInDisc(double diameterMm, double chalkDiameterMm) {
    Chalk chalk = Chalk.white(Outline.disc(chalkDiameterMm));
    return framed(LesionSpec.disc(diameterMm).with(chalk), 20);
  }

  /** A disc without texture, shading, blur or noise: geometry alone. */
  public static Scene bare(double diameterMm, double pxPerMm) {
    LesionSpec lesion =
        LesionSpec.disc(diameterMm).withMargin(Margin.none()).withBed(new Bed(0, 0, 0, 0, 0));
    return framed(lesion, pxPerMm).toBuilder()
        .skin(Skin.flat(2))
        .light(Light.even())
        .sensor(Sensor.ideal())
        .build();
  }

  /** Any lesion at the origin with a marker to its right, seen from above at this scale. */
  public static Scene framed(LesionSpec lesion, double pxPerMm) {
    double radius = lesion.outline().enclosingDiameterMm() / 2;
    for (Chalk piece : lesion.chalk()) {
      radius = Math.max(radius, piece.outline().enclosingDiameterMm() / 2);
    }
    double markerX = radius + MARGIN_MM + 2 * MARKER_MM / 3;
    double left = -radius - MARGIN_MM;
    double right = markerX + 2 * MARKER_MM / 3 + MARGIN_MM;
    double half = Math.max(radius, 2 * MARKER_MM / 3) + MARGIN_MM;
    Camera camera =
        Camera.overhead(
                (int) Math.ceil((right - left) * pxPerMm),
                (int) Math.ceil(2 * half * pxPerMm),
                pxPerMm)
            .aimedAt((left + right) / 2, 0);
    return Scene.builder()
        .lesion(lesion)
        .camera(camera)
        .reference(ReferenceSpec.aruco(0, MARKER_MM, markerX, 0))
        .build();
  }
}
