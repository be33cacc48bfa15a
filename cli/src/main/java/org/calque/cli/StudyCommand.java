package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.calque.LesionMeterOptions;
import org.calque.exchange.UnreadableTableException;
import org.calque.quality.QualityOptions;
import org.calque.report.UnreadableAssessmentException;
import org.calque.study.EarlierRows;
import org.calque.study.FolderSource;
import org.calque.study.StudyManifest;
import org.calque.study.StudyOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A whole study from a manifest. */
@Command(
    name = "study",
    description = {
      "Measure every photograph of a study, compare visits and arms, write tables and report.html.",
      "The manifest's columns: subject,lesion,visit,date,photo,reference,prompt and, optionally,",
      "arm,reader,replicate,drainage,finger_diameter_mm,height_mm,drawn_kind.",
      "A row with an empty prompt takes the lesion's place from its first visit that has one and was",
      "measured, by the skin around it, or is refused; without such a visit it is automatic."
    })
final class StudyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Mixin private MeasuringOptions measuring = new MeasuringOptions();
  @Mixin private StudyOptions judging = new StudyOptions();

  @Parameters(index = "0", paramLabel = "STUDY.csv", description = "The manifest.")
  private Path manifest = Path.of("");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where results go.")
  private Path out = Path.of("");

  @Option(names = "--resume", description = "Go on with the study that was begun in --out.")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Photographs at a time; all cores by default. Results do not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  StudyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, UnreadableAssessmentException {
    LesionMeterOptions meter = measuring.meter(QualityOptions.defaults());
    StudyOutcome.Options options = judging.judging();
    require(threads >= 1, "--threads is 1 or more, got " + threads + ".");
    StudyManifest study;
    try {
      study = StudyManifest.read(manifest);
    } catch (UnreadableTableException e) {
      e.problems().forEach(problem -> terminal.say(manifest + ": " + problem));
      return ExitStatus.UNREADABLE.code();
    }
    study.unusedColumns().forEach(c -> terminal.say(manifest + ": column " + c + " is not used."));
    FolderSource source =
        new FolderSource(manifest, measuring.reader(), new EarlierRows(study.rows()));
    StudyRun run = new StudyRun(manifest, study.rows(), source, meter);
    OutputFolder folder = OutputFolder.at(out, spec.commandLine());
    require(resume || !StudyFolder.isBegun(out), out + " holds a study; --resume goes on with it.");
    try (StudyFolder rows = StudyFolder.open(out, run.identity(), source, terminal, run.rows())) {
      if (!run.measure(rows, threads)) {
        terminal.say("Stopped after " + rows.done() + " rows; --resume goes on.");
        return ExitStatus.INTERNAL.code();
      }
      StudyOutcome outcome = StudyOutcome.of(rows.results(study.rows()), options);
      new StudyReports(folder, rows)
          .write(outcome, Names.base(manifest), "segmenter " + meter.segmenter().name());
      terminal.out().print(folder.path().resolve("report.html") + "\n");
      return rows.worst().code();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), out + ": " + Failures.sentence(e) + ".", e);
    }
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
