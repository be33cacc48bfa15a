package org.calque.testdata;

import java.util.List;

/** The part of a photograph that composited lesions may change. Confined to one call. */
final class CompositeWindow {
  final int left;
  final int top;
  final int width;
  final int height;

  /** Share of floor and chalk. */
  final float[] share;

  /** Their radiance, times their share, under white light of strength one. */
  final float[][] lesion;

  /** What the surroundings do to the skin: factors. */
  final float[][] margin;

  /** Whether anything here differs from the photograph. */
  final boolean[] touched;

  /** Whether a pixel is skin close to a lesion, to judge the light by. */
  final boolean[] close;

  private CompositeWindow(int left, int top, int right, int bottom) {
    this.left = left;
    this.top = top;
    this.width = right - left;
    this.height = bottom - top;
    this.share = new float[width * height];
    this.lesion = new float[3][width * height];
    this.margin = new float[3][width * height];
    this.touched = new boolean[width * height];
    this.close = new boolean[width * height];
  }

  static CompositeWindow around(
      List<LesionField> fields, View view, int width, int height, double pxPerMm) {
    double[] b = {width, height, 0, 0};
    for (LesionField field : fields) {
      double[] p = view.project(field.spec.xMm(), field.spec.yMm(), 0);
      double reach = (field.radiusMm + field.reachMm()) * pxPerMm + 8;
      b[0] = Math.min(b[0], p[0] - reach);
      b[1] = Math.min(b[1], p[1] - reach);
      b[2] = Math.max(b[2], p[0] + reach);
      b[3] = Math.max(b[3], p[1] + reach);
    }
    int left = (int) Numeric.clamp(b[0], 0, width);
    int top = (int) Numeric.clamp(b[1], 0, height);
    int right = (int) Numeric.clamp(b[2], left, width);
    int bottom = (int) Numeric.clamp(b[3], top, height);
    return new CompositeWindow(left, top, right, bottom);
  }

  void render(Scene scene, List<LesionField> fields, View view, double pxPerMm) {
    PixelShader shader = new PixelShader(scene, view, fields);
    PixelShader bare =
        new PixelShader(scene.toBuilder().lesions(List.of()).build(), view, List.of());
    double[] floor = new double[4];
    double[] skin = new double[3];
    double[] plain = new double[3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        shader.layers(left + x, top + y, floor, skin);
        bare.layers(left + x, top + y, new double[4], plain);
        share[at] = (float) floor[3];
        touched[at] = floor[3] > 0;
        close[at] = floor[3] < 1e-4 && shader.distanceToLesion() < 2;
        for (int c = 0; c < 3; c++) {
          lesion[c][at] = (float) floor[c];
          margin[c][at] = (float) (skin[c] / Math.max(1e-6, plain[c]));
          touched[at] |= Math.abs(margin[c][at] - 1) > 0.002;
        }
      }
    }
    widen((int) Math.ceil(4 * scene.sensor().focusBlurPx()));
  }

  /** Marks what the blur will reach as touched. */
  private void widen(int reach) {
    boolean[] before = touched.clone();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (before[y * width + x] && share[y * width + x] > 0) {
          for (int dy = Math.max(0, y - reach); dy <= Math.min(height - 1, y + reach); dy++) {
            int from = Math.max(0, x - reach);
            int to = Math.min(width - 1, x + reach) + 1;
            java.util.Arrays.fill(touched, dy * width + from, dy * width + to, true);
          }
        }
      }
    }
  }

  void blur(double sigmaPx) {
    if (sigmaPx <= 0.05) {
      return;
    }
    GaussianBlur blur = GaussianBlur.of(sigmaPx);
    blur.apply(share, width, height);
    for (int c = 0; c < 3; c++) {
      blur.apply(lesion[c], width, height);
      blur.apply(margin[c], width, height);
    }
  }
}
