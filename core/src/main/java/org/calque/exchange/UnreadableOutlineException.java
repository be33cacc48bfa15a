package org.calque.exchange;

/** An outline file that cannot be read; the message is one sentence naming file and place. */
public final class UnreadableOutlineException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableOutlineException(String message) {
    super(message);
  }

  UnreadableOutlineException(String message, Throwable cause) {
    super(message, cause);
  }
}
