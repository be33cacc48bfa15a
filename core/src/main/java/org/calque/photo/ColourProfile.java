package org.calque.photo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/** Takes pixels from an embedded ICC profile's colours to those of sRGB, and says what it did. */
final class ColourProfile {
  /** Fewer pixels outside sRGB than this share are not worth a word. */
  private static final double NOTABLE_SHARE = 0.001;

  private ColourProfile() {}

  /**
   * Converts pixels in place where the profile is a matrix with tone curves and differs from sRGB.
   *
   * @param bgr interleaved blue, green, red
   */
  static List<Finding> apply(ByteWindow block, byte[] bgr) {
    Optional<IccProfile> profile = IccProfile.read(block);
    if (profile.isEmpty()) {
      return List.of(irregular("cannot be read; its colours are taken as sRGB."));
    }
    String name = profile.get().name();
    if (profile.get().model().isEmpty()) {
      return name.contains("sRGB")
          ? List.of()
          : List.of(
              irregular(
                  (name.isEmpty() ? "" : "'" + name + "' ")
                      + "is broken or made of tables and is not applied; its colours are taken as"
                      + " sRGB."));
    }
    ColourConversion conversion = new ColourConversion(profile.get().model().get());
    if (conversion.isImperceptible()) {
      return List.of();
    }
    return List.of(converted(name, conversion.apply(bgr) / (bgr.length / 3.0)));
  }

  private static Finding irregular(String what) {
    return Finding.info(
        FindingCode.PHOTOGRAPH_IRREGULAR, "The photograph's colour profile " + what);
  }

  private static Finding converted(String name, double clipped) {
    String from = name.isEmpty() ? "its embedded profile" : "'" + name + "'";
    if (clipped < NOTABLE_SHARE) {
      return Finding.info(
          FindingCode.COLOURS_CONVERTED,
          "The photograph's colours were converted from " + from + " to sRGB.");
    }
    return Finding.info(
            FindingCode.COLOURS_CONVERTED,
            String.format(
                Locale.ROOT,
                "The photograph's colours were converted from %s to sRGB, which cannot show all of"
                    + " them: the others were clipped.",
                from))
        .with(clipped, NOTABLE_SHARE, "1");
  }
}
