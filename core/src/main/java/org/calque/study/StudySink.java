package org.calque.study;

import java.io.IOException;

/**
 * Where the results of a study go. A failure of either method ends the study; what was accepted
 * before stays.
 */
public interface StudySink {
  /**
   * Keeps what is wanted of a row while its photograph is at hand, such as a document or a picture.
   * Called on the executor's threads, several at a time; called again for the same row when a study
   * that was stopped goes on.
   */
  void keep(AssessedRow assessed) throws IOException;

  /**
   * Takes a row's result. Called in the order of the rows, one at a time, on the thread that runs
   * the study, after {@link #keep} of the same row has returned.
   */
  void accept(StudyResult result) throws IOException;
}
