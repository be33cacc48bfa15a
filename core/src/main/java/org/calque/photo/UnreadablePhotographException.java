package org.calque.photo;

import java.io.Serial;

/**
 * A file cannot be read as a photograph, or not without the risk of measuring damage.
 *
 * <p>The message is one sentence for a person: what is wrong and what to do. It never contains a
 * path; who opened the file adds its name.
 */
public final class UnreadablePhotographException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** With a sentence for a person. */
  public UnreadablePhotographException(String message) {
    super(message);
  }

  /** With a sentence for a person and what lies behind it. */
  public UnreadablePhotographException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The bytes contradict their format; {@code what} continues "is damaged: ". */
  static UnreadablePhotographException damaged(String format, String what) {
    return new UnreadablePhotographException(damage(format, what));
  }

  /** The bytes contradict their format, as another exception told. */
  static UnreadablePhotographException damaged(String format, String what, Throwable cause) {
    return new UnreadablePhotographException(damage(format, what), cause);
  }

  private static String damage(String format, String what) {
    return "The "
        + format
        + " file is damaged: "
        + what
        + "; copy it again from the camera, or export it again as JPEG or TIFF.";
  }

  /** A valid file of a kind that is not read; {@code what} continues "The file ". */
  static UnreadablePhotographException unsupported(String what) {
    return new UnreadablePhotographException(
        "The file " + what + "; export it as an 8-bit JPEG or TIFF in RGB.");
  }
}
