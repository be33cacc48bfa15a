package org.calque.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.calque.qualify.Qualification;
import org.calque.qualify.QualificationJson;
import org.calque.qualify.QualificationPage;
import org.calque.qualify.QualificationPlan;
import org.calque.qualify.QualificationReport;
import org.calque.qualify.QualificationTable;
import org.calque.qualify.TrialSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The accuracy of this installation, on photographs of known truth. */
@Command(
    name = "qualify",
    description = {
      "Measure the accuracy of this installation on rendered photographs of known truth.",
      "Writes qualification.html, qualification.json and trials.csv."
    })
final class QualifyCommand implements Callable<Integer> {
  private static final long DEFAULT_SEED = 20261122;

  private final Terminal terminal;

  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Mixin private SegmenterOption segmenter = new SegmenterOption();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where results go.")
  private Path out = Path.of("");

  @Option(
      names = "--scenes",
      paramLabel = "N",
      description =
          "Scenes in each of four size classes: 25 (default) take two minutes or less on two"
              + " cores, 1000 make a full report in about half an hour.")
  private int scenes = QualificationPlan.QUICK;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another seed draws other scenes; " + DEFAULT_SEED + " by default.")
  private long seed = DEFAULT_SEED;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Scenes under way at a time; all cores by default. Results do not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description =
          "Instead of scenes, measure photographs of the sheet that calque card --shapes prints;"
              + " writes shapes.csv.")
  private Optional<Path> photos = Optional.empty();

  QualifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    QualificationPlan plan = plan();
    OutputFolder folder = OutputFolder.at(out, spec.commandLine());
    if (photos.isPresent()) {
      return ofPhotographs(photos.get(), folder).code();
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      TimeLeft timeLeft = new TimeLeft(terminal, "scenes");
      QualificationReport report =
          new Qualification(plan, segmenter.segmenter()).run(executor, timeLeft::show);
      write(report, folder);
    } finally {
      executor.shutdownNow();
    }
    return ExitStatus.DONE.code();
  }

  private ExitStatus ofPhotographs(Path photographs, OutputFolder folder) throws IOException {
    if (!Files.isDirectory(photographs)) {
      throw new ParameterException(
          spec.commandLine(), "--photos " + photographs + " is not a folder.");
    }
    return new ShapePhotographs(terminal)
        .measure(SegmentPlan.inside(photographs), segmenter.segmenter(), folder);
  }

  private QualificationPlan plan() {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is 1 or more, got " + threads);
    }
    try {
      return new QualificationPlan(scenes, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Failures.sentence(e) + ".", e);
    }
  }

  private void write(QualificationReport report, OutputFolder folder) throws IOException {
    StringBuilder sheet = new StringBuilder();
    TrialSheet.write(report.trials(), sheet);
    folder.write("trials.csv", bytes(sheet.toString()));
    folder.write("qualification.json", bytes(QualificationJson.write(report)));
    folder.write("qualification.html", bytes(QualificationPage.write(report)));
    terminal.out().print(QualificationTable.print(report));
    terminal.out().print(folder.path().resolve("qualification.html") + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
