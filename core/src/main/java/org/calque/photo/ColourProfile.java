package org.calque.photo;

import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/** Names an embedded ICC profile, to say when its colours are not those of sRGB. */
final class ColourProfile {
  private static final int HEADER = 128;
  private static final int TAG_ENTRY = 12;
  private static final int MOST_TAGS = 100;
  private static final int LONGEST_NAME = 60;

  private ColourProfile() {}

  /** A finding unless the profile is that of sRGB. */
  static Optional<Finding> finding(ByteWindow profile) {
    Optional<String> name = description(profile);
    if (name.isEmpty()) {
      return Optional.of(
          Finding.info(
              FindingCode.PHOTOGRAPH_IRREGULAR,
              "The photograph's colour profile cannot be read; its colours are taken as sRGB."));
    }
    if (name.get().contains("sRGB")) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.info(
            FindingCode.PHOTOGRAPH_IRREGULAR,
            "The photograph's colour profile '"
                + name.get()
                + "' is not applied; its colours are taken as sRGB."));
  }

  private static Optional<String> description(ByteWindow profile) {
    try {
      if (!profile.startsWith(36, "acsp")) {
        return Optional.empty();
      }
      long count = Math.min(MOST_TAGS, profile.u32(HEADER));
      for (long i = 0; i < count; i++) {
        long at = HEADER + 4 + i * TAG_ENTRY;
        if (profile.startsWith(at, "desc")) {
          return text(profile.slice(profile.u32(at + 4), profile.u32(at + 8)));
        }
      }
      return Optional.empty();
    } catch (UnreadablePhotographException e) {
      return Optional.empty();
    }
  }

  /** The printable characters of a description in either of its two forms. */
  private static Optional<String> text(ByteWindow tag) throws UnreadablePhotographException {
    boolean localized = tag.startsWith(0, "mluc");
    long from = localized ? tag.u32(24) : 12;
    long size = localized ? tag.u32(20) : tag.u32(8);
    StringBuilder name = new StringBuilder();
    for (char c : tag.latin1(from, Math.min(size, 2L * LONGEST_NAME)).toCharArray()) {
      if (c >= ' ' && c < 0x7f && c != '\'') {
        name.append(c);
      }
    }
    String clean = name.toString().strip();
    return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
  }
}
