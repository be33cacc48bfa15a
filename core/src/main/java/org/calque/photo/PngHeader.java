package org.calque.photo;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a PNG file, checked.
 *
 * @param width columns
 * @param height rows
 * @param bitDepth bits a sample: 1, 2, 4, 8 or 16
 * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
 * @param interlaced whether the rows come in seven passes
 */
record PngHeader(int width, int height, int bitDepth, int colourType, boolean interlaced) {
  private static final String FORMAT = "PNG";
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  static PngHeader read(ByteWindow file, DecodeLimits limits) throws UnreadablePhotographException {
    if (!file.startsWith(0, "\u0089PNG\r\n\u001a\n")) {
      throw UnreadablePhotographException.damaged(
          FORMAT, "its first bytes were changed on the way");
    }
    if (!file.startsWith(12, "IHDR") || file.u32(8) != 13) {
      throw UnreadablePhotographException.damaged(FORMAT, "its header is missing");
    }
    limits.checkSize(FORMAT, file.u32(16), file.u32(20));
    int depth = file.u8(24);
    int colour = file.u8(25);
    if (!valid(depth, colour) || file.u8(26) != 0 || file.u8(27) != 0 || file.u8(28) > 1) {
      throw UnreadablePhotographException.damaged(FORMAT, "its header states an impossible coding");
    }
    return new PngHeader((int) file.u32(16), (int) file.u32(20), depth, colour, file.u8(28) == 1);
  }

  private static boolean valid(int depth, int colour) {
    return switch (colour) {
      case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  boolean usesPalette() {
    return colourType == 3;
  }

  boolean hasAlpha() {
    return colourType == 4 || colourType == 6;
  }

  /** A run of rows of equal length, as the data hold them. */
  record Pass(long rows, long rowBytes) {}

  /** The passes in the order of the data, one unless the file is interlaced; none is empty. */
  List<Pass> passes() {
    if (!interlaced) {
      return List.of(new Pass(height, rowBytes(width)));
    }
    List<Pass> passes = new ArrayList<>();
    for (int[] pass : PASSES) {
      long columns = (width - pass[0] + pass[2] - 1L) / pass[2];
      long rows = (height - pass[1] + pass[3] - 1L) / pass[3];
      if (columns > 0 && rows > 0) {
        passes.add(new Pass(rows, rowBytes(columns)));
      }
    }
    return passes;
  }

  /** The bytes of a row, that of its filter included. */
  private long rowBytes(long columns) {
    int channels =
        switch (colourType) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return 1 + (columns * channels * bitDepth + 7) / 8;
  }
}
