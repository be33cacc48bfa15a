package org.calque.segment;

import org.calque.internal.raster.LinearImage;

/**
 * Moves a closed line onto the edge: along each normal to where the two sides contribute equally in
 * linear light. The strongest step near the line is found for the whole line at once, then the
 * half-way point between the two plateaus beside it, at sub-pixel precision. Where the contrast is
 * too weak for an edge of its own, the line follows its neighbours.
 */
final class EdgeRefiner {
  private static final double POINT_SPACING_PX = 1.25;
  private static final int FEWEST_POINTS = 48;
  private static final int MOST_POINTS = 720;
  private static final int PASSES = 3;

  /** How far a region's line may lie from the edge, in radii of the region. */
  private static final double SEARCH_RADII = 0.22;

  private static final double LATER_SEARCH_RADII = 0.08;
  private static final double LEAST_SEARCH_PX = 3;
  private static final double MOST_SEARCH_PX = 40;
  private static final double FIRST_SIGMA_PX = 1.5;
  private static final double LINE_SMOOTHING = 0.01;
  private static final double TANGENT_SMOOTHING = 0.006;

  private final LinearImage image;

  /**
   * A refined line.
   *
   * @param loop x0, y0, x1, y1, ... in pixels of the photograph
   * @param spread how well its place is known
   * @param separation how clearly it parts lesion from skin; for comparison with another line
   * @param edgeSigmaPx standard deviation of the Gaussian whose step the edge resembles
   */
  record Refined(double[] loop, BoundarySpread spread, double edgeSigmaPx, double separation) {}

  EdgeRefiner(LinearImage image) {
    this.image = image;
  }

  Refined refine(double[] coarse) {
    double length = Loops.length(coarse);
    double radius = Math.sqrt(Math.abs(Loops.signedArea(coarse)) / Math.PI);
    int n =
        (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, Math.round(length / POINT_SPACING_PX)));
    double[] loop = softened(Loops.resampled(coarse, n), LINE_SMOOTHING * n);
    double search = bounded(SEARCH_RADII * radius);
    Profiles profiles = profiles(loop, search, FIRST_SIGMA_PX, radius);
    Profiles.Edge edge = profiles.edge(true);
    loop = bridged(profiles.moved(loop, edge.trusted().smooth()), n);
    for (int pass = 1; pass < PASSES; pass++) {
      profiles = profiles(loop, bounded(LATER_SEARCH_RADII * radius), edge.sigma(), radius);
      edge = profiles.edge(false);
      loop = Loops.resampled(profiles.moved(loop, edge.trusted().smooth()), n);
    }
    return new Refined(loop, spread(edge, length, radius), edge.sigma(), edge.separation());
  }

  /** Narrow bays are patches of the lesion's floor that look like skin: the line passes them. */
  private static double[] bridged(double[] loop, int n) {
    return Loops.resampled(Loops.largest(Loops.bridged(Loops.outline(loop))).orElse(loop), n);
  }

  private Profiles profiles(double[] loop, double search, double sigma, double radius) {
    double smoothing = TANGENT_SMOOTHING * loop.length / 2;
    return new Profiles(image, loop, search, plateau(sigma, radius), smoothing);
  }

  private static double bounded(double search) {
    return Math.max(LEAST_SEARCH_PX, Math.min(MOST_SEARCH_PX, search));
  }

  /** How far each plateau reaches beyond the edge's own width. */
  private static double plateau(double sigma, double radius) {
    return Math.max(2, Math.min(3 * sigma + 6, 0.45 * radius));
  }

  private static double[] softened(double[] loop, double sigma) {
    int n = loop.length / 2;
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int i = 0; i < n; i++) {
      xs[i] = loop[2 * i];
      ys[i] = loop[2 * i + 1];
    }
    xs = Loops.smoothed(xs, sigma);
    ys = Loops.smoothed(ys, sigma);
    double[] out = new double[2 * n];
    for (int i = 0; i < n; i++) {
      out[2 * i] = xs[i];
      out[2 * i + 1] = ys[i];
    }
    return out;
  }

  private static BoundarySpread spread(Profiles.Edge edge, double length, double radius) {
    TrustedOffsets trusted = edge.trusted();
    double random = trusted.scatter() + 0.1;
    double weak = 1 - trusted.keptShare();
    double stretch = Math.max(2, 2 * edge.sigma() + length * TrustedOffsets.SMOOTHING);
    double stretches = Math.max(4, length / stretch);
    double curvature = edge.sigma() * edge.sigma() / (2 * radius);
    double common =
        Math.sqrt(
            square(0.05)
                + square(0.06 * edge.sigma())
                + square(0.5 * curvature)
                + square(edge.plateauDoubt()));
    double region = weak * Math.max(1, 0.05 * radius);
    return new BoundarySpread(common, region, 0, random, stretches, Math.max(0, weak));
  }

  private static double square(double v) {
    return v * v;
  }
}
