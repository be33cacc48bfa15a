package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.calque.evidence.Outcome;
import org.calque.exchange.CsvTable;
import org.calque.exchange.UnreadableTableException;
import org.calque.report.MeasurementTable;
import org.calque.report.PowerReport;
import org.calque.study.Repeatability;
import org.calque.study.RepeatedAreas;
import org.calque.study.TrialPower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How many lesions a trial needs. */
@Command(
    name = "power",
    description = "How many lesions a trial needs, from the replicates of a study.")
final class PowerCommand implements Callable<Integer> {
  private final Terminal terminal;

  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RESULTS.csv",
      description = "The results.csv of a study with replicates.")
  private Path results = Path.of("");

  @Option(
      names = "--effect",
      paramLabel = "PERCENT",
      required = true,
      description = "How much smaller treated lesions end than untreated ones.")
  private double effect;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  PowerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Outcome<Repeatability> measured = Repeatability.of(RepeatedAreas.of(CsvTable.read(results)));
      if (measured instanceof Outcome.Obtained<Repeatability> obtained) {
        PowerReport report = PowerReport.of(new TrialPower(obtained.value(), effect));
        if (json) {
          report.writeJson(terminal.out());
        } else {
          terminal.out().print(report.text());
        }
        return ExitStatus.DONE.code();
      }
      terminal.say(
          new MeasurementTable().printFindings(results.toString(), measured.findings()).strip());
      return ExitStatus.REFUSED.code();
    } catch (UnreadableTableException e) {
      e.problems().forEach(problem -> terminal.say(results + ": " + problem));
      return ExitStatus.UNREADABLE.code();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Failures.sentence(e) + ".", e);
    }
  }
}
