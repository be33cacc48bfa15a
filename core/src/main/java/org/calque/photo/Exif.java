package org.calque.photo;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an Exif block says, reduced to what may be used: orientation and capture metadata.
 *
 * @param orientation 1 to 8, how the stored picture is to be turned; 1 when unknown
 * @param metadata the allow-listed fields
 * @param otherColours whether the camera states colours other than sRGB
 * @param damaged whether the block is there but cannot be read
 */
record Exif(int orientation, CaptureMetadata metadata, boolean otherColours, boolean damaged) {
  private static final int MAKE = 0x010f;
  private static final int MODEL = 0x0110;
  private static final int ORIENTATION = 0x0112;
  private static final int DATE_TIME_ORIGINAL = 0x9003;
  private static final int DATE_TIME_DIGITIZED = 0x9004;
  private static final int FOCAL_LENGTH = 0x920a;
  private static final int COLOUR_SPACE = 0xa001;
  private static final int SRGB = 1;
  private static final int FOCAL_LENGTH_35MM = 0xa405;
  private static final Set<Integer> IMAGE_TAGS = Set.of(MAKE, MODEL, ORIENTATION);
  private static final Set<Integer> EXPOSURE_TAGS =
      Set.of(
          DATE_TIME_ORIGINAL, DATE_TIME_DIGITIZED, FOCAL_LENGTH, COLOUR_SPACE, FOCAL_LENGTH_35MM);
  private static final DateTimeFormatter EXIF_TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  static Exif none() {
    return new Exif(1, CaptureMetadata.none(), false, false);
  }

  /** Reads a block that begins with a TIFF header; never fails. */
  static Exif read(ByteWindow block) {
    ExifEntries entries = ExifEntries.read(block, IMAGE_TAGS, EXPOSURE_TAGS);
    CaptureMetadata metadata =
        new CaptureMetadata(
            capturedAt(entries),
            entries.text(MAKE),
            entries.text(MODEL),
            entries.positive(FOCAL_LENGTH),
            entries.positive(FOCAL_LENGTH_35MM));
    double orientation = entries.number(ORIENTATION, 1);
    int valid = orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
    boolean otherColours = entries.number(COLOUR_SPACE, SRGB) != SRGB;
    return new Exif(valid, metadata, otherColours, entries.damaged());
  }

  private static Optional<LocalDateTime> capturedAt(ExifEntries entries) {
    return entries
        .text(DATE_TIME_ORIGINAL)
        .flatMap(Exif::time)
        .or(() -> entries.text(DATE_TIME_DIGITIZED).flatMap(Exif::time));
  }

  private static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.strip(), EXIF_TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
