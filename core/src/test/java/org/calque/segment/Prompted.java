package org.calque.segment;

import java.util.List;
import java.util.Random;
import org.calque.calibrate.RenderedScene;
import org.calque.geometry.ImageBox;
import org.calque.testdata.RegionTruth;

/** Prompts as a person sets them on a rendered scene's first lesion. */
public final class Prompted {
  private Prompted() {}

  public static RegionTruth ulcer(RenderedScene scene) {
    return scene.truth().lesion("L1").region("ulcer").orElseThrow();
  }

  /** The true box, each side off by up to a share of the box's size. */
  public static ImageBox box(RenderedScene scene, double jitter, long seed) {
    return box(ulcer(scene), jitter, seed);
  }

  /** The same of any region. */
  public static ImageBox box(RegionTruth region, double jitter, long seed) {
    List<Double> b = region.box();
    Random random = new Random(seed);
    double w = jitter * (b.get(2) - b.get(0));
    double h = jitter * (b.get(3) - b.get(1));
    return new ImageBox(
        b.get(0) + w * (2 * random.nextDouble() - 1),
        b.get(1) + h * (2 * random.nextDouble() - 1),
        b.get(2) + w * (2 * random.nextDouble() - 1),
        b.get(3) + h * (2 * random.nextDouble() - 1));
  }
}
