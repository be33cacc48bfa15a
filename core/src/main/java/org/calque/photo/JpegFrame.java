package org.calque.photo;

import java.util.ArrayList;
import java.util.List;

/**
 * The image header of a JPEG file (SOF), checked.
 *
 * @param width columns
 * @param height rows
 * @param progressive whether the coefficients come in several scans
 * @param components the colour planes, in the header's order
 * @param mcuColumns the number of coded units in a row, when planes are interleaved
 * @param mcuRows the number of rows of coded units
 */
record JpegFrame(
    int width,
    int height,
    boolean progressive,
    List<Component> components,
    int mcuColumns,
    int mcuRows) {
  private static final int BLOCK = 8;
  private static final int LARGEST_FACTOR = 4;

  /**
   * One colour plane.
   *
   * @param id what scans call it
   * @param horizontal blocks of it in a row of a coded unit
   * @param vertical rows of blocks of it in a coded unit
   * @param quantization the number of its quantisation table
   * @param blockColumns blocks in a row when the plane stands alone in a scan
   * @param blockRows rows of blocks when the plane stands alone in a scan
   */
  record Component(
      int id, int horizontal, int vertical, int quantization, int blockColumns, int blockRows) {}

  /** Reads the segment that follows an SOF marker. */
  static JpegFrame read(int marker, ByteWindow content, DecodeLimits limits)
      throws UnreadablePhotographException {
    refuseCoding(marker);
    if (content.u8(0) != 8) {
      throw UnreadablePhotographException.unsupported(
          "is a JPEG with " + content.u8(0) + " bits a channel");
    }
    int height = content.u16(1);
    int width = content.u16(3);
    int count = content.u8(5);
    if (height == 0) {
      throw sizeUnknown();
    }
    limits.checkSize(JpegScan.FORMAT, width, height);
    if ((count != 1 && count != 3 && count != 4) || content.length() != 6 + 3 * count) {
      throw JpegScan.damaged("its image header contradicts itself");
    }
    return components(content, width, height, count, marker == 0xc2);
  }

  static UnreadablePhotographException sizeUnknown() {
    return UnreadablePhotographException.unsupported(
        "is a JPEG that states its height only after the image");
  }

  private static void refuseCoding(int marker) throws UnreadablePhotographException {
    switch (marker) {
      case 0xc0, 0xc1, 0xc2 -> {}
      case 0xc3 -> throw UnreadablePhotographException.unsupported("is a lossless JPEG");
      case 0xc5, 0xc6, 0xc7 ->
          throw UnreadablePhotographException.unsupported("is a hierarchical JPEG");
      default -> throw UnreadablePhotographException.unsupported("is an arithmetic-coded JPEG");
    }
  }

  private static JpegFrame components(
      ByteWindow content, int width, int height, int count, boolean progressive)
      throws UnreadablePhotographException {
    int widest = 1;
    int highest = 1;
    for (int i = 0; i < count; i++) {
      int factors = content.u8(7 + 3L * i);
      requireFactor(factors >> 4);
      requireFactor(factors & 15);
      widest = Math.max(widest, factors >> 4);
      highest = Math.max(highest, factors & 15);
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int horizontal = content.u8(7 + 3L * i) >> 4;
      int vertical = content.u8(7 + 3L * i) & 15;
      components.add(
          new Component(
              content.u8(6 + 3L * i),
              horizontal,
              vertical,
              content.u8(8 + 3L * i) & 3,
              ceil(ceil(width * horizontal, widest), BLOCK),
              ceil(ceil(height * vertical, highest), BLOCK)));
    }
    return new JpegFrame(
        width,
        height,
        progressive,
        List.copyOf(components),
        ceil(width, BLOCK * widest),
        ceil(height, BLOCK * highest));
  }

  private static void requireFactor(int factor) throws UnreadablePhotographException {
    if (factor < 1 || factor > LARGEST_FACTOR) {
      throw JpegScan.damaged("its image header states an impossible colour resolution");
    }
  }

  static int ceil(int value, int divisor) {
    return (value + divisor - 1) / divisor;
  }
}
