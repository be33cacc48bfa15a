package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.calque.internal.fit.EllipseFit;
import org.calque.photo.Photograph;

/** Discs whose rim is so clear and whose face so even that no wound can be mistaken for one. */
final class CertainDiscs {
  private static final double LARGEST_STRAY_PX = 0.15;
  private static final double LARGEST_STRAY = 0.006;
  private static final double LEAST_SEEN = 0.98;
  private static final double LEAST_KEPT = 0.93;
  private static final double LEAST_STEP = 0.15;
  private static final double LARGEST_UNEVENNESS = 0.12;
  private static final double FLATTEST = 0.7;

  private CertainDiscs() {}

  /** The largest first; of discs within each other the one with the clearest rim. */
  static List<DiscRim> in(Photograph photograph) {
    List<DiscRim> certain = new ArrayList<>();
    for (EllipseFit coarse : DiscSearch.search(photograph)) {
      DiscRim.refine(photograph, coarse)
          .filter(CertainDiscs::isCertain)
          .ifPresent(disc -> add(disc, certain));
    }
    certain.sort(
        Comparator.comparingDouble((DiscRim d) -> -d.ellipse().major())
            .thenComparing(d -> d.ellipse().x()));
    return List.copyOf(certain);
  }

  private static boolean isCertain(DiscRim disc) {
    EllipseFit e = disc.ellipse();
    return e.minor() >= FLATTEST * e.major()
        && disc.sigma() <= Math.max(LARGEST_STRAY_PX, LARGEST_STRAY * e.minor())
        && disc.seen() >= LEAST_SEEN
        && e.kept() >= LEAST_KEPT
        && disc.step() >= LEAST_STEP
        && disc.unevenness() <= LARGEST_UNEVENNESS;
  }

  private static void add(DiscRim disc, List<DiscRim> certain) {
    for (DiscRim other : certain) {
      double apart =
          Math.hypot(
              disc.ellipse().x() - other.ellipse().x(), disc.ellipse().y() - other.ellipse().y());
      if (apart < Math.max(disc.ellipse().minor(), other.ellipse().minor())) {
        if (disc.sigma() < other.sigma()) {
          certain.remove(other);
          certain.add(disc);
        }
        return;
      }
    }
    certain.add(disc);
  }
}
