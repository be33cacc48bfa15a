package org.calque.testdata;

/**
 * What an ulcer's floor looks like; all shares in [0, 1], the rest is granulation.
 *
 * @param slough yellow to cream fibrin
 * @param blood dark fresh blood
 * @param crust brown dried crust, from the edge inwards
 * @param wetness strength of the glare of a moist surface
 * @param depthMm how far the floor lies below the edge; shading only
 */
public record Bed(double slough, double blood, double crust, double wetness, double depthMm) {
  public Bed {
    requireShare("slough", slough);
    requireShare("blood", blood);
    requireShare("crust", crust);
    requireShare("wetness", wetness);
    if (!(depthMm >= 0 && depthMm <= 5)) {
      throw new IllegalArgumentException("depth in [0, 5] mm, got " + depthMm);
    }
  }

  /** Red granulation with a little slough, moist. */
  public static Bed granulating() {
    return new Bed(0.2, 0.1, 0, 0.5, 0.4);
  }

  static void requireShare(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be in [0, 1], got " + value);
    }
  }
}
