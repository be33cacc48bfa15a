package org.calque.segment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;

/**
 * A lesion's regions in the photograph.
 *
 * @param prompt where it was looked for
 * @param place where it is, or would be, in pixels
 * @param regions at most one a tissue; none when no lesion is visible at the prompt
 * @param glare what of the lesion glare hides; empty for none
 * @param detectionLimitPx diameter in pixels of the smallest lesion that would have been seen; only
 *     where no region is
 */
public record Segmentation(
    Prompt prompt,
    ImagePoint place,
    List<SegmentedRegion> regions,
    ImageOutline glare,
    OptionalDouble detectionLimitPx) {
  public Segmentation {
    regions = List.copyOf(regions);
    if (regions.isEmpty() != detectionLimitPx.isPresent()) {
      throw new IllegalArgumentException(
          "a detection limit goes with an invisible lesion, got "
              + regions.size()
              + " regions and "
              + detectionLimitPx);
    }
  }

  public Optional<SegmentedRegion> region(Tissue tissue) {
    return regions.stream().filter(r -> r.tissue() == tissue).findFirst();
  }
}
