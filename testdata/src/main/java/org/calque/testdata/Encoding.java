package org.calque.testdata;

import java.time.LocalDateTime;

/**
 * How the photograph is stored.
 *
 * @param quality of the JPEG, 1 to 100, on the scale of the Independent JPEG Group
 * @param subsampled colour at half resolution (4:2:0)
 * @param orientation EXIF orientation 1 to 8; the stored pixels are turned so that the upright
 *     picture is the rendered one
 * @param capturedAt EXIF DateTimeOriginal
 * @param tags what the file says of its camera
 */
public record Encoding(
    int quality, boolean subsampled, int orientation, LocalDateTime capturedAt, CameraTags tags) {
  public Encoding {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality in 1..100, got " + quality);
    }
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("orientation in 1..8, got " + orientation);
    }
  }

  /** Quality 92, 4:2:0, upright. */
  public static Encoding standard() {
    return new Encoding(
        92,
        true,
        1,
        LocalDateTime.of(2026, 1, 12, 9, 30),
        new CameraTags("Calque", "Rendered scene", 5.7, 26));
  }

  /** With another quality. */
  public Encoding atQuality(int newQuality) {
    return new Encoding(newQuality, subsampled, orientation, capturedAt, tags);
  }

  /** With another orientation tag. */
  public Encoding turned(int newOrientation) {
    return new Encoding(quality, subsampled, newOrientation, capturedAt, tags);
  }

  /** With another date. */
  public Encoding takenAt(LocalDateTime time) {
    return new Encoding(quality, subsampled, orientation, time, tags);
  }

  /** With another camera named. */
  public Encoding tagged(CameraTags newTags) {
    return new Encoding(quality, subsampled, orientation, capturedAt, newTags);
  }
}
