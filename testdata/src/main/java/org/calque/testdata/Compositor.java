package org.calque.testdata;

import java.util.List;

/**
 * Lesions of known area on photographs of real skin.
 *
 * <p>The photograph is taken for a flat surface seen from above at a stated scale, so truth and
 * picture agree whatever its real scale was. In linear light, {@code result = photograph * (1 -
 * share) * margin + lesion}; share and lesion are blurred alike first, to match the photograph's
 * own sharpness. Colour and brightness of the light are estimated from a ring around the lesion.
 * Stateless.
 */
public final class Compositor {
  private Compositor() {}

  /**
   * Places the scene's lesions on a photograph; the chart's origin comes to (xPx, yPx).
   *
   * <p>Of the scene count lesions, skin tone, light, seed, the sensor's focus blur and noise (of
   * the lesion alone), and encoding; camera, surface, background and reference do not. The truth's
   * reference is a {@code line:} of 10 mm.
   *
   * @param rgb interleaved 8-bit sRGB, upright; not changed
   */
  public static RenderedPhotograph composite(
      byte[] rgb, int width, int height, double xPx, double yPx, double pxPerMm, Scene look) {
    if (rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          "expected " + 3 * width * height + " bytes, got " + rgb.length);
    }
    double aimX = ((width - 1) / 2.0 - xPx) / pxPerMm;
    double aimY = ((height - 1) / 2.0 - yPx) / pxPerMm;
    Scene scene =
        look.toBuilder()
            .surface(Surface.plane())
            .skin(Skin.flat(look.skin().tone()))
            .camera(Camera.overhead(width, height, pxPerMm).aimedAt(aimX, aimY))
            .reference(ReferenceSpec.of(ReferenceSpec.Kind.LINE, 10, 0, 0))
            .build();
    View view = new View(scene.camera());
    List<LesionField> fields = scene.lesions().stream().map(LesionField::new).toList();
    CompositeWindow window = CompositeWindow.around(fields, view, width, height, pxPerMm);
    byte[] result = rgb.clone();
    window.render(scene, fields, view, pxPerMm);
    window.blur(scene.sensor().focusBlurPx());
    double[] light = lightOf(rgb, width, window, scene.skin().tone());
    blend(result, width, window, light, scene);
    SceneTruth truth = new TruthTeller(scene, view).tell(fields);
    return new RenderedPhotograph(width, height, result, truth, scene.encoding());
  }

  /** Light per channel: the median of the skin close to the lesion over the tone's reflectance. */
  private static double[] lightOf(byte[] rgb, int width, CompositeWindow w, int tone) {
    double[] light = new double[3];
    for (int c = 0; c < 3; c++) {
      int[] histogram = new int[256];
      int total = 0;
      for (int at = 0; at < w.close.length; at++) {
        if (w.close[at]) {
          int i = 3 * ((w.top + at / w.width) * width + w.left + at % w.width) + c;
          histogram[rgb[i] & 0xFF]++;
          total++;
        }
      }
      int code = 0;
      for (int below = histogram[0]; code < 255 && below * 2 < total; below += histogram[code]) {
        code++;
      }
      double reflectance = SkinShader.reflectance(tone, c);
      light[c] = total > 0 ? Numeric.clamp(Srgb.decode((byte) code) / reflectance, 0.03, 3) : 1;
    }
    return light;
  }

  private static void blend(
      byte[] result, int width, CompositeWindow w, double[] light, Scene scene) {
    Sensor sensor = scene.sensor();
    double read2 = sensor.readNoise() * sensor.readNoise();
    double shot2 = sensor.shotNoise() * sensor.shotNoise();
    long seed = Hash.derive(scene.seed(), "noise");
    for (int y = 0; y < w.height; y++) {
      for (int x = 0; x < w.width; x++) {
        int at = y * w.width + x;
        int i = 3 * ((w.top + y) * width + w.left + x);
        for (int c = 0; c < 3; c++) {
          double lesion = light[c] * w.lesion[c][at];
          double noise =
              w.share[at] * Math.sqrt(read2 + shot2 * lesion) * Hash.bell(seed, i + (long) c);
          double skin = Srgb.decode(result[i + c]) * w.margin[c][at] * (1 - w.share[at]);
          if (w.touched[at]) {
            result[i + c] = Srgb.encode(skin + lesion + noise);
          }
        }
      }
    }
  }
}
