package org.calque.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The weights beside the library, which does not depend on them. */
final class InstalledModel {
  private static final Path FOLDER = Path.of("../model/src/main/resources/org/calque/model");

  private InstalledModel() {}

  /** Skips the test where the weights are not there. */
  static SegmentationModel read() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(FOLDER.resolve(SegmentationModel.MANIFEST)), "no weights beside the library");
    return SegmentationModel.read(file -> Files.newInputStream(FOLDER.resolve(file)));
  }
}
