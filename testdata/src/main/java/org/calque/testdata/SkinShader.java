package org.calque.testdata;

import java.util.List;

/** The look of skin, with what lesions do to it around them. Immutable. */
final class SkinShader {
  /** Linear reflectances of six tones, after published spectra integrated over sRGB. */
  private static final double[][] TONES = {
    {0.66, 0.44, 0.35},
    {0.60, 0.365, 0.265},
    {0.50, 0.285, 0.185},
    {0.375, 0.195, 0.115},
    {0.225, 0.108, 0.062},
    {0.110, 0.055, 0.035}
  };

  private final Skin skin;
  private final double[] tone;
  private final List<LesionField> lesions;
  private final double shiftU;
  private final double shiftV;
  private final double fine;
  private final double smooth;
  private final double jointAt;

  SkinShader(Scene scene, List<LesionField> lesions) {
    this.skin = scene.skin();
    this.tone = TONES[skin.tone() - 1];
    this.lesions = lesions;
    long seed = Hash.derive(scene.seed(), "skin");
    this.shiftU = Hash.unit(seed, 0);
    this.shiftV = Hash.unit(seed, 1);
    this.fine = skin.texture() * Numeric.smoothStep(3, 10, scene.camera().pxPerMm());
    this.smooth = fine * (1 - 0.75 * skin.ridges());
    this.jointAt =
        scene.surface() instanceof Surface.Cylinder c && c.tipMm() < 1e6
            ? 2.1 * c.radiusMm() - c.tipMm()
            : Double.POSITIVE_INFINITY;
  }

  /** Linear reflectance of a tone in one channel. */
  static double reflectance(int tone, int channel) {
    return TONES[tone - 1][channel];
  }

  void shade(double u, double v, Material m, double[] scratch) {
    m.flat();
    m.colour(tone[0], tone[1], tone[2]);
    m.gloss = 0.10 * skin.oiliness();
    m.sharpness = 3;
    double melanin = 0;
    double blood = 0;
    if (skin.texture() > 0) {
      melanin = mottle(u, v, 29, 0.045);
      blood = mottle(v, -u, 19, 0.085);
      furrows(u, v, m, scratch);
    }
    if (skin.creases() > 0) {
      creases(u, v, m, scratch);
    }
    if (Math.abs(v - jointAt) < 6) {
      joint(u, v, m);
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
    double relief = 0.013 * smooth;
    m.slopeU += relief * s[1] / period;
    m.slopeV += relief * 0.8 * s[2] / period;
    m.darken(1 + 0.035 * smooth * s[0]);
    Texture.CLOUDS.read(u / 6.3 + shiftV, v / 6.3 + shiftU, s);
    m.slopeU += 0.013 * smooth * s[1] / 6.3;
    m.slopeV += 0.013 * smooth * s[2] / 6.3;
    double pore = Texture.BUMPS.height(u / 37 + shiftV, v / 37 + shiftV);
    m.darken(1 - 0.22 * fine * (1 - skin.ridges()) * Numeric.smoothStep(1.45, 1.7, pore));
  }

  private void creases(double u, double v, Material m, double[] s) {
    double wander = 0.012 * Texture.CLOUDS.height(u / 40 + shiftV, v / 40 + shiftU);
    Texture.WAVES.read(u / 80 + shiftU, v / 26 + shiftV + wander, s);
    double width = 0.05;
    double h = s[0] / width;
    double fade = Numeric.clamp(1.2 * wander / 0.012 + 0.3, 0, 1);
    double groove = skin.creases() * fade * Numeric.exp(-h * h);
    m.slopeU += 0.06 * groove * 2 * h / width * s[1] / 80;
    m.slopeV += 0.06 * groove * 2 * h / width * s[2] / 26;
    m.darken(1 - 0.22 * groove);
  }

  /** The flexion creases of a finger's last joint: two main lines and a faint one. */
  private void joint(double u, double v, Material m) {
    double wave = 0.35 * Texture.WAVES.height(u / 31 + shiftU, v / 60 + shiftV);
    for (int i = 0; i < 3; i++) {
      double h = (v - jointAt - wave - 1.5 * (i - 0.7) - 0.02 * u * u * (i - 0.5)) / 0.3;
      double groove = (i == 2 ? 0.4 : 0.9) * Numeric.exp(-h * h);
      m.slopeV += 0.7 * h * groove;
      m.darken(1 - 0.28 * groove);
    }
  }

  /** Friction ridges: concentric loops 0.48 mm apart, warped. */
  private void ridges(double u, double v, Material m) {
    double warp = 0.9 * Texture.WAVES.height(u / 34 + shiftU, v / 34 + shiftV);
    double y = v + 3 + 6 * (shiftV - 0.5);
    double x = 1.25 * (u + 3 * (shiftU - 0.5));
    double loop = Math.sqrt(x * x + (y > 0 ? 0.55 * y * y : y * y) + 0.3) + warp;
    double phase = loop / 0.48;
    double wave = Numeric.sineOfTurns(phase);
    double slope = skin.ridges() * 0.20 * Numeric.sineOfTurns(phase + 0.25) * fine;
    double n = Math.sqrt(x * x + y * y + 0.3);
    m.slopeU += slope * x / n;
    m.slopeV += slope * y / n;
    m.darken(1 + 0.05 * skin.ridges() * wave * fine);
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

  /** Dry flakes: irregular pale plates with lifted borders, denser towards the edge. */
  private void scales(Margin margin, double outside, double u, double v, Material m, double[] s) {
    double fall = Numeric.exp(-outside * outside / 6);
    double patch = Texture.CLOUDS.height(u / 19 + shiftV, v / 19 - shiftU);
    double level = 3 - 3.6 * margin.scaling() * fall - 0.5 * patch * fall;
    Texture.CLOUDS.read(u / 8 + shiftU, v / 8 + shiftV, s);
    double flake = Numeric.smoothStep(level, level + 0.5, s[0]);
    double border = 4 * flake * (1 - flake);
    m.blend(0.62 * tone[0] + 0.28, 0.62 * tone[1] + 0.26, 0.62 * tone[2] + 0.22, 0.8 * flake);
    m.slopeU = (1 - 0.6 * flake) * m.slopeU + 0.10 * border * s[1] / 8;
    m.slopeV = (1 - 0.6 * flake) * m.slopeV + 0.10 * border * s[2] / 8;
  }
}
