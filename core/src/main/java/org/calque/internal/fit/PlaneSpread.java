package org.calque.internal.fit;

/**
 * How well the nine numbers from the image to a plane are known.
 *
 * @param covariance of the nine, 81 numbers, row-major, were the distortion known
 * @param twin what they change by, one standard deviation, towards one of two poses that the image
 *     does not tell apart, part of the covariance; zeros where there is one pose
 * @param slope what they change by when the radial coefficient changes by one
 * @param distortionDeviation standard deviation of that coefficient
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the fit and never compared
public record PlaneSpread(
    double[] covariance, double[] twin, double[] slope, double distortionDeviation) {
  public PlaneSpread {
    covariance = covariance.clone();
    twin = twin.clone();
    slope = slope.clone();
  }

  /** The same with one deviation more. */
  PlaneSpread and(double[] deviation) {
    int n = deviation.length;
    double[] sum = covariance.clone();
    for (int i = 0; i < n * n; i++) {
      sum[i] += deviation[i / n] * deviation[i % n];
    }
    return new PlaneSpread(sum, twin, slope, distortionDeviation);
  }

  /** The same, the radial coefficient told for a focal length that is so many times as long. */
  PlaneSpread forFocal(double times) {
    double[] told = new double[slope.length];
    for (int i = 0; i < slope.length; i++) {
      told[i] = slope[i] / (times * times);
    }
    return new PlaneSpread(covariance, twin, told, distortionDeviation * times * times);
  }
}
