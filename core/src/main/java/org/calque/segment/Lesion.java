package org.calque.segment;

import java.util.List;
import org.calque.evidence.Finding;
import org.calque.geometry.ImageOutline;

/**
 * A lesion as found in one box.
 *
 * @param regions its regions; the ulcer first
 * @param glare what of it glare hides
 * @param contrast difference of its colours from the skin's, in units of L*a*b*
 * @param leastContrast what the difference must exceed to be seen
 * @param onSkin whether what surrounds it has the colour of skin
 * @param clarity how clearly its edge parts it from skin, for comparison with others
 * @param findings what was found on the way
 */
record Lesion(
    List<SegmentedRegion> regions,
    ImageOutline glare,
    double contrast,
    double leastContrast,
    boolean onSkin,
    double clarity,
    List<Finding> findings) {

  boolean visible() {
    return contrast > leastContrast;
  }

  ImageOutline ulcer() {
    return regions.get(0).outline();
  }
}
