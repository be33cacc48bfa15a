package org.calque.segment;

import org.calque.internal.raster.LinearImage;

/**
 * Finds the edge in a narrow band about a border that is nearly right. In the band the step is
 * taken that leads to skin and lies near the border, for the whole line at once; then, on the light
 * next to the step only, the place where both sides contribute equally. Where the contrast is too
 * weak the line follows its neighbours, and the border where they are weak too.
 */
final class EdgeBand {
  private static final double POINT_SPACING_PX = 1.25;
  private static final int FEWEST_POINTS = 48;
  private static final int MOST_POINTS = 720;
  private static final int PASSES = 4;
  private static final double SEARCH_PLATEAU_PX = 6;
  private static final double TANGENT_SMOOTHING = 0.006;

  private final LinearImage image;

  /**
   * The edge that was found.
   *
   * @param loop x0, y0, x1, y1, ... in pixels of the photograph
   * @param softness standard deviation in pixels of the Gaussian whose step it resembles
   * @param contrast typical difference of its sides in linear light, over their brightness
   * @param spread how well its place is known
   */
  record Found(double[] loop, double softness, double contrast, BoundarySpread spread) {
    /** Contrast a pixel. */
    double steepness() {
      return contrast / softness;
    }
  }

  EdgeBand(LinearImage image) {
    this.image = image;
  }

  /**
   * The edge near a border.
   *
   * @param border the border, its higher side to be on the inside
   * @param reach how far the edge may lie from it, in pixels
   */
  Found edge(double[] border, double reach) {
    double length = Loops.length(border);
    double radius = Math.sqrt(Math.abs(Loops.signedArea(border)) / Math.PI);
    double spaced = Math.round(length / POINT_SPACING_PX);
    int n = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, spaced));
    double[] loop = Loops.resampled(border, n);
    BandSteps steps = steps(loop, BandSteps.Sides.searching(SEARCH_PLATEAU_PX, radius), reach);
    BandSteps.Edge edge = steps.strongest(reach);
    loop = Loops.resampled(steps.moved(loop, edge.trusted().smooth()), n);
    for (int pass = 1; pass < PASSES; pass++) {
      steps = steps(loop, BandSteps.Sides.about(edge.sigma(), radius, reach), 0);
      edge = steps.nearest();
      loop = Loops.resampled(steps.moved(loop, edge.trusted().smooth()), n);
    }
    return new Found(loop, edge.sigma(), edge.contrast(), spread(edge, length, radius));
  }

  private BandSteps steps(double[] loop, BandSteps.Sides sides, double reach) {
    double smoothing = TANGENT_SMOOTHING * loop.length / 2;
    return new BandSteps(new LightRows(image, loop, reach + sides.extent(), smoothing), sides);
  }

  private static BoundarySpread spread(BandSteps.Edge edge, double length, double radius) {
    TrustedOffsets trusted = edge.trusted();
    double random = trusted.scatter() + 0.1;
    double weak = Math.max(0, 1 - trusted.keptShare());
    double stretches = Math.max(4, length / Math.max(2, 2 * edge.sigma()));
    double curvature = edge.sigma() * edge.sigma() / (2 * radius);
    double common = Math.hypot(0.05, Math.hypot(0.06 * edge.sigma(), 0.5 * curvature));
    return new BoundarySpread(common, weak, 0, random, stretches, weak);
  }
}
