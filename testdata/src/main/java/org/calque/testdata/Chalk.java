package org.calque.testdata;

/**
 * Calcified extrusion: hard matt material in or over the opening.
 *
 * @param outline before softening, relative to the lesion's centre
 * @param tone 0 bright white, 0.5 ivory, 1 yellow-brown
 * @param reliefMm height of its grains and clods; shading only, no parallax
 */
public record Chalk(Outline outline, double tone, double reliefMm) {
  public Chalk {
    if (!(tone >= 0 && tone <= 1) || !(reliefMm >= 0 && reliefMm <= 2)) {
      throw new IllegalArgumentException(
          "tone in [0, 1] and relief in [0, 2] mm, got " + tone + ", " + reliefMm);
    }
  }

  /** White stony chalk of this outline. */
  public static Chalk white(Outline outline) {
    return new Chalk(outline, 0.1, 0.15);
  }
}
