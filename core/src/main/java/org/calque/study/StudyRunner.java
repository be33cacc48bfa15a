package org.calque.study;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.PlaneCalibration;
import org.calque.compare.Visit;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.photo.Photograph;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Length;

/**
 * Measures the rows of a study on threads it is given and hands the results over in the rows'
 * order. Immutable; safe for any thread. At most so many photographs are decoded at a time as the
 * executor has threads, and as rows are under way.
 */
public final class StudyRunner {
  private final LesionMeterOptions options;
  private final StudySource source;

  /**
   * A runner.
   *
   * @param options how lesions are measured where a row says nothing else
   * @param source where photographs come from
   */
  public StudyRunner(LesionMeterOptions options, StudySource source) {
    this.options = options;
    this.source = source;
  }

  /**
   * Measures rows; returns when the last result is accepted.
   *
   * @param rows the rows, taken as they are needed
   * @param executor runs the measurements, each row a task of its own
   * @param underWay how many rows may be begun before the first of them is accepted, 1 or more
   * @param sink takes the results
   * @throws IOException what the sink threw
   * @throws InterruptedException when interrupted; no further row is begun or accepted
   */
  public void run(Iterator<StudyRow> rows, Executor executor, int underWay, StudySink sink)
      throws IOException, InterruptedException {
    if (underWay < 1) {
      throw new IllegalArgumentException("rows under way are 1 or more, got " + underWay);
    }
    Deque<FutureTask<StudyResult>> begun = new ArrayDeque<>();
    try {
      while (rows.hasNext() || !begun.isEmpty()) {
        while (rows.hasNext() && begun.size() < underWay) {
          StudyRow row = rows.next();
          FutureTask<StudyResult> task = new FutureTask<>(() -> measure(row, sink));
          begun.add(task);
          executor.execute(task);
        }
        sink.accept(value(begun.remove()));
      }
    } finally {
      begun.forEach(task -> task.cancel(false));
    }
  }

  private static StudyResult value(FutureTask<StudyResult> task)
      throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw new IOException(failure.getMessage(), failure);
      }
      throw new IllegalStateException("a row failed: " + e.getCause(), e);
    }
  }

  private StudyResult measure(StudyRow row, StudySink sink) throws IOException {
    Assessment assessment;
    try {
      assessment = assess(row);
    } catch (UnreadablePhotographException | UnreadableOutlineException e) {
      return without(
          row,
          StudyResult.Status.UNREADABLE,
          FindingCode.UNREADABLE_PHOTOGRAPH,
          String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      String what = e.getClass().getSimpleName() + ": " + e.getMessage() + ".";
      return without(row, StudyResult.Status.FAILED, FindingCode.INTERNAL_ERROR, what);
    }
    sink.keep(row, assessment);
    return StudyResult.of(row, visit(row, assessment), assessment.findings()).withoutOutlines();
  }

  private Assessment assess(StudyRow row)
      throws UnreadablePhotographException, UnreadableOutlineException {
    Photograph photograph = source.photograph(row);
    LesionMeter meter =
        new LesionMeter(new LesionMeterOptions(options.segmenter(), measuring(row)));
    return meter.measure(photograph, row.references(), Map.of(row.lesion(), source.prompt(row)));
  }

  private LesionMeasurerOptions measuring(StudyRow row) {
    Optional<LesionSurface> finger =
        row.fingerDiameter()
            .map(d -> new LesionSurface.Cylinder(Length.ofMillimetres(d.millimetres() / 2)));
    LesionMeasurerOptions usual = options.measuring();
    return new LesionMeasurerOptions(
        finger.orElse(usual.surface()), row.height().or(usual::height));
  }

  private static VisitMeasurement visit(StudyRow row, Assessment assessment) {
    Photograph photograph = assessment.photograph();
    Visit visit =
        new Visit(
            row.photo(),
            photograph.sha256(),
            photograph.metadata().capturedAt(),
            assessment.calibration().map(PlaneCalibration::reference).map(r -> r.spec()));
    return new VisitMeasurement(visit, assessment.lesions());
  }

  private static StudyResult without(
      StudyRow row, StudyResult.Status status, FindingCode code, String sentence) {
    return new StudyResult(row, status, Optional.empty(), List.of(Finding.refusal(code, sentence)));
  }
}
