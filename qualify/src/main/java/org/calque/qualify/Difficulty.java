package org.calque.qualify;

import java.util.stream.Stream;
import org.calque.testdata.Bed;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Margin;
import org.calque.testdata.Scene;
import org.calque.testdata.Surface;

/** How much in a scene makes its edge hard to find, by counting what does. */
public enum Difficulty {
  /** At most three hard properties. */
  PLAIN("plain"),
  /** Four or five. */
  ORDINARY("ordinary"),
  /** Six or more. */
  HARD("hard");

  private static final int FEW = 3;
  private static final int SEVERAL = 5;

  private final String label;

  Difficulty(String label) {
    this.label = label;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }

  static Difficulty of(Scene scene) {
    LesionSpec lesion = scene.lesions().get(0);
    long hard =
        Stream.of(floor(lesion.bed()), surroundings(lesion.margin()), edge(lesion), capture(scene))
            .mapToLong(Long::longValue)
            .sum();
    return hard <= FEW ? PLAIN : hard <= SEVERAL ? ORDINARY : HARD;
  }

  private static long floor(Bed bed) {
    return count(bed.slough() > 0.6, bed.blood() > 0.3, bed.crust() > 0.3, bed.wetness() > 0.7);
  }

  private static long surroundings(Margin margin) {
    return count(margin.halo() > 0.6, margin.scaling() > 0.4, margin.maceration() > 0.4);
  }

  private static long edge(LesionSpec lesion) {
    return count(lesion.softnessMm() > 0.12, !lesion.chalk().isEmpty());
  }

  private static long capture(Scene scene) {
    return count(
        !(scene.surface() instanceof Surface.Plane),
        scene.light().shadow() > 0,
        scene.sensor().motionBlurPx() > 0,
        scene.sensor().focusBlurPx() > 1.2,
        scene.camera().tiltDeg() > 15,
        scene.skin().hairs() > 0);
  }

  private static long count(boolean... properties) {
    long count = 0;
    for (boolean property : properties) {
      count += property ? 1 : 0;
    }
    return count;
  }
}
