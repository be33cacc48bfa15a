package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photographs and broken files that lie beside the project; skipped where they are absent. */
class SharedPhotographsTest {
  private final PhotographReader reader = new PhotographReader();

  private static Path shared(String folder) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      Path found = at.resolveSibling("shared").resolve("data").resolve(folder);
      if (Files.isDirectory(found)) {
        return found;
      }
      at = at.getParent();
    }
    Assumptions.abort("../shared/data/" + folder + " is not there");
    throw new AssertionError("not reached");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Landscape", "Portrait"})
  void eachOrientationOfOneSceneIsTheSamePicture(String scene) throws Exception {
    Path folder = shared("orientation");
    Photograph upright = reader.read(folder.resolve(scene + "_1.jpg"));
    for (int orientation = 0; orientation <= 8; orientation++) {
      Photograph turned = reader.read(folder.resolve(scene + "_" + orientation + ".jpg"));
      assertEquals(upright.width(), turned.width());
      assertEquals(upright.height(), turned.height());
      double difference = PhotographReaderTest.meanDifference(upright.bgr(), turned.bgr());
      // each file carries its number as large letters, so not every pixel agrees
      assertTrue(difference < 5, scene + " " + orientation + " differs by " + difference);
      Photograph again =
          Photograph.ofPixels(
              turned.width(), turned.height(), turned.bgr(), turned.metadata(), turned.sha256());
      assertArrayEquals(turned.grey(), again.grey());
    }
  }

  @Test
  void everyOddFileIsAPhotographOrOneSentence() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(shared("odd-files"))) {
      all.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    int read = 0;
    for (Path file : files) {
      try {
        assertTrue(reader.read(file).width() > 0);
        read++;
      } catch (UnreadablePhotographException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.matches("[^\\n/]+\\.") && !message.contains(". "), file + message);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(file.toString(), e);
      }
    }
    assertTrue(read > 290, "only " + read + " of " + files.size() + " are read");
  }
}
