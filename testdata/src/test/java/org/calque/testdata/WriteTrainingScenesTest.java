package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTrainingScenesTest {
  @Test
  void maskAndPhotographHaveOneSizeAndTheMaskHoldsTheTruth(@TempDir Path folder)
      throws IOException {
    WriteTrainingScenes.main(new String[] {folder.toString(), "2", "5"});
    BufferedImage photo = ImageIO.read(folder.resolve("images/scene-00001.jpg").toFile());
    BufferedImage mask = ImageIO.read(folder.resolve("masks/scene-00001.png").toFile());
    assertEquals(photo.getWidth(), mask.getWidth());
    assertEquals(photo.getHeight(), mask.getHeight());
    byte[] truth =
        TruthMask.of(
            SceneRenderer.render(SceneCatalogue.random(6, SizeClass.MM_2_5)).truth(),
            mask.getWidth(),
            mask.getHeight());
    byte[] labels =
        (byte[]) mask.getRaster().getDataElements(0, 0, mask.getWidth(), mask.getHeight(), null);
    assertArrayEquals(truth, labels);
    int marked = 0;
    for (byte label : labels) {
      marked += label != 0 ? 1 : 0;
    }
    assertTrue(marked > 100, "marked " + marked);
  }

  @Test
  void oneSeedGivesTheSameFiles(@TempDir Path folder) throws IOException {
    WriteTrainingScenes.main(new String[] {folder.resolve("a").toString(), "1", "9"});
    WriteTrainingScenes.main(new String[] {folder.resolve("b").toString(), "1", "9"});
    for (String file : new String[] {"images/scene-00000.jpg", "masks/scene-00000.png"}) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("a").resolve(file)),
          Files.readAllBytes(folder.resolve("b").resolve(file)));
    }
  }

  @Test
  void lookalikesHaveSloughOrYellowExtrusion(@TempDir Path folder) throws IOException {
    WriteTrainingScenes.main(new String[] {folder.toString(), "2", "40", "LOOKALIKES"});
    SizeClass[] sizes = SizeClass.values();
    int next = 0;
    for (int i = 0; next < 2; i++) {
      Scene scene = SceneCatalogue.random(40 + i, sizes[i % sizes.length]);
      LesionSpec lesion = scene.lesions().get(0);
      boolean bare = lesion.chalk().isEmpty();
      if (bare ? lesion.bed().slough() >= 0.3 : lesion.chalk().get(0).tone() >= 0.6) {
        Path photo = folder.resolve("images/scene-0000" + next++ + ".jpg");
        assertArrayEquals(SceneRenderer.render(scene).toJpeg(), Files.readAllBytes(photo));
      }
    }
  }

  @Test
  void threeArgumentsAreNeeded(@TempDir Path folder) {
    assertThrows(
        IllegalArgumentException.class,
        () -> WriteTrainingScenes.main(new String[] {folder.toString()}));
    assertThrows(
        IllegalArgumentException.class,
        () -> WriteTrainingScenes.main(new String[] {folder.toString(), "1", "9", "PHOTOGRAPHS"}));
  }
}
