package org.calque.study;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.calque.LesionMeterOptions;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.photo.UnreadablePhotographException;

/**
 * Measures the rows of a study on threads it is given and hands the results over in the rows'
 * order. Immutable; safe for any thread. At most twice as many photographs are decoded at a time as
 * the executor has threads, and as rows are under way: a row's own and that of its lesion's first
 * visit.
 */
public final class StudyRunner {
  private final RowMeter meter;

  /**
   * A runner.
   *
   * @param options how lesions are measured where a row says nothing else
   * @param source where photographs come from
   */
  public StudyRunner(LesionMeterOptions options, StudySource source) {
    this.meter = new RowMeter(options, source);
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
    AssessedRow assessed;
    try {
      assessed = meter.measure(row);
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
    sink.keep(assessed);
    return assessed.result();
  }

  private static StudyResult without(
      StudyRow row, StudyResult.Status status, FindingCode code, String sentence) {
    return new StudyResult(row, status, Optional.empty(), List.of(Finding.refusal(code, sentence)));
  }
}
