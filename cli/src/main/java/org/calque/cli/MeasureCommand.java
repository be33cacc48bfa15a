package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.calque.Assessment;
import org.calque.FollowUpMeter;
import org.calque.LesionMeter;
import org.calque.calibrate.AutomaticReference;
import org.calque.calibrate.ScaleReference;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.report.UnreadableAssessmentException;
import org.calque.segment.Prompt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Photograph to square millimetres. */
@Command(name = "measure", description = "Measure lesions in photographs, in square millimetres.")
final class MeasureCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Failures failures;

  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Mixin private PromptOptions prompts = new PromptOptions();
  @Mixin private MeasuringOptions measuring = new MeasuringOptions();
  @Mixin private QualityOption quality = new QualityOption();
  @Mixin private ResultOptions results = new ResultOptions();

  @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "Photographs.")
  private List<Path> photographs = new ArrayList<>();

  @Option(
      names = "--reference",
      paramLabel = "SPEC",
      converter = Conversions.Reference.class,
      description =
          "What gives the scale: aruco:DICTIONARY:SIZEmm[:ID], card[:bar=SIZEmm],"
              + " ruler[:mm|:5mm|:cm],"
              + " line:x0,y0,x1,y1=SIZEmm or auto"
              + " (default); may be repeated.")
  private List<ScaleReference> references = new ArrayList<>();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "An earlier visit's assessment: its lesions are looked for where the skin says they lie now,"
              + " and keep their ids. Instead of prompts.")
  private Optional<Path> baseline = Optional.empty();

  /** From one photograph to what is known of it. */
  private interface Measuring {
    Assessment measure(Photograph photograph);
  }

  MeasureCommand(Terminal terminal, Failures failures) {
    this.terminal = terminal;
    this.failures = failures;
  }

  @Override
  public Integer call() throws IOException {
    prompts.requireSingle(photographs.size());
    LesionMeter meter = new LesionMeter(measuring.meter(quality.quality()));
    PhotographReader reader = measuring.reader();
    List<ScaleReference> scale =
        references.isEmpty() ? List.of(new AutomaticReference()) : references;
    ExitStatus worst = ExitStatus.DONE;
    try (MeasureResults out = results.open(photographs, terminal, spec.commandLine())) {
      Measuring one = measuring(meter, scale, reader);
      for (int i = 0; i < photographs.size(); i++) {
        terminal.progress(i, photographs.size());
        Path photograph = photographs.get(i);
        worst = worst.and(measure(photograph, reader, one, out));
      }
      terminal.progress(photographs.size(), photographs.size());
    } catch (UnreadableOutlineException
        | UnreadableAssessmentException
        | UnreadablePhotographException e) {
      terminal.say(Failures.sentence(e));
      return ExitStatus.UNREADABLE.code();
    }
    return worst.code();
  }

  private Measuring measuring(
      LesionMeter meter, List<ScaleReference> scale, PhotographReader reader)
      throws IOException,
          UnreadableOutlineException,
          UnreadableAssessmentException,
          UnreadablePhotographException {
    List<Prompt> where = prompts.read();
    if (baseline.isEmpty()) {
      return photograph -> meter.measure(photograph, scale, where);
    }
    if (!where.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--baseline says where the lesions are; leave out the prompts.");
    }
    EarlierVisit earlier = EarlierVisit.read(baseline.get(), reader);
    FollowUpMeter followUp = new FollowUpMeter(meter);
    return photograph ->
        followUp.measure(photograph, scale, earlier.photograph(), earlier.lesions()).assessment();
  }

  private ExitStatus measure(
      Path photograph, PhotographReader reader, Measuring one, MeasureResults out)
      throws IOException {
    try {
      Assessment assessment = one.measure(reader.read(photograph));
      out.write(photograph, assessment);
      return assessment.isRefused() ? ExitStatus.REFUSED : ExitStatus.DONE;
    } catch (UnreadablePhotographException e) {
      out.writeUnreadable(photograph, e);
      return ExitStatus.UNREADABLE;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failures.internal(photograph.toString(), e);
    }
  }
}
