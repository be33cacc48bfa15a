package org.calque.testdata;

/** What is seen beside a finger or ball: a cloth, paper or table under it. Confined to a thread. */
final class BackgroundShader {
  private final Illumination illumination;
  private final double[] eye;
  private final double depth;
  private final double[] colour;
  private final boolean woven;
  private final double radius;
  private final Hit hit = new Hit();
  private final Material material = new Material();

  BackgroundShader(Scene scene, View view, Illumination illumination) {
    this.illumination = illumination;
    this.eye = view.centre();
    this.radius = radius(scene.surface());
    this.depth = 2 * radius;
    this.woven = scene.background() == Scene.Background.DRAPE;
    this.colour =
        switch (scene.background()) {
          case DRAPE -> new double[] {0.045, 0.16, 0.19};
          case PAPER -> new double[] {0.68, 0.70, 0.71};
          case TABLE -> new double[] {0.075, 0.068, 0.062};
        };
    material.flat();
    hit.frame(0, 0, -1, 1, 0, 0);
  }

  private static double radius(Surface surface) {
    if (surface instanceof Surface.Cylinder c) {
      return c.radiusMm();
    }
    return surface instanceof Surface.Sphere s ? s.radiusMm() : 0;
  }

  void add(double[] ray, double weight, double[] rgb) {
    double t = (depth - eye[2]) / ray[2];
    double x = eye[0] + t * ray[0];
    double y = eye[1] + t * ray[1];
    hit.point(x, y, depth);
    double folds = Texture.CLOUDS.height(x / 70, y / 45);
    double fibre = Texture.CLOUDS.height(x / 9, y / 9);
    double weave = woven ? 0.06 * Numeric.sineOfTurns(x / 0.9) * Numeric.sineOfTurns(y / 0.9) : 0;
    double contact = 1 - 0.55 * Numeric.exp(-square(Math.max(0, Math.abs(x) - radius) / 5));
    double k = (1 + 0.10 * folds + 0.03 * fibre + weave) * contact;
    material.colour(colour[0] * k, colour[1] * k, colour[2] * k);
    illumination.add(material, hit, ray, weight, rgb);
  }

  private static double square(double x) {
    return x * x;
  }
}
