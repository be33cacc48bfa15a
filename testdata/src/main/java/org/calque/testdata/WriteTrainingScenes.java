package org.calque.testdata;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/**
 * Writes random scenes as training pairs: {@code WriteTrainingScenes OUT COUNT SEED} makes {@code
 * OUT/images/NAME.jpg} and {@code OUT/masks/NAME.png}, the size classes in turn; {@code
 * WriteTrainingScenes OUT COUNT SEED PHOTOGRAPHS MASKS} draws as many lesions onto photographs with
 * wounds, beside those; {@code WriteTrainingScenes OUT COUNT SEED LOOKALIKES} only those in which
 * slough and extrusion are hard to tell apart: much slough and no extrusion, or a yellow one. A
 * mask holds 0 background, 1 ulcer, 2 calcified extrusion, {@link TruthMask#CLOSED} a scar or a
 * nodule, which a box may surround though nothing is open.
 */
public final class WriteTrainingScenes {
  private static final String LOOKALIKES = "LOOKALIKES";

  /** From so much slough on an ulcer has patches as large as a piece of extrusion. */
  private static final double SLOUGH = 0.3;

  /** From this tone on extrusion is yellower than ivory. */
  private static final double YELLOW = 0.6;

  private final Path images;
  private final Path masks;

  private WriteTrainingScenes(Path folder) throws IOException {
    this.images = Files.createDirectories(folder.resolve("images"));
    this.masks = Files.createDirectories(folder.resolve("masks"));
  }

  /** See the class. */
  public static void main(String[] args) throws IOException {
    boolean lookalikes = args.length == 4 && args[3].equals(LOOKALIKES);
    if (args.length != 3 && args.length != 5 && !lookalikes) {
      throw new IllegalArgumentException(
          "WriteTrainingScenes OUT COUNT SEED [LOOKALIKES | PHOTOGRAPHS MASKS], got "
              + args.length);
    }
    WriteTrainingScenes out = new WriteTrainingScenes(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    if (args.length == 3) {
      out.scenes(count, seed, scene -> true);
    } else if (lookalikes) {
      out.scenes(count, seed, WriteTrainingScenes::isLookalike);
    } else {
      out.composites(new SkinPhotographs(Path.of(args[3]), Path.of(args[4])), count, seed);
    }
  }

  /** Writes this many pairs of wanted scenes; the same seed gives the same files. */
  void scenes(int count, long seed, Predicate<Scene> wanted) throws IOException {
    SizeClass[] sizes = SizeClass.values();
    for (int i = 0, written = 0; written < count; i++) {
      Scene scene = SceneCatalogue.random(seed + i, sizes[i % sizes.length]);
      if (wanted.test(scene)) {
        RenderedPhotograph photo = SceneRenderer.render(scene);
        write(String.format(Locale.ROOT, "scene-%05d", written++), photo, labels(photo));
      }
    }
  }

  private static boolean isLookalike(Scene scene) {
    LesionSpec lesion = scene.lesions().get(0);
    return lesion.chalk().isEmpty()
        ? lesion.kind() == LesionSpec.Kind.ULCER && lesion.bed().slough() >= SLOUGH
        : lesion.chalk().get(0).tone() >= YELLOW;
  }

  /** Writes up to this many pairs: a draw without skin enough for it is left out. */
  void composites(SkinPhotographs skin, int count, long seed) throws IOException {
    for (int i = 0; i < count; i++) {
      Optional<SkinPhotographs.Composite> composite = skin.composite(i, seed);
      if (composite.isPresent()) {
        RenderedPhotograph photo = composite.get().photograph();
        byte[] labels = labels(photo);
        BufferedImage wounds = composite.get().wounds();
        for (int k = 0; k < labels.length; k++) {
          boolean wound = (wounds.getRGB(k % photo.width(), k / photo.width()) & 0xFF) > 0;
          labels[k] = labels[k] == 0 && wound ? 1 : labels[k];
        }
        write(String.format(Locale.ROOT, "composite-%05d", i), photo, labels);
      }
    }
  }

  private void write(String name, RenderedPhotograph photo, byte[] labels) throws IOException {
    Files.write(images.resolve(name + ".jpg"), photo.toJpeg());
    BufferedImage mask =
        new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_BYTE_GRAY);
    mask.getRaster().setDataElements(0, 0, photo.width(), photo.height(), labels);
    ImageIO.write(mask, "png", masks.resolve(name + ".png").toFile());
  }

  private static byte[] labels(RenderedPhotograph photo) {
    return TruthMask.withClosed(photo.truth(), photo.width(), photo.height());
  }
}
