package org.calque.qualify;

import java.util.List;
import java.util.SplittableRandom;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.segment.Prompt;

/** The ways a lesion is pointed at. */
public enum PromptKind {
  /** A box around the lesion, each side off by up to 8 % of the box. */
  BOX("box"),
  /** A point inside the lesion, within half its radius of the middle. */
  POINT("point"),
  /** Nothing: the lesion is searched for. */
  AUTOMATIC("automatic");

  private static final double JITTER = 0.08;
  private static final int TRIES = 200;

  private final String label;

  PromptKind(String label) {
    this.label = label;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }

  /** A prompt of this kind for a lesion of this outline. */
  Prompt at(ImageOutline lesion, long seed) {
    SplittableRandom random = new SplittableRandom(seed + ordinal());
    return switch (this) {
      case BOX -> new Prompt.Box(jittered(lesion.bounds(), random));
      case POINT -> new Prompt.At(inside(lesion, random));
      case AUTOMATIC -> new Prompt.Automatic();
    };
  }

  private static ImageBox jittered(ImageBox box, SplittableRandom random) {
    double w = JITTER * box.width();
    double h = JITTER * box.height();
    return new ImageBox(
        box.x0() + w * signed(random),
        box.y0() + h * signed(random),
        box.x1() + w * signed(random),
        box.y1() + h * signed(random));
  }

  private static ImagePoint inside(ImageOutline lesion, SplittableRandom random) {
    ImageBox box = lesion.bounds();
    ImagePoint middle = box.centre();
    for (int i = 0; i < TRIES; i++) {
      ImagePoint point =
          new ImagePoint(
              middle.x() + box.width() / 4 * signed(random),
              middle.y() + box.height() / 4 * signed(random));
      if (lesion.contains(point)) {
        return point;
      }
    }
    List<ImagePoint> ring = lesion.polygons().get(0).outer();
    return ring.get(random.nextInt(ring.size()));
  }

  private static double signed(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }
}
