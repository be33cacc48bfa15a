package org.calque.photo;

import java.util.Optional;

/**
 * An ICC profile (ICC.1:2022) as far as it is a matrix and three tone curves, or one tone curve of
 * greys.
 *
 * @param name its description, printable ASCII without quotes; empty when it has none
 * @param model how its values become light; none when that needs tables of another kind, or the
 *     profile is broken
 */
record IccProfile(String name, Optional<Model> model) {
  private static final int HEADER = 128;
  private static final int SPACE = 16;
  private static final int SIGNATURE = 36;
  private static final int TAG_ENTRY = 12;
  private static final int MOST_TAGS = 100;
  private static final int LONGEST_NAME = 60;
  private static final double FIXED_16 = 65536;

  /** The white of the connection space, D50, which the three colours sum to. */
  private static final double[] WHITE = {0.9642, 1, 0.8249};

  private static final double WHITE_TOLERANCE = 0.03;
  private static final double LARGEST_COLOUR = 1.2;

  /**
   * Values to light.
   *
   * @param curves red, green, blue: linear light of each 8-bit value
   * @param toXyz red, green and blue light to X, Y, Z of D50, row-major; none for greys
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never kept
  record Model(double[][] curves, Optional<double[]> toXyz) {}

  /** The profile in a block; none when it is no profile at all. */
  static Optional<IccProfile> read(ByteWindow block) {
    if (!block.startsWith(SIGNATURE, "acsp")) {
      return Optional.empty();
    }
    return Optional.of(new IccProfile(name(block), model(block)));
  }

  private static Optional<Model> model(ByteWindow block) {
    try {
      if (block.startsWith(SPACE, "GRAY")) {
        return curve(block, "kTRC").map(c -> new Model(new double[][] {c, c, c}, Optional.empty()));
      }
      return block.startsWith(SPACE, "RGB ") ? matrix(block) : Optional.empty();
    } catch (UnreadablePhotographException e) {
      return Optional.empty();
    }
  }

  private static Optional<Model> matrix(ByteWindow block) throws UnreadablePhotographException {
    String colours = "rgb";
    double[][] curves = new double[colours.length()][];
    double[] toXyz = new double[colours.length() * WHITE.length];
    for (int c = 0; c < colours.length(); c++) {
      Optional<double[]> curve = curve(block, colours.charAt(c) + "TRC");
      Optional<ByteWindow> xyz = tag(block, colours.charAt(c) + "XYZ");
      if (curve.isEmpty() || xyz.isEmpty() || !xyz.get().startsWith(0, "XYZ ")) {
        return Optional.empty();
      }
      curves[c] = curve.get();
      for (int i = 0; i < WHITE.length; i++) {
        toXyz[3 * i + c] = xyz.get().s32(8 + 4L * i) / FIXED_16;
      }
    }
    return isPlausible(toXyz)
        ? Optional.of(new Model(curves, Optional.of(toXyz)))
        : Optional.empty();
  }

  /** Whether the three colours are of this world and make white together. */
  private static boolean isPlausible(double[] toXyz) {
    for (double value : toXyz) {
      if (!(Math.abs(value) < LARGEST_COLOUR)) {
        return false;
      }
    }
    for (int i = 0; i < WHITE.length; i++) {
      double sum = toXyz[3 * i] + toXyz[3 * i + 1] + toXyz[3 * i + 2];
      if (!(Math.abs(sum - WHITE[i]) < WHITE_TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<double[]> curve(ByteWindow block, String tag)
      throws UnreadablePhotographException {
    Optional<ByteWindow> found = tag(block, tag);
    return found.isEmpty() ? Optional.empty() : ToneCurve.read(found.get());
  }

  private static Optional<ByteWindow> tag(ByteWindow block, String name)
      throws UnreadablePhotographException {
    long count = Math.min(MOST_TAGS, block.u32(HEADER));
    for (long i = 0; i < count; i++) {
      long at = HEADER + 4 + i * TAG_ENTRY;
      if (block.startsWith(at, name)) {
        return Optional.of(block.slice(block.u32(at + 4), block.u32(at + 8)));
      }
    }
    return Optional.empty();
  }

  /** The printable characters of a description in either of its two forms. */
  private static String name(ByteWindow block) {
    try {
      Optional<ByteWindow> description = tag(block, "desc");
      if (description.isEmpty()) {
        return "";
      }
      ByteWindow text = description.get();
      boolean localized = text.startsWith(0, "mluc");
      long from = localized ? text.u32(24) : 12;
      long size = localized ? text.u32(20) : text.u32(8);
      StringBuilder name = new StringBuilder();
      for (char c : text.latin1(from, Math.min(size, 2L * LONGEST_NAME)).toCharArray()) {
        if (c >= ' ' && c < 0x7f && c != '\'') {
          name.append(c);
        }
      }
      return name.toString().strip();
    } catch (UnreadablePhotographException e) {
      return "";
    }
  }
}
