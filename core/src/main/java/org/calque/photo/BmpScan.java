package org.calque.photo;

import java.util.List;
import java.util.Optional;

/** Scans BMP: that the header is possible and that all rows are inside the file. */
final class BmpScan implements FormatScan {
  private static final String FORMAT = "BMP";
  private static final int FILE_HEADER = 14;
  private static final int OLD_HEADER = 12;

  @Override
  public Report scan(byte[] bytes, DecodeLimits limits) throws UnreadablePhotographException {
    ByteWindow file = ByteWindow.littleEndian(FORMAT, bytes);
    long headerSize = file.u32(FILE_HEADER);
    boolean old = headerSize == OLD_HEADER;
    if ((!old && headerSize < 40) || headerSize > 256) {
      throw UnreadablePhotographException.damaged(FORMAT, "its header has an impossible length");
    }
    long width = old ? file.u16(18) : file.s32(18);
    long height = Math.abs(old ? file.u16(20) : (long) file.s32(22));
    limits.checkSize(FORMAT, width, height);
    int depth = file.u16(old ? 24 : 28);
    long compression = old ? 0 : file.u32(30);
    checkCoding(depth, compression);
    long pixels = file.u32(10);
    if (pixels < FILE_HEADER + headerSize || pixels > bytes.length) {
      throw UnreadablePhotographException.damaged(FORMAT, "its pixels lie outside the file");
    }
    long rowBytes = (width * depth + 31) / 32 * 4;
    if (!file.has(pixels, rowBytes * height)) {
      throw UnreadablePhotographException.damaged(FORMAT, "it ends before the image does");
    }
    return new Report(
        (int) width, (int) height, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  private static void checkCoding(int depth, long compression)
      throws UnreadablePhotographException {
    boolean plain = compression == 0 && (depth == 8 || depth == 24 || depth == 32);
    boolean masked = compression == 3 && depth == 32;
    if (!plain && !masked) {
      throw UnreadablePhotographException.unsupported(
          "is a compressed BMP or one with few colours");
    }
  }
}
