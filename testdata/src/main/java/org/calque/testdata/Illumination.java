package org.calque.testdata;

/** Turns a material into radiance under the scene's light, linear. Immutable. */
final class Illumination {
  private final Light light;
  private final double lx;
  private final double ly;
  private final double lz;
  private final double ca;
  private final double sa;
  private final double sinElevation;

  Illumination(Light light) {
    this.light = light;
    double a = StrictMath.toRadians(light.azimuthDeg());
    double e = StrictMath.toRadians(light.elevationDeg());
    ca = StrictMath.cos(a);
    sa = StrictMath.sin(a);
    sinElevation = StrictMath.sin(e);
    lx = StrictMath.cos(e) * ca;
    ly = StrictMath.cos(e) * sa;
    lz = -sinElevation;
  }

  /** Where along the azimuth the light comes from, for cast shadows: unit vector in the plane. */
  double towardsX() {
    return lx;
  }

  /** See {@link #towardsX()}. */
  double towardsY() {
    return ly;
  }

  /** Horizontal length of a shadow per height, for {@link #towardsX()} and y. */
  double shadowSlope() {
    return 1 / sinElevation;
  }

  /** Adds {@code weight} times the radiance to {@code rgb}. */
  void add(Material m, Hit hit, double[] ray, double weight, double[] rgb) {
    double nx = hit.normal[0] - m.slopeU * hit.alongU[0] - m.slopeV * hit.alongV[0];
    double ny = hit.normal[1] - m.slopeU * hit.alongU[1] - m.slopeV * hit.alongV[1];
    double nz = hit.normal[2] - m.slopeU * hit.alongU[2] - m.slopeV * hit.alongV[2];
    double n = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    double cosine = Math.max(0, (nx * lx + ny * ly + nz * lz) * n) / sinElevation;
    double along = ca * hit.x + sa * hit.y;
    double direct = (1 - light.ambient()) * lit(along);
    // the sky sees slopes and turned-away skin less well
    double open = 0.55 + 0.45 * Math.max(0, -nz * n);
    double field = Math.max(0.05, 1 + light.gradient() * along / 50);
    double irradiance = field * (light.ambient() * open + direct * cosine) * weight;
    double mirror = 0;
    if (m.gloss > 0 && cosine > 0) {
      mirror = weight * field * direct * m.gloss * mirror(nx * n, ny * n, nz * n, ray, m.sharpness);
    }
    rgb[0] += m.red * irradiance + mirror;
    rgb[1] += m.green * irradiance + mirror;
    rgb[2] += m.blue * irradiance + mirror;
  }

  private double lit(double along) {
    if (light.shadow() == 0) {
      return 1;
    }
    double half = Math.max(0.01, light.shadowBlurMm());
    double offset = along - light.shadowOffsetMm();
    return 1 - light.shadow() * Numeric.smoothStep(half, -half, offset);
  }

  private double mirror(double nx, double ny, double nz, double[] ray, int squarings) {
    double hx = lx - ray[0];
    double hy = ly - ray[1];
    double hz = lz - ray[2];
    double h = Math.max(0, (hx * nx + hy * ny + hz * nz) / Math.sqrt(hx * hx + hy * hy + hz * hz));
    for (int i = 0; i < squarings; i++) {
      h *= h;
    }
    return h;
  }
}
