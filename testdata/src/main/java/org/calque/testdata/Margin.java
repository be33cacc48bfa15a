package org.calque.testdata;

/**
 * What surrounds a lesion, outside its edge: never part of its area.
 *
 * @param haloMm width of the erythema
 * @param halo strength of the erythema, 0 to 1
 * @param rimMm height of the raised rim
 * @param scaling share of the surrounding skin that scales, 0 to 1
 * @param maceration pale swollen border, 0 to 1
 */
public record Margin(double haloMm, double halo, double rimMm, double scaling, double maceration) {
  public Margin {
    Bed.requireShare("halo", halo);
    Bed.requireShare("scaling", scaling);
    Bed.requireShare("maceration", maceration);
    if (!(haloMm >= 0 && haloMm <= 30) || !(rimMm >= 0 && rimMm <= 2)) {
      throw new IllegalArgumentException(
          "halo in [0, 30] mm and rim in [0, 2] mm, got " + haloMm + ", " + rimMm);
    }
  }

  /** A faint halo and a low rim. */
  public static Margin mild() {
    return new Margin(2, 0.4, 0.12, 0.1, 0.2);
  }

  /** Nothing: the skin goes unchanged up to the edge. */
  public static Margin none() {
    return new Margin(0, 0, 0, 0, 0);
  }
}
