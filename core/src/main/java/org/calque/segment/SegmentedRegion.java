package org.calque.segment;

import org.calque.geometry.ImageOutline;

/**
 * A region of one tissue.
 *
 * @param tissue what it is
 * @param outline its outline in pixels, not empty
 * @param edgeRule where its edge is said to be
 * @param spread how well the outline's place is known
 */
public record SegmentedRegion(
    Tissue tissue, ImageOutline outline, EdgeRule edgeRule, BoundarySpread spread) {
  public SegmentedRegion {
    if (outline.isEmpty()) {
      throw new IllegalArgumentException("a region has an outline, got none for " + tissue);
    }
  }
}
