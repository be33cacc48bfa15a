package org.calque.internal.fit;

/**
 * How well a plane fits what was seen.
 *
 * @param residual root mean square distance in the image between found and fitted points
 * @param degreesOfFreedom observations less a homography's and the places' parameters, 0 or more
 * @param misfit sum of the squared differences over their deviations, what was known included
 * @param inflation what that sum is a degree of freedom, where it is more than one; else 1
 */
public record FitQuality(double residual, int degreesOfFreedom, double misfit, double inflation) {
  /** As many residuals as stated count beside those that were seen, when they judge themselves. */
  private static final double AS_STATED = 20;

  /**
   * Minus twice the logarithm of the likelihood, up to a constant, the deviations being at least as
   * large as stated and as large as the residuals say, as far as there are residuals enough.
   */
  public double unlikeliness() {
    double seen = misfit / inflation;
    double variance = Math.max(1, (misfit + AS_STATED) / (seen + AS_STATED));
    return misfit / variance + seen * StrictMath.log(variance);
  }
}
