package org.calque.testdata;

/**
 * The skin around the lesion.
 *
 * @param tone 1 (very light) to 6 (very dark), after Fitzpatrick's types
 * @param texture strength of furrows, pores and mottling; 0 is a flat colour, 1 ordinary
 * @param creases share of the deep creases drawn, 0 to 1
 * @param hairs hairs per square centimetre
 * @param ridges strength of the friction ridges of fingers and soles, 0 to 1
 * @param oiliness strength of the skin's own gloss, 0 to 1
 */
public record Skin(
    int tone, double texture, double creases, double hairs, double ridges, double oiliness) {
  public Skin {
    if (tone < 1 || tone > 6) {
      throw new IllegalArgumentException("tone in 1..6, got " + tone);
    }
    if (!(texture >= 0 && texture <= 2) || !(hairs >= 0 && hairs <= 100)) {
      throw new IllegalArgumentException(
          "texture in [0, 2] and hairs in [0, 100] per cm2, got " + texture + ", " + hairs);
    }
    Bed.requireShare("creases", creases);
    Bed.requireShare("ridges", ridges);
    Bed.requireShare("oiliness", oiliness);
  }

  /** Ordinary skin of a limb in this tone. */
  public static Skin ofTone(int tone) {
    return new Skin(tone, 1, 0.3, 3, 0, 0.3);
  }

  /** A single flat colour, for tests of geometry. */
  public static Skin flat(int tone) {
    return new Skin(tone, 0, 0, 0, 0, 0);
  }
}
