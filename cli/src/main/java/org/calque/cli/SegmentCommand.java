package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.exchange.UnreadableTableException;
import org.calque.photo.UnreadablePhotographException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Photographs to label masks, without a scale. */
@Command(
    name = "segment",
    description = {
      "Outline lesions in photographs, in pixels: one label mask a photograph.",
      "0 background, 1 ulcer, 2 calcified extrusion, 3 glare inside a lesion."
    })
final class SegmentCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Failures failures;

  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Mixin private PromptOptions prompts = new PromptOptions();
  @Mixin private MeasuringOptions measuring = new MeasuringOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "PHOTO|DIR",
      description = "Photographs, or folders of photographs.")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--prompts",
      paramLabel = "CSV",
      description =
          "Where the lesions are: columns photo, lesion, prompt; photographs relative to the folder"
              + " given or to the CSV's; those not listed are skipped.")
  private Optional<Path> sheet = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where <base>.png goes, one a photograph.")
  private Path out = Path.of("");

  SegmentCommand(Terminal terminal, Failures failures) {
    this.terminal = terminal;
    this.failures = failures;
  }

  @Override
  public Integer call() {
    List<SegmentJob> jobs;
    SegmentPlan plan = new SegmentPlan(inputs, spec.commandLine(), terminal);
    try {
      jobs = sheet.isPresent() ? plan.by(sheet.get(), prompts) : plan.by(prompts);
    } catch (UnreadableOutlineException e) {
      terminal.say(Failures.sentence(e));
      return ExitStatus.UNREADABLE.code();
    } catch (UnreadableTableException e) {
      e.problems().forEach(problem -> terminal.say(sheet.orElseThrow() + ": " + problem));
      return ExitStatus.UNREADABLE.code();
    }
    OutputFolder folder = OutputFolder.at(out, spec.commandLine());
    List<Path> photographs = jobs.stream().map(SegmentJob::photograph).toList();
    folder.requireDistinct(photographs, List.of(SegmentJob.SUFFIX), spec.commandLine());
    ExitStatus worst = plan.status();
    for (int i = 0; i < jobs.size(); i++) {
      terminal.progress(i, jobs.size());
      worst = worst.and(run(jobs.get(i), folder));
    }
    terminal.progress(jobs.size(), jobs.size());
    return worst.code();
  }

  private ExitStatus run(SegmentJob job, OutputFolder folder) {
    try {
      return job.run(measuring.reader(), measuring.segmenter(), folder, terminal);
    } catch (UnreadablePhotographException e) {
      terminal.say(job.photograph() + ": " + Failures.sentence(e));
      return ExitStatus.UNREADABLE;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failures.internal(job.photograph().toString(), e);
    }
  }
}
