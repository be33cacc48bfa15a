package org.calque.qualify;

import org.calque.testdata.Camera;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SizeClass;

/**
 * A rendered scene of a qualification; the class and the number give the scene.
 *
 * @param size the class it was drawn from; softening and chalk can carry the truth out of it
 * @param seed its number
 * @param whole whether it is a whole photograph of 12 megapixels rather than a crop
 * @param tone skin tone, 1 very light to 6 very dark
 * @param difficulty how much makes it hard
 */
public record TrialScene(
    SizeClass size, long seed, boolean whole, int tone, Difficulty difficulty) {
  private static final int WHOLE_WIDTH = 4032;
  private static final int WHOLE_HEIGHT = 3024;

  static TrialScene of(SizeClass size, long seed, boolean whole) {
    Scene scene = SceneCatalogue.random(seed, size);
    return new TrialScene(size, seed, whole, scene.skin().tone(), Difficulty.of(scene));
  }

  Scene scene() {
    Scene crop = SceneCatalogue.random(seed, size);
    return whole ? whole(crop) : crop;
  }

  /** The same scene in a telephone's whole frame, from where its own lens gives that scale. */
  private static Scene whole(Scene crop) {
    Camera camera = crop.camera();
    double diagonal = Math.hypot(WHOLE_WIDTH, WHOLE_HEIGHT);
    double focalPx =
        crop.encoding().tags().focalLength35Mm() * diagonal / Camera.FULL_FRAME_DIAGONAL_MM;
    return crop.toBuilder()
        .camera(camera.framed(WHOLE_WIDTH, WHOLE_HEIGHT).atDistance(focalPx / camera.pxPerMm()))
        .build();
  }
}
