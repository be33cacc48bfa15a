package org.calque.testdata;

import java.util.List;

/** The look of skin, with what lesions do to it around them. Immutable. */
final class SkinShader {
  /** Linear reflectances of six tones, after published spectra integrated over sRGB. */
  private static final double[][] TONES = {
    {0.62, 0.43, 0.34},
    {0.55, 0.36, 0.27},
    {0.46, 0.285, 0.20},
    {0.35, 0.20, 0.13},
    {0.215, 0.115, 0.072},
    {0.105, 0.056, 0.037}
  };

  private final Skin skin;
  private final double[] tone;
  private final List<LesionField> lesions;
  private final double shiftU;
  private final double shiftV;
  private final double fine;

  SkinShader(Scene scene, List<LesionField> lesions) {
    this.skin = scene.skin();
    this.tone = TONES[skin.tone() - 1];
    this.lesions = lesions;
    long seed = Hash.derive(scene.seed(), "skin");
    this.shiftU = Hash.unit(seed, 0);
    this.shiftV = Hash.unit(seed, 1);
    this.fine = skin.texture() * Numeric.smoothStep(3, 10, scene.camera().pxPerMm());
  }

  void shade(double u, double v, Material m, double[] scratch) {
    m.flat();
    m.colour(tone[0], tone[1], tone[2]);
    m.gloss = 0.10 * skin.oiliness();
    m.sharpness = 3;
    double melanin = 0;
    double blood = 0;
    if (skin.texture() > 0) {
      melanin = mottle(u, v, 31, 0.10) + mottle(u, v, 7.3, 0.035);
      blood = mottle(v, u, 23, 0.14) + mottle(v, -u, 5.1, 0.06);
      furrows(u, v, m, scratch);
    }
    if (skin.creases() > 0) {
      creases(u, v, m, scratch);
    }
    if (skin.ridges() > 0) {
      ridges(u, v, m);
    }
    for (LesionField lesion : lesions) {
      if (lesion.near(u, v)) {
        blood += around(lesion, u, v, m, scratch);
      }
    }
    m.absorb(melanin, blood);
  }

  private double mottle(double u, double v, double periodMm, double amount) {
    return skin.texture()
        * amount
        * Texture.CLOUDS.height(u / periodMm + shiftU, v / periodMm + shiftV);
  }

  private void furrows(double u, double v, Material m, double[] s) {
    double warp = 0.02 * Texture.CLOUDS.height(u / 9 + shiftV, v / 9 + shiftU);
    double period = 17;
    Texture.FURROWS.read(u / period + shiftU + warp, 0.8 * v / period + shiftV - warp, s);
    double relief = 0.011 * fine;
    m.slopeU += relief * s[1] / period;
    m.slopeV += relief * 0.8 * s[2] / period;
    m.darken(1 + 0.035 * fine * s[0]);
    Texture.CLOUDS.read(u / 5 + shiftV, v / 5 + shiftU, s);
    m.slopeU += 0.02 * fine * s[1] / 5;
    m.slopeV += 0.02 * fine * s[2] / 5;
    double pore = Texture.BUMPS.height(u / 37 + shiftV, v / 37 + shiftV);
    m.darken(1 - 0.22 * fine * (1 - skin.ridges()) * Numeric.smoothStep(1.45, 1.7, pore));
  }

  private void creases(double u, double v, Material m, double[] s) {
    Texture.CLOUDS.read(u / 90 + shiftU, v / 24 + shiftV, s);
    double h = s[0] / 0.035;
    double groove = skin.creases() * Numeric.exp(-h * h);
    m.slopeU += 0.10 * groove * 2 * h / 0.035 * s[1] / 90;
    m.slopeV += 0.10 * groove * 2 * h / 0.035 * s[2] / 24;
    m.darken(1 - 0.25 * groove);
  }

  /** Friction ridges: concentric loops 0.48 mm apart, warped. */
  private void ridges(double u, double v, Material m) {
    double warp = 1.1 * Texture.CLOUDS.height(u / 40 + shiftU, v / 40 + shiftV);
    double y = v + 3 + 6 * (shiftV - 0.5);
    double x = 1.25 * (u + 3 * (shiftU - 0.5));
    double loop = Math.sqrt(x * x + (y > 0 ? 0.55 * y * y : y * y) + 0.3) + warp;
    double phase = loop / 0.48;
    double wave = Numeric.sineOfTurns(phase);
    double slope = skin.ridges() * 0.22 * Numeric.sineOfTurns(phase + 0.25) * fine;
    double n = Math.sqrt(x * x + y * y + 0.3);
    m.slopeU += slope * x / n;
    m.slopeV += slope * y / n;
    m.darken(1 + 0.06 * skin.ridges() * wave * fine);
  }

  /** Rim, scaling and maceration of one lesion; returns the erythema as additional blood. */
  private double around(LesionField lesion, double u, double v, Material m, double[] s) {
    Margin margin = lesion.spec.margin();
    double d = lesion.distance(u, v);
    double clouds = Texture.CLOUDS.height(u / 6 + shiftV, v / 6 + shiftU);
    if (margin.rimMm() > 0 && d < 3) {
      rim(lesion, u, v, d, m);
    }
    double outside = Math.max(0, d);
    if (margin.maceration() > 0) {
      double pale =
          margin.maceration() * Numeric.exp(-outside * outside / 0.5) * (0.7 + 0.2 * clouds);
      m.blend(0.55 * tone[0] + 0.34, 0.55 * tone[1] + 0.27, 0.55 * tone[2] + 0.18, 0.6 * pale);
    }
    if (margin.scaling() > 0) {
      scales(margin, outside, u, v, m, s);
    }
    if (margin.halo() <= 0) {
      return 0;
    }
    double q = outside / Math.max(0.1, margin.haloMm());
    return margin.halo() * 1.1 * Numeric.exp(-q * q) * Math.max(0, 1 + 0.25 * clouds);
  }

  private static void rim(LesionField lesion, double u, double v, double d, Material m) {
    double width = Math.min(0.8, 0.2 + 0.2 * lesion.radiusMm);
    double e = 0.05;
    double q = (d - 0.6 * width) / width;
    double slope = -2 * q / width * lesion.spec.margin().rimMm() * Numeric.exp(-q * q);
    m.slopeU += slope * (lesion.distance(u + e, v) - lesion.distance(u - e, v)) / (2 * e);
    m.slopeV += slope * (lesion.distance(u, v + e) - lesion.distance(u, v - e)) / (2 * e);
  }

  private void scales(Margin margin, double outside, double u, double v, Material m, double[] s) {
    double fall = Numeric.exp(-outside * outside / 4.5);
    double patch = Texture.CLOUDS.height(u / 11 + shiftV, v / 11 - shiftU);
    Texture.FURROWS.read(u / 26 + shiftV, v / 30 + shiftU, s);
    double edge = 0.9 - 2.2 * margin.scaling() * fall;
    double flake = Numeric.smoothStep(edge, edge + 0.35, patch + 0.35 * s[0]);
    m.blend(0.60 * tone[0] + 0.30, 0.60 * tone[1] + 0.28, 0.60 * tone[2] + 0.24, 0.6 * flake);
    m.slopeU += 0.035 * flake * s[1] / 26;
    m.slopeV += 0.035 * flake * s[2] / 30;
  }
}
