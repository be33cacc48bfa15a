package org.calque.testdata;

import java.time.LocalDateTime;

/**
 * The published case that the project starts from, rendered: a fingertip at three visits (doi
 * 10.1016/j.jdcr.2019.08.011 gives the sizes; outlines, pose and light are invented). Stateless.
 */
final class FoundingCase {
  private static final double FINGER_RADIUS_MM = 8;

  /** One patient: the same finger, with the same ridges, at each visit. */
  private static final long PATIENT = 11;

  private FoundingCase() {}

  /** A 3 x 3 mm ulcer with a little stony white extrusion and scaling. */
  static Scene week0() {
    Outline opening = Outline.blob(3.0, 0.22, 0.6, 20260112).rotated(20);
    LesionSpec lesion =
        LesionSpec.ulcer(opening)
            .softened(0.07)
            .withBed(new Bed(0.30, 0.15, 0.1, 0.6, 0.35))
            .withMargin(new Margin(2.2, 0.75, 0.14, 0.75, 0.45))
            .with(stone(1.25, 0.25, -0.2, 51))
            .with(stone(0.6, -0.62, 0.42, 52))
            .with(stone(0.42, 0.25, 0.85, 53));
    return visit(lesion, LocalDateTime.of(2026, 1, 12, 9, 41))
        .camera(pose(44, 9.5, 2.0).atDistance(170).tilted(8, 70).rolled(-6))
        .reference(ReferenceSpec.aruco(0, 10, 17.5, 1.5).turned(4))
        .light(new Light(-125, 48, 0.5, 0.10, 0, 0, 1))
        .sensor(new Sensor(1.0, 0, 0, -0.1, 0.15, 0.12, 0.009, 0.001))
        .build();
  }

  /** Smaller, with less extrusion. */
  static Scene month2() {
    Outline opening = Outline.blob(2.0, 0.28, 0.6, 20260309).scaled(1, 0.9).rotated(-15);
    LesionSpec lesion =
        LesionSpec.ulcer(opening)
            .softened(0.07)
            .withBed(new Bed(0.45, 0.05, 0.15, 0.45, 0.2))
            .withMargin(new Margin(1.8, 0.5, 0.10, 0.55, 0.35))
            .with(stone(0.62, 0.1, 0.05, 61));
    return visit(lesion, LocalDateTime.of(2026, 3, 9, 14, 5))
        .camera(pose(38, 8.0, 3.0).atDistance(210).tilted(13, 200).rolled(9))
        .reference(ReferenceSpec.aruco(0, 10, 18.6, -2).turned(-8))
        .light(new Light(-50, 55, 0.45, -0.08, 0, 0, 1))
        .sensor(new Sensor(0.9, 0, 0, 0.05, -0.15, 0.15, 0.011, 0.001))
        .build();
  }

  /** No ulcer: a pitted scar of 1 x 1 mm. */
  static Scene month3() {
    LesionSpec lesion =
        LesionSpec.ulcer(Outline.blob(1.02, 0.15, 0.3, 20260413))
            .withKind(LesionSpec.Kind.RESIDUAL_SCAR)
            .softened(0.06)
            .withMargin(new Margin(1.2, 0.15, 0.03, 0.15, 0));
    return visit(lesion, LocalDateTime.of(2026, 4, 13, 10, 22))
        .camera(pose(47, 8.5, 1.5).atDistance(150).tilted(6, -40).rolled(3))
        .reference(ReferenceSpec.aruco(0, 10, 17.2, 0).turned(11))
        .light(new Light(-95, 42, 0.5, 0.05, 0, 0, 1))
        .sensor(new Sensor(1.1, 0, 0, 0, 0.05, 0.10, 0.008, 0.001))
        .build();
  }

  private static Chalk stone(double diameterMm, double xMm, double yMm, long seed) {
    return new Chalk(Outline.blob(diameterMm, 0.45, 1, seed).movedBy(xMm, yMm), 0.15, 0.2);
  }

  private static Camera pose(double pxPerMm, double aimX, double aimY) {
    return Camera.overhead(3000, 2000, pxPerMm).aimedAt(aimX, aimY);
  }

  private static Scene.Builder visit(LesionSpec lesion, LocalDateTime time) {
    return Scene.builder()
        .seed(PATIENT)
        .lesion(lesion)
        .surface(Surface.finger(FINGER_RADIUS_MM, 7))
        .skin(new Skin(2, 0.9, 0.25, 0, 0.9, 0.35))
        .background(Scene.Background.DRAPE)
        .encoding(Encoding.standard().atQuality(88).takenAt(time));
  }
}
