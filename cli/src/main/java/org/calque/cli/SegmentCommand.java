package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.exchange.UnreadableTableException;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.Segmenter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  private static final int MOST_THREADS = 4;

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

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Photographs worked on at a time; by default one a processor, at most 4.")
  private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  SegmentCommand(Terminal terminal, Failures failures) {
    this.terminal = terminal;
    this.failures = failures;
  }

  @Override
  public Integer call() {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is 1 or more, got " + threads);
    }
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
    return plan.status().and(run(jobs, folder)).code();
  }

  /** Side by side, told in their order. */
  private ExitStatus run(List<SegmentJob> jobs, OutputFolder folder) {
    Segmenter segmenter = measuring.segmenter();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<SegmentJob.Result>> results =
          jobs.stream().map(job -> pool.submit(() -> run(job, segmenter, folder))).toList();
      ExitStatus worst = ExitStatus.DONE;
      for (int i = 0; i < jobs.size(); i++) {
        terminal.progress(i, jobs.size());
        SegmentJob.Result result = results.get(i).get();
        terminal.out().print(result.report());
        terminal.out().flush();
        worst = worst.and(result.status());
      }
      terminal.progress(jobs.size(), jobs.size());
      return worst;
    } catch (InterruptedException | ExecutionException e) {
      return failures.internal("segment", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private SegmentJob.Result run(SegmentJob job, Segmenter segmenter, OutputFolder folder) {
    try {
      return job.run(measuring.reader(), segmenter, folder);
    } catch (UnreadablePhotographException e) {
      terminal.say(job.photograph() + ": " + Failures.sentence(e));
      return new SegmentJob.Result(ExitStatus.UNREADABLE, "");
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new SegmentJob.Result(failures.internal(job.photograph().toString(), e), "");
    }
  }
}
