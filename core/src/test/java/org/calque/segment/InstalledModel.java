package org.calque.segment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;

/** The weights beside the library, which does not depend on them. */
final class InstalledModel {
  private static final Path FOLDER = Path.of("../model/src/main/resources/org/calque/model");

  private InstalledModel() {}

  /** Skips the test where the weights are not there. */
  static SegmentationModel read() throws IOException {
    return read(manifest -> manifest);
  }

  /** The same weights by another manifest. */
  static SegmentationModel read(UnaryOperator<String> manifest) throws IOException {
    Assumptions.assumeTrue(
        Files.exists(FOLDER.resolve(SegmentationModel.MANIFEST)), "no weights beside the library");
    byte[] changed =
        manifest
            .apply(Files.readString(FOLDER.resolve(SegmentationModel.MANIFEST)))
            .getBytes(StandardCharsets.UTF_8);
    return SegmentationModel.read(
        file ->
            file.equals(SegmentationModel.MANIFEST)
                ? new ByteArrayInputStream(changed)
                : Files.newInputStream(FOLDER.resolve(file)));
  }
}
