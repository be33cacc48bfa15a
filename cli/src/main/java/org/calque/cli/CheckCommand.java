package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.AutomaticReference;
import org.calque.calibrate.ScaleReference;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quality.QualityOptions;
import org.calque.segment.AppearanceSegmenter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether photographs are good enough, while the patient is still there. */
@Command(
    name = "check",
    description = {
      "Check in the clinic whether photographs are good enough to be measured.",
      "Exit status 3 means: take it again; each finding says what to do better."
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Failures failures;

  @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "Photographs.")
  private List<Path> photographs = new ArrayList<>();

  @Option(
      names = "--reference",
      paramLabel = "SPEC",
      converter = Conversions.Reference.class,
      description = "What gives the scale, as for measure; may be repeated.")
  private List<ScaleReference> references = new ArrayList<>();

  @Option(
      names = "--json",
      description = "Print one JSON document: an object, or an array for several photographs.")
  private boolean json;

  CheckCommand(Terminal terminal, Failures failures) {
    this.terminal = terminal;
    this.failures = failures;
  }

  @Override
  public Integer call() throws IOException {
    LesionMeter meter =
        new LesionMeter(
            new LesionMeterOptions(
                new AppearanceSegmenter(),
                LesionMeasurerOptions.defaults(),
                QualityOptions.defaults().refusing()));
    List<ScaleReference> scale =
        references.isEmpty() ? List.of(new AutomaticReference()) : references;
    ExitStatus worst = ExitStatus.DONE;
    try (MeasureResults out =
        new MeasureResults(terminal, json, photographs.size() > 1, Optional.empty())) {
      for (Path photograph : photographs) {
        worst = worst.and(check(photograph, meter, scale, out));
      }
    }
    return worst.code();
  }

  private ExitStatus check(
      Path photograph, LesionMeter meter, List<ScaleReference> scale, MeasureResults out)
      throws IOException {
    try {
      Assessment assessment = meter.check(new PhotographReader().read(photograph), scale);
      boolean again = assessment.isRefused();
      out.write(photograph, assessment, again ? ": take it again" : ": good to measure");
      return again ? ExitStatus.REFUSED : ExitStatus.DONE;
    } catch (UnreadablePhotographException e) {
      out.writeUnreadable(photograph, e);
      return ExitStatus.UNREADABLE;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failures.internal(photograph.toString(), e);
    }
  }
}
