package org.calque.report;

/** An assessment document that cannot be read back; the message is one sentence. */
public final class UnreadableAssessmentException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a sentence for a person. */
  public UnreadableAssessmentException(String message) {
    super(message);
  }

  UnreadableAssessmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
