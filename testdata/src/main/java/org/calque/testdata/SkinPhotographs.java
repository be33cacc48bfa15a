package org.calque.testdata;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Photographs of skin, with masks of the wounds on them, to place random lesions beside those.
 * Immutable; safe for several threads.
 */
public final class SkinPhotographs {
  private static final double LEAST_PX = 22;
  private static final double MOST_PX = 110;
  private static final int TRIES = 400;

  /** Around a lesion that must be skin, in its radii. */
  private static final double AROUND = 1.6;

  /** Standard deviation of green below which a place is one surface, in 8-bit steps. */
  private static final double SMOOTH = 20;

  private static final int DARK = 40;
  private static final int BRIGHT = 240;

  private final List<Path> photographs;
  private final Path masks;

  /**
   * A lesion on a photograph.
   *
   * @param photograph with the lesion
   * @param wounds mask of the photograph's own wounds, not black
   */
  public record Composite(RenderedPhotograph photograph, BufferedImage wounds) {}

  /**
   * The photographs of a folder, in the order of their names.
   *
   * @param masks a mask a photograph, a PNG of the same name, wounds not black
   */
  public SkinPhotographs(Path photographs, Path masks) throws IOException {
    try (Stream<Path> all = Files.list(photographs)) {
      this.photographs = all.sorted().toList();
    }
    this.masks = masks;
  }

  /**
   * The lesion of a draw; the photographs take turns.
   *
   * @return empty where the photograph has no even skin for it, or too few pixels a millimetre
   */
  public Optional<Composite> composite(int draw, long seed) throws IOException {
    return composite(photographs.get(draw % photographs.size()), seed + draw);
  }

  private Optional<Composite> composite(Path file, long seed) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", ".png");
    BufferedImage wounds = ImageIO.read(masks.resolve(name).toFile());
    SplittableRandom random = new SplittableRandom(seed);
    SizeClass size = SizeClass.values()[random.nextInt(SizeClass.values().length)];
    Scene drawn = SceneCatalogue.random(seed, size);
    Scene look = drawn.toBuilder().skin(Skin.flat(2 + random.nextInt(2))).build();
    double diameter = look.lesions().get(0).outline().enclosingDiameterMm();
    double scale = LEAST_PX * Math.pow(MOST_PX / LEAST_PX, random.nextDouble()) / diameter;
    if (scale <= Camera.COARSEST_PX_PER_MM) {
      return Optional.empty();
    }
    int reach = (int) Math.ceil(AROUND * scale * diameter / 2);
    for (int i = 0; i < TRIES && 2 * reach < Math.min(image.getWidth(), image.getHeight()); i++) {
      int x = random.nextInt(reach, image.getWidth() - reach);
      int y = random.nextInt(reach, image.getHeight() - reach);
      if (skin(image, wounds, x, y, reach)) {
        return Optional.of(
            new Composite(
                Compositor.composite(
                    rgb(image), image.getWidth(), image.getHeight(), x, y, scale, look),
                wounds));
      }
    }
    return Optional.empty();
  }

  /** One surface, reddish, neither dark nor burnt out, no wound. */
  private static boolean skin(BufferedImage image, BufferedImage wounds, int x, int y, int reach) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int dy = -reach; dy <= reach; dy += 2) {
      for (int dx = -reach; dx <= reach; dx += 2) {
        int rgb = image.getRGB(x + dx, y + dy);
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        boolean reddish = red > green + 8 && green >= (rgb & 0xFF) - 8;
        if (!reddish
            || green < DARK
            || red > BRIGHT
            || (wounds.getRGB(x + dx, y + dy) & 0xFF) > 0) {
          return false;
        }
        sum += green;
        squares += (double) green * green;
        n++;
      }
    }
    return squares / n - sum * sum / ((double) n * n) < SMOOTH * SMOOTH;
  }

  private static byte[] rgb(BufferedImage image) {
    byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < rgb.length / 3; i++) {
      int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
    }
    return rgb;
  }
}
