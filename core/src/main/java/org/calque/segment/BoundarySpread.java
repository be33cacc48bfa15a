package org.calque.segment;

/**
 * How well an outline's place is known, along its normal, in pixels of the photograph.
 *
 * @param common standard uncertainty of what moves the whole outline in or out together
 * @param region standard uncertainty of which border is found, where more than one could be
 * @param reading standard uncertainty of what this lesion's look hides of its border, found alike
 *     in every photograph of it
 * @param random standard deviation of one independent stretch of the outline
 * @param stretches number of independent stretches, 1 or more
 * @param weakShare share of the outline, 0 to 1, without enough contrast for an edge of its own
 */
public record BoundarySpread(
    double common,
    double region,
    double reading,
    double random,
    double stretches,
    double weakShare) {
  public BoundarySpread {
    if (!(common >= 0)
        || !(region >= 0)
        || !(reading >= 0)
        || !(random >= 0)
        || !(stretches >= 1)
        || !(weakShare >= 0)) {
      throw new IllegalArgumentException(
          "a boundary spread is not negative and has a stretch, got "
              + common
              + " px, "
              + region
              + " px, "
              + reading
              + " px, "
              + random
              + " px, "
              + stretches
              + ", "
              + weakShare);
    }
  }
}
