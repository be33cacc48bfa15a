package org.calque.testdata;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Renders scenes: radiance, lens, sensor, all in linear light, the transfer function last.
 *
 * <p>Stateless. Bands of rows are shared among threads; no value depends on their number.
 */
public final class SceneRenderer {
  private static final int BAND = 16;
  private static final long PARALLEL_FROM = 400_000;

  private SceneRenderer() {}

  /** The photograph of a scene, with its truth. */
  public static RenderedPhotograph render(Scene scene) {
    List<LesionField> fields = scene.lesions().stream().map(LesionField::new).toList();
    View view = new View(scene.camera());
    float[][] linear = radiance(scene, view, fields);
    byte[] rgb = new Exposure(scene).develop(linear);
    Camera camera = scene.camera();
    return new RenderedPhotograph(
        camera.widthPx(),
        camera.heightPx(),
        rgb,
        new TruthTeller(scene, view).tell(fields),
        scene.encoding());
  }

  /** The truth alone, without a picture. */
  public static SceneTruth truth(Scene scene) {
    List<LesionField> fields = scene.lesions().stream().map(LesionField::new).toList();
    return new TruthTeller(scene, new View(scene.camera())).tell(fields);
  }

  /** Linear radiance before lens and sensor, one plane a channel. */
  static float[][] radiance(Scene scene, View view, List<LesionField> fields) {
    int width = scene.camera().widthPx();
    int height = scene.camera().heightPx();
    float[][] planes = new float[3][width * height];
    IntStream bands = IntStream.range(0, (height + BAND - 1) / BAND);
    if ((long) width * height > PARALLEL_FROM) {
      bands = bands.parallel();
    }
    bands.forEach(
        band -> {
          PixelShader shader = new PixelShader(scene, view, fields);
          for (int y = band * BAND; y < Math.min(height, (band + 1) * BAND); y++) {
            for (int x = 0; x < width; x++) {
              shader.shade(x, y, planes, y * width + x);
            }
          }
        });
    HairPainter.paint(scene, view, fields, planes);
    return planes;
  }
}
