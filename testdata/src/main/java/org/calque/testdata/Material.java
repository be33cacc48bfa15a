package org.calque.testdata;

/** Colour, relief and gloss of one material at one point. Scratch, confined to one thread. */
final class Material {
  /** Linear reflectances. */
  double red;

  double green;
  double blue;

  /** Slope of the relief along u and v; positive heights towards the camera. */
  double slopeU;

  double slopeV;

  /** Strength of the mirror reflection and how often its cosine is squared. */
  double gloss;

  int sharpness;

  void colour(double r, double g, double b) {
    red = r;
    green = g;
    blue = b;
  }

  void flat() {
    slopeU = 0;
    slopeV = 0;
    gloss = 0;
    sharpness = 3;
  }

  void blend(double r, double g, double b, double t) {
    red += t * (r - red);
    green += t * (g - green);
    blue += t * (b - blue);
  }

  void darken(double factor) {
    red *= factor;
    green *= factor;
    blue *= factor;
  }

  /** More pigment and more blood, after the absorption of melanin and haemoglobin. */
  void absorb(double melanin, double blood) {
    red *= Numeric.exp(-0.55 * melanin - 0.10 * blood);
    green *= Numeric.exp(-0.85 * melanin - 0.75 * blood);
    blue *= Numeric.exp(-1.15 * melanin - 0.62 * blood);
  }
}
