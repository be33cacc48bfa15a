package org.calque.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.calque.cli.print.CardDocument;
import org.calque.cli.print.Paper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Pages to print. */
@Command(
    name = "card",
    description = {
      "Write cards and finger strips, or a sheet of known shapes, as PDF to print.",
      "Print at 100 %, measure the check bar, and state it: --reference card:bar=100.0mm"
    })
final class CardCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  @Option(names = "--out", required = true, paramLabel = "FILE.pdf", description = "The file.")
  private Path out;

  @Option(names = "--shapes", description = "The sheet of known shapes instead of cards.")
  private boolean shapes;

  @Option(
      names = "--paper",
      paramLabel = "SIZE",
      description = "A4 or LETTER; without it a page of each.")
  private Optional<Paper> paper = Optional.empty();

  @Option(
      names = "--lot",
      paramLabel = "TEXT",
      description = "Names this print run on every card; today's date by default.")
  private Optional<String> lot = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Path file = out.toAbsolutePath().normalize();
    Path name = file.getFileName();
    Path folder = file.getParent();
    if (name == null || folder == null || java.nio.file.Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(), "--out " + out + " is a folder; name a file, such as cards.pdf.");
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    if (shapes) {
      document().writeShapes(pdf);
    } else {
      document().writeCards(pdf);
    }
    OutputFolder.at(folder, spec.commandLine()).write(name.toString(), pdf.toByteArray());
    return ExitStatus.DONE.code();
  }

  private CardDocument document() {
    try {
      return new CardDocument(
          paper.map(List::of).orElse(List.of(Paper.values())),
          lot.orElseGet(() -> LocalDate.now(ZoneOffset.UTC).toString()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Failures.sentence(e) + ".", e);
    }
  }
}
