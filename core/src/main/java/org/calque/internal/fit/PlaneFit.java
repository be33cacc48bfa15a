package org.calque.internal.fit;

/**
 * A fitted plane.
 *
 * @param imageToPlane 9 numbers, row-major
 * @param covariance of those nine, 81 numbers, row-major
 * @param residual root mean square distance in the image between found and fitted points
 * @param degreesOfFreedom observations less parameters
 */
public record PlaneFit(
    double[] imageToPlane, double[] covariance, double residual, int degreesOfFreedom) {
  public PlaneFit {
    imageToPlane = imageToPlane.clone();
    covariance = covariance.clone();
  }
}
