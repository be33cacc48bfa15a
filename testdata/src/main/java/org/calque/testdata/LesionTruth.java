package org.calque.testdata;

import java.util.List;
import java.util.Optional;

/**
 * The truth of one lesion.
 *
 * @param id L1, L2 ... in the scene's order
 * @param regions those that are there; a region that softening left nowhere above one half is not
 * @param pxPerMm square root of the local area scale of the plane mapping at the lesion
 */
public record LesionTruth(String id, List<RegionTruth> regions, double pxPerMm) {
  public LesionTruth {
    regions = List.copyOf(regions);
  }

  /** The region of this kind. */
  public Optional<RegionTruth> region(String kind) {
    return regions.stream().filter(r -> r.kind().equals(kind)).findFirst();
  }
}
