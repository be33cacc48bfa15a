package org.calque.testdata;

/** The mean coverage of a pixel's footprint on the chart. Stateless. */
final class PixelShares {
  private PixelShares() {}

  /**
   * Writes the shares of the whole lesion and of its chalk.
   *
   * @param steps the chart's change over one pixel to the right (u, v), then one down (u, v)
   */
  static void of(LesionField lesion, double u, double v, double[] steps, double[] shares) {
    int n = samples(lesion, u, v, steps);
    double whole = 0;
    double chalk = 0;
    for (int j = 0; j < n; j++) {
      double b = (j + 0.5) / n - 0.5;
      for (int i = 0; i < n; i++) {
        double a = (i + 0.5) / n - 0.5;
        double su = u + a * steps[0] + b * steps[2];
        double sv = v + a * steps[1] + b * steps[3];
        whole += lesion.wholeShare(su, sv);
        chalk += lesion.chalkShare(su, sv);
      }
    }
    shares[0] = whole / (n * n);
    shares[1] = Math.min(shares[0], chalk / (n * n));
  }

  /** One sample where the footprint is uniform, else enough for the softness. */
  private static int samples(LesionField lesion, double u, double v, double[] steps) {
    if (!edgeInside(lesion, u, v, steps)) {
      return 1;
    }
    double size =
        Math.sqrt(
            Math.max(
                steps[0] * steps[0] + steps[1] * steps[1],
                steps[2] * steps[2] + steps[3] * steps[3]));
    double perSoftness = size / lesion.spec.softnessMm();
    return (int) Numeric.clamp(Math.ceil(3 * perSoftness), 2, 12);
  }

  private static boolean edgeInside(LesionField lesion, double u, double v, double[] steps) {
    double first = lesion.wholeShare(u, v);
    double firstChalk = lesion.chalkShare(u, v);
    for (int corner = 0; corner < 4; corner++) {
      double a = corner % 2 == 0 ? -0.5 : 0.5;
      double b = corner < 2 ? -0.5 : 0.5;
      double su = u + a * steps[0] + b * steps[2];
      double sv = v + a * steps[1] + b * steps[3];
      if (Math.abs(lesion.wholeShare(su, sv) - first) > 1e-4
          || Math.abs(lesion.chalkShare(su, sv) - firstChalk) > 1e-4) {
        return true;
      }
    }
    return false;
  }
}
