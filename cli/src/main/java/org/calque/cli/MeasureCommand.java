package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.calibrate.AutomaticReference;
import org.calque.calibrate.ScaleReference;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.Prompt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      List<Prompt> where = prompts.read();
      for (int i = 0; i < photographs.size(); i++) {
        terminal.progress(i, photographs.size());
        Path photograph = photographs.get(i);
        worst = worst.and(measure(photograph, reader, meter, scale, where, out));
      }
      terminal.progress(photographs.size(), photographs.size());
    } catch (UnreadableOutlineException e) {
      terminal.say(Failures.sentence(e));
      return ExitStatus.UNREADABLE.code();
    }
    return worst.code();
  }

  private ExitStatus measure(
      Path photograph,
      PhotographReader reader,
      LesionMeter meter,
      List<ScaleReference> scale,
      List<Prompt> where,
      MeasureResults out)
      throws IOException {
    try {
      Assessment assessment = meter.measure(reader.read(photograph), scale, where);
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
