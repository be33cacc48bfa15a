package org.calque.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.calque.testdata.Camera;
import org.calque.testdata.Chalk;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Outline;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.Skin;

/**
 * The sizes of the benchmarks' photographs; the scene is the same, 100 mm wide.
 *
 * <p>A ragged ulcer of 6 mm with a piece of chalk of 2 mm beside a printed marker of 10 mm, seen
 * under 8 degrees of tilt by a telephone: an everyday photograph, neither easy nor hard.
 */
public enum PictureSize {
  /** 1632 x 1224 pixels, 16.32 px/mm. */
  TWO_MEGAPIXELS(1632, 1224),
  /** 4000 x 3000 pixels, 40 px/mm. */
  TWELVE_MEGAPIXELS(4000, 3000);

  static final String PHOTOGRAPHS = "calque.benchmarks.photographs";
  private static final double FIELD_MM = 100;
  private static final long SEED = 20261123;

  private final int width;
  private final int height;

  PictureSize(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** The scene at this size. */
  public Scene scene() {
    LesionSpec lesion =
        LesionSpec.blob(6, SEED).with(Chalk.white(Outline.disc(2).movedBy(0.5, 0.4)));
    Camera camera = Camera.overhead(width, height, width / FIELD_MM).aimedAt(8, 2).tilted(8, 30);
    return Scene.builder()
        .seed(SEED)
        .lesion(lesion)
        .skin(Skin.ofTone(3))
        .reference(ReferenceSpec.aruco(0, 10, 16, 0))
        .camera(camera)
        .build();
  }

  /**
   * The photograph of the scene as a JPEG file: the one in the folder that the property {@code
   * calque.benchmarks.photographs} names, else rendered, which takes seconds.
   */
  byte[] jpeg() throws IOException {
    String folder = System.getProperty(PHOTOGRAPHS);
    return folder == null
        ? SceneRenderer.render(scene()).toJpeg()
        : Files.readAllBytes(Path.of(folder, name() + ".jpg"));
  }

  /** Renders all sizes into a folder, once for all benchmarks of a run. */
  static void renderInto(Path folder) throws IOException {
    for (PictureSize size : values()) {
      Files.write(
          folder.resolve(size.name() + ".jpg"), SceneRenderer.render(size.scene()).toJpeg());
    }
  }
}
