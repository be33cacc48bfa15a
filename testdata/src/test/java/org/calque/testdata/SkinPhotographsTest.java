package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkinPhotographsTest {
  private static final int SIDE = 400;
  private static final Color SKIN = new Color(200, 150, 130);

  @TempDir private Path folder;

  @BeforeEach
  void aFootWithAWound() throws IOException {
    write("photographs", SKIN, new Color(150, 40, 40));
    write("masks", Color.BLACK, Color.WHITE);
  }

  /** One colour, with a square in the upper left quarter. */
  private void write(String kind, Color ground, Color wound) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(ground);
    graphics.fillRect(0, 0, SIDE, SIDE);
    graphics.setColor(wound);
    graphics.fillRect(0, 0, SIDE / 2, SIDE / 2);
    graphics.dispose();
    Path file = Files.createDirectories(folder.resolve(kind)).resolve("foot.png");
    ImageIO.write(image, "png", file.toFile());
  }

  private SkinPhotographs skin() throws IOException {
    return new SkinPhotographs(folder.resolve("photographs"), folder.resolve("masks"));
  }

  @Test
  void lesionsLieOnSkinBesideTheWound() throws IOException {
    for (int draw = 0; draw < 12; draw++) {
      Optional<SkinPhotographs.Composite> composite = skin().composite(draw, 40);
      assertTrue(composite.isPresent(), "draw " + draw);
      RenderedPhotograph photo = composite.get().photograph();
      byte[] labels = TruthMask.of(photo.truth(), SIDE, SIDE);
      for (int i = 0; i < labels.length; i++) {
        boolean wound = (composite.get().wounds().getRGB(i % SIDE, i / SIDE) & 0xFF) > 0;
        assertTrue(labels[i] == 0 || !wound, "pixel " + i + " of draw " + draw);
      }
    }
  }

  @Test
  void aPhotographWithoutEvenSkinGetsNone() throws IOException {
    write("photographs", new Color(120, 130, 200), Color.RED);
    assertEquals(Optional.empty(), skin().composite(0, 40));
  }

  @Test
  void aLesionOfTooFewPixelsAMillimetreIsNone() throws IOException {
    long seedOfALargeLesionDrawnSmall = 6850;
    assertEquals(Optional.empty(), skin().composite(0, seedOfALargeLesionDrawnSmall));
  }

  @Test
  void trainingMasksHoldTheWoundAndTheLesion() throws IOException {
    Path out = folder.resolve("out");
    WriteTrainingScenes.main(
        new String[] {
          out.toString(),
          "4",
          "40",
          folder.resolve("photographs").toString(),
          folder.resolve("masks").toString()
        });
    int lesion = 0;
    for (int k = 0; k < 4; k++) {
      BufferedImage mask = ImageIO.read(out.resolve("masks/composite-0000" + k + ".png").toFile());
      int[] pixels = mask.getRaster().getPixels(0, 0, SIDE, SIDE, (int[]) null);
      for (int i = 0; i < pixels.length; i++) {
        boolean wound = i % SIDE < SIDE / 2 && i / SIDE < SIDE / 2;
        assertTrue(!wound || pixels[i] == 1, "pixel " + i);
        lesion += !wound && pixels[i] > 0 ? 1 : 0;
      }
    }
    assertTrue(lesion > 100, "lesion of " + lesion);
  }
}
