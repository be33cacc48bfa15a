package org.calque.testdata;

/** What is seen beside a finger or ball: a cloth, paper or table under it. Confined to a thread. */
final class BackgroundShader {
  private final Illumination illumination;
  private final ReferenceArt card;
  private final double cardShiftMm;
  private final double[] eye;
  private final double depth;
  private final double[] colour;
  private final boolean woven;
  private final double radius;
  private final double axisFrom;
  private final double axisTo;
  private final Hit hit = new Hit();
  private final Material material = new Material();

  BackgroundShader(Scene scene, View view, Illumination illumination) {
    this.illumination = illumination;
    this.card = new ReferenceArt(scene.reference());
    this.eye = view.centre();
    boolean ball = scene.surface() instanceof Surface.Sphere;
    if (scene.surface() instanceof Surface.Cylinder c) {
      this.radius = c.radiusMm();
      this.axisFrom = -c.tipMm();
    } else {
      this.radius = scene.surface() instanceof Surface.Sphere s ? s.radiusMm() : 0;
      this.axisFrom = 0;
    }
    this.axisTo = ball ? 0 : Double.POSITIVE_INFINITY;
    this.depth = 2 * radius;
    this.cardShiftMm = depth - scene.reference().depthMm();
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

  void add(double[] ray, double weight, double[] rgb) {
    double t = (depth - eye[2]) / ray[2];
    double x = eye[0] + t * ray[0];
    double y = eye[1] + t * ray[1];
    hit.point(x, y, depth);
    double folds = Texture.CLOUDS.height(x / 110, y / 80);
    double fibre = Texture.CLOUDS.height(x / 6, y / 6);
    double weave = woven ? 0.03 * Numeric.sineOfTurns(x / 0.5) * Numeric.sineOfTurns(y / 0.5) : 0;
    double k = (1 + 0.06 * folds + 0.04 * fibre + weave) * shadows(x, y);
    material.colour(colour[0] * k, colour[1] * k, colour[2] * k);
    illumination.add(material, hit, ray, weight, rgb);
  }

  /** Soft shadows that the body and the reference's card cast. */
  private double shadows(double x, double y) {
    double slope = illumination.shadowSlope();
    double bx = x + radius * slope * illumination.towardsX();
    double by = y + radius * slope * illumination.towardsY();
    double dy = by < axisFrom ? axisFrom - by : Math.max(0, by - axisTo);
    double body = Math.sqrt(bx * bx + dy * dy) - radius;
    double open = 1 - 0.5 * Numeric.smoothStep(0.6 * radius, -0.5 * radius, body);
    double near = Math.sqrt(x * x + dy * dy) - 0.7 * radius;
    open *= 1 - 0.3 * Numeric.smoothStep(0.5 * radius, -0.2 * radius, near);
    if (card.drawn() && card.onPaper()) {
      double px = x + cardShiftMm * slope * illumination.towardsX();
      double py = y + cardShiftMm * slope * illumination.towardsY();
      double outside =
          Math.max(
              Math.abs(card.localX(px, py)) - card.halfWidth,
              Math.abs(card.localY(px, py)) - card.halfHeight);
      double soft = 0.15 * cardShiftMm + 0.2;
      open *= 1 - 0.45 * Numeric.smoothStep(soft, -soft, outside);
    }
    return open;
  }
}
