package org.calque.cli;

import java.util.Optional;
import org.calque.segment.Segmenter;
import picocli.CommandLine.Option;

/** What finds the lesion. */
final class SegmenterOption {
  @Option(
      names = "--segmenter",
      paramLabel = "NAME",
      converter = Conversions.SegmenterName.class,
      description =
          "What finds the lesion: learned (default where its model is installed) or appearance.")
  private Optional<Segmenter> segmenter = Optional.empty();

  /** The one that was named, else the best that is installed; its model is read anew. */
  Segmenter segmenter() {
    return segmenter.orElseGet(SegmenterChoice.installed()::best);
  }
}
