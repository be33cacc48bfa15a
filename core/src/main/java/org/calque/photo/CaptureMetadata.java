package org.calque.photo;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the camera wrote about the exposure, as far as a measurement may use it.
 *
 * <p>The list is closed: no position, no owner's name and no serial number is ever kept of a file,
 * so none can leave.
 *
 * @param capturedAt the camera's local time at the exposure
 * @param make the camera's maker, without control characters, at most 64 characters
 * @param model the camera's model, without control characters, at most 64 characters
 * @param focalLengthMm the lens's focal length in millimetres, above 0
 * @param focalLength35mm the focal length in millimetres that has this angle of view on 36 x 24 mm
 *     film, above 0
 */
public record CaptureMetadata(
    Optional<LocalDateTime> capturedAt,
    Optional<String> make,
    Optional<String> model,
    OptionalDouble focalLengthMm,
    OptionalDouble focalLength35mm) {
  private static final int LONGEST_NAME = 64;

  public CaptureMetadata {
    make = make.flatMap(CaptureMetadata::printable);
    model = model.flatMap(CaptureMetadata::printable);
    requirePositive("focalLengthMm", focalLengthMm);
    requirePositive("focalLength35mm", focalLength35mm);
  }

  /** Nothing known. */
  public static CaptureMetadata none() {
    return new CaptureMetadata(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static Optional<String> printable(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(c -> c < 0x10000 && (Character.isLetterOrDigit(c) || isPlainMark(c)))
        .limit(LONGEST_NAME)
        .forEach(kept::appendCodePoint);
    String clean = kept.toString().strip();
    return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
  }

  private static boolean isPlainMark(int c) {
    return c >= 0x20 && c < 0x7f;
  }

  private static void requirePositive(String name, OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() < 1e6)) {
      throw new IllegalArgumentException(
          name + " must be above 0 and below 1000000 mm, got " + value.getAsDouble());
    }
  }
}
