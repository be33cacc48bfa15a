package org.calque.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import org.calque.geometry.ImageBox;
import org.calque.segment.Prompt;
import org.calque.testdata.RegionTruth;

/** Boxes as a hurried reader draws them. */
final class BoxPrompts {
  private static final double JITTER = 0.08;

  private BoxPrompts() {}

  /** The region's box, each side moved by up to 8 % of its length. */
  static Prompt jittered(RegionTruth truth, SplittableRandom random) {
    List<Double> b = truth.box();
    double w = JITTER * (b.get(2) - b.get(0));
    double h = JITTER * (b.get(3) - b.get(1));
    return new Prompt.Box(
        new ImageBox(
            b.get(0) + w * (2 * random.nextDouble() - 1),
            b.get(1) + h * (2 * random.nextDouble() - 1),
            b.get(2) + w * (2 * random.nextDouble() - 1),
            b.get(3) + h * (2 * random.nextDouble() - 1)));
  }
}
