package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SceneRendererTest {
  @Test
  void aDefaultSceneIsAPhotographWithItsTruth() throws Exception {
    RenderedPhotograph photo =
        SceneRenderer.render(Scene.builder().lesion(LesionSpec.disc(5.0)).build());
    RegionTruth ulcer = photo.truth().lesion("L1").region("ulcer").orElseThrow();
    // the softening of a disc takes about pi sigma^2 / 2 ... of the area: below 0.1 % here
    assertEquals(Math.PI * 25 / 4, ulcer.areaMm2(), 0.02);
    assertEquals("aruco:DICT_4X4_50:10mm", photo.truth().reference());
    var png = ImageIO.read(new ByteArrayInputStream(photo.toPng()));
    assertEquals(900, png.getWidth());
    var jpeg = ImageIO.read(new ByteArrayInputStream(photo.toJpeg()));
    assertEquals(600, jpeg.getHeight());
  }

  @Test
  void theSameSceneGivesTheSameBytes() {
    Scene scene = Scene.builder().lesion(LesionSpec.blob(4, 7)).build();
    assertArrayEquals(SceneRenderer.render(scene).toJpeg(), SceneRenderer.render(scene).toJpeg());
  }
}
