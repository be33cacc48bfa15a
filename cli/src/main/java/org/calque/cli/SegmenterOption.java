package org.calque.cli;

import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Segmenter;
import picocli.CommandLine.Option;

/** What finds the lesion's edge. */
final class SegmenterOption {
  @Option(
      names = "--segmenter",
      paramLabel = "NAME",
      converter = Conversions.SegmenterName.class,
      description =
          "What finds the lesion's edge: appearance, or learned where its model is installed.")
  private Segmenter segmenter = new AppearanceSegmenter();

  Segmenter segmenter() {
    return segmenter;
  }
}
