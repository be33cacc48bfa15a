package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the results of a measurement go. */
final class ResultOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write <base>.assessment.json and <base>.overlay.png to this folder.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--json",
      description = "Print one JSON document: an object, or an array for several photographs.")
  private boolean json;

  MeasureResults open(List<Path> photographs, Terminal terminal, CommandLine command)
      throws IOException {
    Optional<OutputFolder> folder = out.map(path -> OutputFolder.at(path, command));
    folder.ifPresent(f -> f.requireDistinct(photographs, MeasureResults.SUFFIXES, command));
    return new MeasureResults(terminal, json, photographs.size() > 1, folder);
  }
}
