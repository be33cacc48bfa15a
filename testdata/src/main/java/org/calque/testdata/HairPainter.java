package org.calque.testdata;

import java.util.List;

/**
 * Dark hairs that grow from the skin and lie over everything but the reference. Hairs are curves on
 * the chart, drawn as thin anti-aliased strokes of linear light. Confined to one call.
 */
final class HairPainter {
  private static final double[] COLOUR = {0.030, 0.020, 0.014};

  private final Scene scene;
  private final View view;
  private final List<LesionField> lesions;
  private final int width;
  private final int height;
  private final float[] cover;
  private final long seed;

  private HairPainter(Scene scene, View view, List<LesionField> lesions) {
    this.scene = scene;
    this.view = view;
    this.lesions = lesions;
    this.width = scene.camera().widthPx();
    this.height = scene.camera().heightPx();
    this.cover = new float[width * height];
    this.seed = Hash.derive(scene.seed(), "hairs");
  }

  static void paint(Scene scene, View view, List<LesionField> lesions, float[][] planes) {
    if (scene.skin().hairs() > 0) {
      HairPainter painter = new HairPainter(scene, view, lesions);
      painter.grow();
      painter.blend(planes);
    }
  }

  private void grow() {
    Camera c = scene.camera();
    double halfU = 0.6 * width / c.pxPerMm();
    double halfV = 0.6 * height / c.pxPerMm();
    int count = (int) Math.round(4 * halfU * halfV / 100 * scene.skin().hairs());
    for (int i = 0; i < count; i++) {
      double u = c.aimXMm() + Hash.between(seed, 8L * i, -halfU, halfU);
      double v = c.aimYMm() + Hash.between(seed, 8L * i + 1, -halfV, halfV);
      if (inFront(u, v) && onSkin(u, v)) {
        hair(i, u, v);
      }
    }
  }

  private boolean inFront(double u, double v) {
    if (scene.surface() instanceof Surface.Cylinder cylinder) {
      return Math.abs(u) < cylinder.radiusMm() && v > -cylinder.tipMm();
    }
    if (scene.surface() instanceof Surface.Sphere sphere) {
      return u * u + v * v < sphere.radiusMm() * sphere.radiusMm();
    }
    return true;
  }

  private boolean onSkin(double u, double v) {
    return lesions.stream().allMatch(l -> l.wholeShare(u, v) < 0.2);
  }

  /** A bow of 3 to 9 mm, the directions of all hairs alike within 40 degrees. */
  private void hair(int i, double u, double v) {
    double turns = Hash.unit(seed, -1) + Hash.between(seed, 8L * i + 2, -0.11, 0.11);
    double length = Hash.between(seed, 8L * i + 3, 3, 9);
    double bend = Hash.between(seed, 8L * i + 4, -0.12, 0.12);
    double thick = Hash.between(seed, 8L * i + 5, 0.04, 0.08) * scene.camera().pxPerMm();
    int steps = (int) Math.ceil(3 * length * scene.camera().pxPerMm());
    double step = length / steps;
    for (int s = 0; s < steps; s++) {
      double t = (double) s / steps;
      double a = turns + bend * t;
      u += step * Numeric.sineOfTurns(a + 0.25);
      v += step * Numeric.sineOfTurns(a);
      if (!inFront(u, v)) {
        return;
      }
      double[] w = scene.surface().toWorld(u, v);
      double[] p = view.project(w[0], w[1], w[2]);
      dab(p[0], p[1], thick * (1 - 0.7 * t));
    }
  }

  private void dab(double x, double y, double thick) {
    int x0 = (int) Math.floor(x - thick / 2 - 1);
    int y0 = (int) Math.floor(y - thick / 2 - 1);
    int n = (int) Math.ceil(thick) + 3;
    double most = Math.min(1, thick);
    for (int py = Math.max(0, y0); py < Math.min(height, y0 + n); py++) {
      for (int px = Math.max(0, x0); px < Math.min(width, x0 + n); px++) {
        double d = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
        double c = most * Numeric.clamp(0.5 * Math.max(1, thick) + 0.5 - d, 0, 1);
        int i = py * width + px;
        cover[i] = (float) Math.max(cover[i], c);
      }
    }
  }

  private void blend(float[][] planes) {
    ReferencePixel reference = new ReferencePixel(scene.reference(), view);
    double[] ray = new double[3];
    for (int i = 0; i < cover.length; i++) {
      if (cover[i] > 0) {
        int x = i % width;
        int y = i / width;
        view.ray(x, y, ray);
        double share = 0.9 * cover[i] * (1 - reference.paper(x, y, ray));
        for (int c = 0; c < 3; c++) {
          planes[c][i] += (float) (share * (COLOUR[c] - planes[c][i]));
        }
      }
    }
  }
}
