package org.calque.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmenterChoiceTest {
  private static final SegmenterChoice WITHOUT_MODEL = new SegmenterChoice(name -> null);

  @Test
  void withoutAModelAppearanceServes() {
    assertEquals("appearance/1", WITHOUT_MODEL.best().name());
  }

  @Test
  void askingForWhatIsNotInstalledSaysSo() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> WITHOUT_MODEL.named("learned"));
    assertTrue(String.valueOf(e.getMessage()).contains("not installed"), e.getMessage());
  }

  @Test
  void aModelThatLacksAFileIsNotPassedOver(@TempDir Path folder) throws Exception {
    Path manifest = folder.resolve("model.json");
    Files.writeString(manifest, "{\"name\": \"x\", \"region\": {\"file\": \"r.onnx\"}}");
    SegmenterChoice broken =
        new SegmenterChoice(name -> name.endsWith("model.json") ? url(manifest) : null);
    Exception e = assertThrows(UncheckedIOException.class, broken::best);
    assertTrue(String.valueOf(e.getMessage()).contains("r.onnx"), e.getMessage());
    assertThrows(UncheckedIOException.class, () -> broken.named("learned"));
    assertEquals("appearance/1", broken.named("appearance").name());
  }

  private static java.net.URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
