package org.calque.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.calque.evidence.FindingCode;
import org.calque.photo.Photograph;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;
import org.calque.study.StudyResult.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StudyRunnerTest {
  private final ExecutorService executor = Executors.newFixedThreadPool(3);

  @AfterEach
  void endThreads() {
    executor.shutdownNow();
  }

  /** A trial system's own store: what it keeps of a row, and the results in their order. */
  private static final class TrialDatabase implements StudySink {
    private final ConcurrentHashMap<String, Double> kept = new ConcurrentHashMap<>();
    private final List<StudyResult> accepted = new ArrayList<>();

    @Override
    public void keep(AssessedRow assessed) {
      kept.put(
          assessed.row().fileName(),
          assessed
              .assessment()
              .lesions()
              .get(0)
              .regions()
              .get(0)
              .area()
              .value()
              .squareMillimetres());
    }

    @Override
    public void accept(StudyResult result) {
      accepted.add(result);
    }
  }

  /** How a trial system embeds a study: its threads, its photographs, its database. */
  @Test
  void trialSystemRunsAStudyOnItsOwnThreadsAndKeepsTheResultsItself() throws Exception {
    TrialDatabase database = new TrialDatabase();
    StudyRunner runner = new StudyRunner(StubStudy.options(), new StubStudy());
    runner.run(StubStudy.rows(8).iterator(), executor, 6, database);
    StudyOutcome study = StudyOutcome.of(database.accepted, StudyOutcome.Options.standard());
    assertEquals(8, database.kept.size());
    assertEquals(4, study.changes().size());
    assertEquals(16 - 10.24, -study.changes().get(0).squareMillimetres().orElseThrow(), 0.05);
  }

  @Test
  void tenThousandRowsComeInTheirOrder() throws Exception {
    TrialDatabase database = new TrialDatabase();
    List<StudyRow> rows = StubStudy.rows(10_000);
    new StudyRunner(StubStudy.options(), new StubStudy())
        .run(rows.iterator(), executor, 6, database);
    assertEquals(rows, database.accepted.stream().map(StudyResult::row).toList());
    assertEquals(10_000, database.kept.size());
    StudyOutcome study = StudyOutcome.of(database.accepted, StudyOutcome.Options.standard());
    assertEquals(5_000, study.changes().size());
  }

  @Test
  void resultsDoNotDependOnThreads() throws Exception {
    List<List<StudyResult>> results = new ArrayList<>();
    for (int underWay : new int[] {1, 7}) {
      TrialDatabase database = new TrialDatabase();
      new StudyRunner(StubStudy.options(), new StubStudy())
          .run(StubStudy.rows(60).iterator(), executor, underWay, database);
      results.add(database.accepted);
    }
    assertEquals(results.get(0), results.get(1));
  }

  @Test
  void photographsAtOnceAreBounded() throws Exception {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    StubStudy stub = new StubStudy();
    StudySource counting =
        new StudySource() {
          @Override
          public Photograph photograph(StudyRow row) throws UnreadablePhotographException {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return stub.photograph(row);
          }

          @Override
          public Prompt prompt(StudyRow row) {
            return stub.prompt(row);
          }
        };
    StudySink closing =
        new StudySink() {
          @Override
          public void keep(AssessedRow assessed) {
            open.decrementAndGet();
          }

          @Override
          public void accept(StudyResult result) {}
        };
    ExecutorService unbounded = Executors.newCachedThreadPool();
    try {
      new StudyRunner(StubStudy.options(), counting)
          .run(StubStudy.rows(200).iterator(), unbounded, 4, closing);
    } finally {
      unbounded.shutdownNow();
    }
    assertTrue(most.get() <= 4, "photographs at once: " + most);
  }

  @Test
  void unreadableAndBrokenRowsAreResults() throws Exception {
    List<StudyRow> rows =
        List.of(
            StubStudy.row(1, "S", "a", 0, "damaged"),
            StubStudy.row(2, "S", "b", 4, "broken"),
            StubStudy.row(3, "S", "c", 8, "20"));
    TrialDatabase database = new TrialDatabase();
    new StudyRunner(StubStudy.options(), new StubStudy())
        .run(rows.iterator(), executor, 2, database);
    assertEquals(
        List.of(Status.UNREADABLE, Status.FAILED, Status.MEASURED),
        database.accepted.stream().map(StudyResult::status).toList());
    assertEquals(FindingCode.INTERNAL_ERROR, database.accepted.get(1).findings().get(0).code());
    assertEquals(
        4,
        database
            .accepted
            .get(2)
            .region(Tissue.ULCER)
            .orElseThrow()
            .area()
            .value()
            .squareMillimetres(),
        0.05);
  }

  @Test
  void sinkThatFailsEndsTheStudy() {
    StudySink full =
        new StudySink() {
          @Override
          public void keep(AssessedRow assessed) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public void accept(StudyResult result) {
            throw new AssertionError("nothing was kept");
          }
        };
    StudyRunner runner = new StudyRunner(StubStudy.options(), new StubStudy());
    IOException failure =
        assertThrows(
            IOException.class, () -> runner.run(StubStudy.rows(50).iterator(), executor, 4, full));
    assertEquals("disk full", failure.getMessage());
  }
}
