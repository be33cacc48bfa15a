package org.calque.cli;

import org.calque.quality.QualityOptions;
import picocli.CommandLine.Option;

/** What happens where a photograph is not good enough. */
final class QualityOption {
  @Option(
      names = "--strict",
      description =
          "Measure nothing where the photograph is not good enough; by default that is a warning.")
  private boolean strict;

  QualityOptions quality() {
    return strict ? QualityOptions.defaults().refusing() : QualityOptions.defaults();
  }
}
