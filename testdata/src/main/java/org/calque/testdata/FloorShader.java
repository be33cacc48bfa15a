package org.calque.testdata;

/** The look of what lies inside a lesion's edge: floor, scar, nodule and chalk. Immutable. */
final class FloorShader {
  private final double shiftU;
  private final double shiftV;
  private final double tone0;
  private final double tone1;
  private final double tone2;

  FloorShader(Scene scene) {
    long seed = Hash.derive(scene.seed(), "floor");
    shiftU = Hash.unit(seed, 0);
    shiftV = Hash.unit(seed, 1);
    double k = 1 - 0.13 * (scene.skin().tone() - 1);
    tone0 = k;
    tone1 = k;
    tone2 = k;
  }

  void floor(LesionField lesion, double u, double v, Material skin, Material m, double[] s) {
    switch (lesion.spec.kind()) {
      case RESIDUAL_SCAR -> scar(lesion, u, v, skin, m);
      case NODULE -> nodule(lesion, u, v, skin, m);
      default -> bed(lesion, u, v, m, s);
    }
  }

  private void bed(LesionField lesion, double u, double v, Material m, double[] s) {
    Bed bed = lesion.spec.bed();
    m.flat();
    double d = lesion.distance(u, v);
    double size = Math.min(1, lesion.radiusMm / 2);
    double coarse = Texture.CLOUDS.height(u / (7 * size + 3) + shiftU, v / (7 * size + 3) + shiftV);
    double fine = Texture.CLOUDS.height(u / 2.7 + shiftV, v / 2.7 + shiftU);
    Texture.BUMPS.read(u / 11 + shiftU, v / 11 + shiftV, s);
    m.slopeU = 0.025 * s[1] / 11;
    m.slopeV = 0.025 * s[2] / 11;
    double lobes = s[0];
    Texture.CLOUDS.read(u / 3.3 + shiftU, v / 3.3 + shiftV, s);
    m.slopeU += 0.034 * s[1] / 3.3;
    m.slopeV += 0.034 * s[2] / 3.3;
    m.colour(0.33, 0.045, 0.042);
    m.blend(0.52, 0.15, 0.13, Numeric.clamp(0.4 + 0.12 * lobes + 0.16 * s[0] + 0.2 * coarse, 0, 1));
    m.darken(Math.max(0.3, 1 + 0.06 * fine + 0.04 * lobes));
    patches(bed, coarse, fine, lobes, d, m);
    wall(lesion, u, v, d, bed, m);
    m.gloss = 1.3 * bed.wetness();
    m.sharpness = 6;
  }

  private static void patches(
      Bed bed, double coarse, double fine, double lobes, double d, Material m) {
    double slough = threshold(bed.slough(), coarse + 0.3 * fine + 0.2 * lobes);
    m.blend(0.60, 0.47, 0.22, 0.85 * slough * Numeric.clamp(0.85 + 0.1 * lobes, 0, 1));
    double blood = threshold(0.8 * bed.blood(), 0.7 * fine - 0.7 * coarse);
    m.blend(0.16, 0.012, 0.012, 0.85 * blood);
    if (bed.crust() > 0) {
      double crust = threshold(bed.crust(), 0.6 * fine + 0.5 * coarse + 1.2 + 1.6 * d);
      m.blend(0.15, 0.055, 0.028, 0.9 * crust);
      m.blend(0.36, 0.17, 0.07, 0.4 * crust * Numeric.clamp(0.5 + 0.5 * lobes, 0, 1));
    }
  }

  /** 1 over about the given share of a field of variance one. */
  private static double threshold(double share, double field) {
    if (share <= 0) {
      return 0;
    }
    double level = 1.7 - 3.4 * share;
    return Numeric.smoothStep(level - 0.6, level + 0.9, field);
  }

  private static void wall(LesionField lesion, double u, double v, double d, Bed bed, Material m) {
    double width = Math.min(0.7, 0.35 * lesion.radiusMm);
    double q = Numeric.clamp(-d / width, 0, 1);
    double slope = bed.depthMm() * 6 * q * (1 - q) / width * 0.6;
    double e = 0.04;
    m.slopeU += slope * (lesion.distance(u + e, v) - lesion.distance(u - e, v)) / (2 * e);
    m.slopeV += slope * (lesion.distance(u, v + e) - lesion.distance(u, v - e)) / (2 * e);
    m.darken(1 - 0.35 * Math.min(1, bed.depthMm()) * (1 - q));
  }

  private void scar(LesionField lesion, double u, double v, Material skin, Material m) {
    m.flat();
    double d = lesion.distance(u, v);
    double clouds = Texture.CLOUDS.height(u / 5 + shiftU, v / 5 + shiftV);
    m.colour(skin.red, skin.green, skin.blue);
    m.blend(0.5 + 0.2 * tone0, 0.30 + 0.18 * tone1, 0.26 + 0.16 * tone2, 0.45);
    m.darken(0.86 + 0.04 * clouds);
    double e = 0.2 * lesion.radiusMm;
    double slope = 0.5 * Numeric.smoothStep(0, -0.5 * lesion.radiusMm, d);
    m.slopeU = slope * (lesion.distance(u + e, v) - lesion.distance(u - e, v)) / (2 * e);
    m.slopeV = slope * (lesion.distance(u, v + e) - lesion.distance(u, v - e)) / (2 * e);
    m.gloss = 0.12;
    m.sharpness = 4;
  }

  private void nodule(LesionField lesion, double u, double v, Material skin, Material m) {
    double d = lesion.distance(u, v);
    m.slopeU = 0.5 * skin.slopeU;
    m.slopeV = 0.5 * skin.slopeV;
    m.colour(skin.red, skin.green, skin.blue);
    double shine = Texture.CLOUDS.height(u / 6 + shiftU, v / 6 + shiftV);
    m.blend(0.78 * tone0, 0.66 * tone1, 0.46 * tone2, Numeric.clamp(0.5 + 0.12 * shine, 0, 1));
    double e = 0.35 * lesion.radiusMm;
    double slope = -0.8 * Numeric.smoothStep(-lesion.radiusMm, 0, d);
    m.slopeU += slope * (lesion.distance(u + e, v) - lesion.distance(u - e, v)) / (2 * e);
    m.slopeV += slope * (lesion.distance(u, v + e) - lesion.distance(u, v - e)) / (2 * e);
    m.gloss = 0.08;
    m.sharpness = 4;
  }

  void chalk(LesionField lesion, double u, double v, Material m, double[] s) {
    m.flat();
    double relief = lesion.chalkReliefMm;
    double grain = Texture.CLOUDS.height(u / 3.1 + shiftV, v / 3.1 + shiftU);
    Texture.BUMPS.read(u / 15 + shiftV, v / 15 + shiftU, s);
    double clod = s[0];
    m.slopeU = 0.22 * relief * s[1] / 15;
    m.slopeV = 0.22 * relief * s[2] / 15;
    Texture.CLOUDS.read(u / 3.7 + shiftU, v / 3.7 + shiftV, s);
    m.slopeU += 0.30 * relief * s[1] / 3.7;
    m.slopeV += 0.30 * relief * s[2] / 3.7;
    double tone = Numeric.clamp(lesion.chalkTone + 0.06 * grain, 0, 1);
    m.colour(0.86, 0.83, 0.76);
    m.blend(0.79, 0.69, 0.49, Math.min(1, 2 * tone));
    m.blend(0.52, 0.36, 0.17, Math.max(0, 2 * tone - 1));
    m.darken(Numeric.clamp(0.93 + 0.03 * grain + 0.02 * clod + 0.03 * s[0], 0.5, 1.08));
    double d = lesion.chalkDistance(u, v);
    double e = 0.04;
    double slope = -1.6 * relief / 0.35 * Numeric.clamp(1 + d / 0.35, 0, 1);
    m.slopeU += slope * (lesion.chalkDistance(u + e, v) - lesion.chalkDistance(u - e, v)) / (2 * e);
    m.slopeV += slope * (lesion.chalkDistance(u, v + e) - lesion.chalkDistance(u, v - e)) / (2 * e);
  }
}
