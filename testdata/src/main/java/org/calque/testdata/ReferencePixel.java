package org.calque.testdata;

import java.util.Arrays;

/**
 * The reference seen through one pixel: shares of paper and ink. Scratch, confined to one thread.
 */
final class ReferencePixel {
  private static final int SAMPLES = 8;
  private static final double PAPER = 0.82;
  private static final double INK = 0.035;

  /** How much lighter or darker paper is in places. */
  private static final double MOTTLE = 0.012;

  /** Neighbouring numbers lie far from each other on the texture. */
  private static final double SPREAD_X = 0.7548776662466927;

  private static final double SPREAD_Y = 0.5698402909980532;
  private static final long SHEETS = 0xFFFFF;

  private final ReferenceArt art;
  private final View view;
  private final double[] eye;
  private final double depth;
  private final double sheetX;
  private final double sheetY;
  private final boolean drawn;
  private final double[] offsetRay = new double[3];
  private final double[] mean = new double[3];
  private final Hit hit = new Hit();
  private final Material material = new Material();
  private double lx;
  private double ly;
  private double rightX;
  private double rightY;
  private double downX;
  private double downY;

  ReferencePixel(ReferenceSpec spec, View view) {
    this.art = new ReferenceArt(spec);
    this.view = view;
    this.eye = view.centre();
    this.depth = spec.depthMm();
    this.sheetX = 0.3 + SPREAD_X * (spec.sheet() & SHEETS);
    this.sheetY = 0.7 + SPREAD_Y * (spec.sheet() & SHEETS);
    this.drawn = art.drawn();
    hit.frame(0, 0, -1, 1, 0, 0);
    material.flat();
  }

  /** Share of the pixel that paper covers. */
  double paper(double px, double py, double[] ray) {
    if (!drawn || !art.onPaper() || !meets(px, py, ray)) {
      return 0;
    }
    double mm = Math.sqrt(Math.abs(rightX * downY - rightY * downX));
    return Numeric.clamp(0.5 + art.paperDepth(lx, ly) / mm, 0, 1);
  }

  /** Share of the pixel that pen on skin covers. */
  double penInk(double px, double py, double[] ray) {
    return drawn && !art.onPaper() && meets(px, py, ray) ? inkShare() : 0;
  }

  /** Adds paper and ink; {@link #paper} was called for this pixel before. */
  void add(double px, double py, double weight, Illumination light, double[] ray, double[] rgb) {
    double fibre = 1 + MOTTLE * Texture.CLOUDS.height(lx / 6 + sheetX, ly / 6 + sheetY);
    if (art.coloured()) {
      print(fibre);
      light.add(material, hit, ray, weight, rgb);
      return;
    }
    double reflectance = Numeric.mix(PAPER * fibre, INK, inkShare());
    material.colour(reflectance, reflectance, reflectance * 0.98);
    light.add(material, hit, ray, weight, rgb);
  }

  private void print(double fibre) {
    Arrays.fill(mean, 0);
    for (int j = 0; j < SAMPLES; j++) {
      for (int i = 0; i < SAMPLES; i++) {
        double a = (i + 0.5) / SAMPLES - 0.5;
        double b = (j + 0.5) / SAMPLES - 0.5;
        art.addPrint(lx + a * rightX + b * downX, ly + a * rightY + b * downY, mean);
      }
    }
    double share = fibre / (SAMPLES * SAMPLES);
    material.colour(share * mean[0], share * mean[1], 0.98 * share * mean[2]);
  }

  private boolean meets(double px, double py, double[] ray) {
    double t = (depth - eye[2]) / ray[2];
    double x = eye[0] + t * ray[0];
    double y = eye[1] + t * ray[1];
    lx = art.localX(x, y);
    ly = art.localY(x, y);
    double slack = 6 * t / view.focalPx;
    if (Math.abs(lx) > art.halfWidth + slack || Math.abs(ly) > art.halfHeight + slack) {
      return false;
    }
    hit.point(x, y, depth);
    view.ray(px + 0.5, py, offsetRay);
    double s = (depth - eye[2]) / offsetRay[2];
    double qx = eye[0] + s * offsetRay[0];
    double qy = eye[1] + s * offsetRay[1];
    rightX = 2 * (art.localX(qx, qy) - lx);
    rightY = 2 * (art.localY(qx, qy) - ly);
    view.ray(px, py + 0.5, offsetRay);
    s = (depth - eye[2]) / offsetRay[2];
    qx = eye[0] + s * offsetRay[0];
    qy = eye[1] + s * offsetRay[1];
    downX = 2 * (art.localX(qx, qy) - lx);
    downY = 2 * (art.localY(qx, qy) - ly);
    return true;
  }

  private double inkShare() {
    int inked = 0;
    for (int i = 0; i < 9; i++) {
      inked += inkAt((i % 3 - 1) * 0.5, (i / 3 - 1) * 0.5);
    }
    if (inked == 0 || inked == 9) {
      return inked / 9.0;
    }
    inked = 0;
    for (int j = 0; j < SAMPLES; j++) {
      for (int i = 0; i < SAMPLES; i++) {
        inked += inkAt((i + 0.5) / SAMPLES - 0.5, (j + 0.5) / SAMPLES - 0.5);
      }
    }
    return inked / (double) (SAMPLES * SAMPLES);
  }

  private int inkAt(double a, double b) {
    return art.ink(lx + a * rightX + b * downX, ly + a * rightY + b * downY) ? 1 : 0;
  }
}
