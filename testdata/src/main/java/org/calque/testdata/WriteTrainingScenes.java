package org.calque.testdata;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Writes random scenes as training pairs: {@code WriteTrainingScenes OUT COUNT SEED} makes {@code
 * OUT/images/NAME.jpg} and {@code OUT/masks/NAME.png}, the size classes in turn. A mask holds 0
 * background, 1 ulcer, 2 calcified extrusion.
 */
public final class WriteTrainingScenes {
  private WriteTrainingScenes() {}

  /** See the class. */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("WriteTrainingScenes OUT COUNT SEED");
    }
    write(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
  }

  /** Writes this many pairs; the same seed gives the same files. */
  public static void write(Path folder, int count, long seed) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    Path masks = Files.createDirectories(folder.resolve("masks"));
    SizeClass[] sizes = SizeClass.values();
    for (int i = 0; i < count; i++) {
      Scene scene = SceneCatalogue.random(seed + i, sizes[i % sizes.length]);
      RenderedPhotograph photo = SceneRenderer.render(scene);
      String name = String.format(Locale.ROOT, "scene-%05d", i);
      Files.write(images.resolve(name + ".jpg"), photo.toJpeg());
      ImageIO.write(mask(photo), "png", masks.resolve(name + ".png").toFile());
    }
  }

  private static BufferedImage mask(RenderedPhotograph photo) {
    int width = photo.width();
    int height = photo.height();
    byte[] labels = TruthMask.of(photo.truth(), width, height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, width, height, labels);
    return image;
  }
}
