package org.calque.calibrate;

/**
 * A colour as CIE L*a*b* (1976, D65, 2 degrees) of linear sRGB light.
 *
 * @param l lightness
 * @param a from green to red
 * @param b from blue to yellow
 */
record CieColour(double l, double a, double b) {
  private static final double KNEE = 216.0 / 24389;
  private static final double SLOPE = 24389.0 / 27;
  private static final double WHITE_X = 0.95047;
  private static final double WHITE_Z = 1.08883;
  private static final double POWER_7_OF_25 = 6103515625.0;
  private static final double TURN = 360;

  /** From linear red, green and blue, 0 to 1; what is negative counts as 0. */
  static CieColour of(double[] rgb) {
    double r = Math.max(0, rgb[0]);
    double g = Math.max(0, rgb[1]);
    double b = Math.max(0, rgb[2]);
    double fx = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
    double fy = root(luminance(new double[] {r, g, b}));
    double fz = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE_Z);
    return new CieColour(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));
  }

  /** Y of linear red, green and blue. */
  static double luminance(double[] rgb) {
    return 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
  }

  private static double root(double t) {
    return t > KNEE ? StrictMath.cbrt(t) : (SLOPE * t + 16) / 116;
  }

  /** The difference CIEDE2000 (ISO/CIE 11664-6, all weights 1). */
  double differenceTo(CieColour other) {
    double meanChroma = (StrictMath.hypot(a, b) + StrictMath.hypot(other.a, other.b)) / 2;
    double grey = 1 + (1 - saturation(meanChroma)) / 2;
    double c1 = StrictMath.hypot(grey * a, b);
    double c2 = StrictMath.hypot(grey * other.a, other.b);
    double h1 = hue(grey * a, b);
    double h2 = hue(grey * other.a, other.b);
    double turn = c1 * c2 == 0 ? 0 : shortest(h2 - h1);
    double hueStep = 2 * Math.sqrt(c1 * c2) * sine(turn / 2);
    double meanHue = c1 * c2 == 0 ? h1 + h2 : middle(h1, h2);
    double lightness = (other.l - l) / lightnessWeight((l + other.l) / 2);
    double c = (c1 + c2) / 2;
    double chroma = (c2 - c1) / (1 + 0.045 * c);
    double hue = hueStep / (1 + 0.015 * c * hueWeight(meanHue));
    double z = (meanHue - 275) / 25;
    double rotation = -2 * saturation(c) * sine(60 * StrictMath.exp(-z * z));
    return Math.sqrt(lightness * lightness + chroma * chroma + hue * hue + rotation * chroma * hue);
  }

  private static double saturation(double chroma) {
    double seventh = StrictMath.pow(chroma, 7);
    return Math.sqrt(seventh / (seventh + POWER_7_OF_25));
  }

  private static double lightnessWeight(double meanL) {
    double square = (meanL - 50) * (meanL - 50);
    return 1 + 0.015 * square / Math.sqrt(20 + square);
  }

  private static double hueWeight(double h) {
    return 1
        - 0.17 * cosine(h - 30)
        + 0.24 * cosine(2 * h)
        + 0.32 * cosine(3 * h + 6)
        - 0.20 * cosine(4 * h - 63);
  }

  /** Degrees, 0 to 360; 0 for a grey. */
  private static double hue(double a, double b) {
    if (a == 0 && b == 0) {
      return 0;
    }
    double degrees = StrictMath.toDegrees(StrictMath.atan2(b, a));
    return degrees < 0 ? degrees + TURN : degrees;
  }

  private static double shortest(double turn) {
    return turn > TURN / 2 ? turn - TURN : turn < -TURN / 2 ? turn + TURN : turn;
  }

  private static double middle(double h1, double h2) {
    if (Math.abs(h1 - h2) <= TURN / 2) {
      return (h1 + h2) / 2;
    }
    return h1 + h2 < TURN ? (h1 + h2 + TURN) / 2 : (h1 + h2 - TURN) / 2;
  }

  private static double sine(double degrees) {
    return StrictMath.sin(StrictMath.toRadians(degrees));
  }

  private static double cosine(double degrees) {
    return StrictMath.cos(StrictMath.toRadians(degrees));
  }
}
