package org.calque.segment;

/**
 * How well an outline's place is known, along its normal, in pixels of the photograph.
 *
 * @param common standard uncertainty of what moves the whole outline in or out together
 * @param region standard uncertainty of which border is the lesion's, where more than one could be
 * @param random standard deviation of one independent stretch of the outline
 * @param stretches number of independent stretches, 1 or more
 * @param weakShare share of the outline, 0 to 1, without enough contrast for an edge of its own
 */
public record BoundarySpread(
    double common, double region, double random, double stretches, double weakShare) {
  public BoundarySpread {
    if (!(common >= 0)
        || !(region >= 0)
        || !(random >= 0)
        || !(stretches >= 1)
        || !(weakShare >= 0)) {
      throw new IllegalArgumentException(
          "a boundary spread is not negative and has a stretch, got "
              + common
              + " px, "
              + region
              + " px, "
              + random
              + " px, "
              + stretches
              + ", "
              + weakShare);
    }
  }
}
