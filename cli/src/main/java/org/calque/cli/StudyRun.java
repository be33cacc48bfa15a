package org.calque.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.calque.CalqueVersion;
import org.calque.LesionMeterOptions;
import org.calque.compare.registration.SkinSearch;
import org.calque.study.FolderSource;
import org.calque.study.StudyJournal;
import org.calque.study.StudyRow;
import org.calque.study.StudyRunner;

/**
 * The rows of a study on this machine's threads.
 *
 * @param manifest where the manifest is
 * @param rows its rows
 * @param source where photographs come from
 * @param options how lesions are measured
 */
record StudyRun(
    Path manifest, List<StudyRow> rows, FolderSource source, LesionMeterOptions options) {
  private static final int SECONDS_TO_END = 20;
  private static final int UNDER_WAY_A_THREAD = 2;

  /** What may change a result: the first line of the journal. */
  ObjectNode identity() throws IOException {
    ObjectNode study = StudyJournal.head();
    study.put("version", CalqueVersion.current());
    study.put("manifest_sha256", Sha256.of(manifest));
    study.put("rows", rows.size());
    study.put("segmenter", options.segmenter().name());
    study.put("register", new SkinSearch().name());
    study.put("surface", options.measuring().surface().spec());
    study.put("height_mm", options.measuring().heightSpec());
    return study;
  }

  /** Measures the rows that are not done; false when it was asked to stop. */
  boolean measure(StudyFolder folder, int threads) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    StopSignal signal = new StopSignal();
    try {
      List<StudyRow> left = rows.subList(folder.done(), rows.size());
      new StudyRunner(options, source)
          .run(left.iterator(), executor, UNDER_WAY_A_THREAD * threads, folder);
      return true;
    } catch (InterruptedException | ClosedByInterruptException e) {
      return false;
    } finally {
      end(executor);
      signal.close();
    }
  }

  /** Photographs under way are finished: OpenCV cannot be interrupted. */
  private static void end(ExecutorService executor) {
    executor.shutdown();
    try {
      executor.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
