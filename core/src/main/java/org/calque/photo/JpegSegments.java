package org.calque.photo;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/** What the application segments of a JPEG file say that matters here. */
final class JpegSegments {
  private static final String EXIF = "Exif\0\0";
  private static final String PROFILE = "ICC_PROFILE\0";
  private static final int PROFILE_HEAD = 14;
  private static final int ADOBE_TRANSFORM = 11;

  private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
  private Optional<ByteWindow> exif = Optional.empty();
  private boolean adobe;

  void application(int number, ByteWindow content) throws UnreadablePhotographException {
    if (number == 1 && exif.isEmpty() && content.startsWith(0, EXIF)) {
      exif = Optional.of(content.slice(EXIF.length(), content.length() - EXIF.length()));
    } else if (number == 2 && content.startsWith(0, PROFILE) && content.has(0, PROFILE_HEAD)) {
      profile.write(
          content.array(), content.arrayOffset() + PROFILE_HEAD, content.length() - PROFILE_HEAD);
    } else if (number == 14 && content.startsWith(0, "Adobe")) {
      adobe |= content.has(ADOBE_TRANSFORM, 1);
    }
  }

  Optional<ByteWindow> exif() {
    return exif;
  }

  Optional<ByteWindow> colourProfile() {
    return profile.size() == 0
        ? Optional.empty()
        : Optional.of(ByteWindow.bigEndian("ICC", profile.toByteArray()));
  }

  /** Adds what is to be known about the colours; refuses those that would come out wrong. */
  void describe(JpegFrame frame, List<Finding> findings) throws UnreadablePhotographException {
    if (frame.components().size() != 4) {
      return;
    }
    if (!adobe) {
      throw UnreadablePhotographException.unsupported(
          "is a JPEG in CMYK that does not say how its inks are coded");
    }
    findings.add(
        Finding.warning(
            FindingCode.PHOTOGRAPH_IRREGULAR,
            "The photograph is stored in CMYK; its colours are approximate."));
  }
}
