package org.calque.photo;

import org.jspecify.annotations.Nullable;

/** The tables of a JPEG file that are in force at a point of it. */
final class JpegTables {
  private static final int SLOTS = 4;

  private final int[] quantization = new int[SLOTS];
  private final @Nullable JpegHuffman[] dc = new JpegHuffman[SLOTS];
  private final @Nullable JpegHuffman[] ac = new JpegHuffman[SLOTS];
  private int restartInterval;

  void quantization(ByteWindow content) throws UnreadablePhotographException {
    int at = 0;
    while (at < content.length()) {
      int head = content.u8(at);
      int size = head >> 4 == 0 ? 1 : 2;
      if (head >> 4 > 1 || (head & 15) >= SLOTS || !content.has(at + 1L, 64L * size)) {
        throw JpegScan.damaged("one of its quantisation tables is cut off");
      }
      int mean = size == 1 ? content.u8(at + 1L) : content.u16(at + 1L);
      quantization[head & 15] = Math.max(1, mean);
      at += 1 + 64 * size;
    }
  }

  void huffman(ByteWindow content) throws UnreadablePhotographException {
    int at = 0;
    while (at < content.length()) {
      int head = content.u8(at);
      if (head >> 4 > 1 || (head & 15) >= SLOTS || !content.has(at + 1L, 16)) {
        throw JpegScan.damaged("one of its Huffman tables is cut off");
      }
      int[] counts = new int[17];
      int total = 0;
      for (int i = 1; i <= 16; i++) {
        counts[i] = content.u8(at + (long) i);
        total += counts[i];
      }
      if (total > 256 || !content.has(at + 17L, total)) {
        throw JpegScan.damaged("one of its Huffman tables is cut off");
      }
      JpegHuffman table = JpegHuffman.of(counts, content.slice(at + 17L, total));
      (head >> 4 == 0 ? dc : ac)[head & 15] = table;
      at += 17 + total;
    }
  }

  void restartInterval(ByteWindow content) throws UnreadablePhotographException {
    restartInterval = content.u16(0);
  }

  /** The number of coded units between two restart markers; 0 for none. */
  int restartInterval() {
    return restartInterval;
  }

  /** The quantisation step of a block's mean. */
  int meanStep(int slot) throws UnreadablePhotographException {
    if (quantization[slot] == 0) {
      throw JpegScan.damaged("one of its quantisation tables is missing");
    }
    return quantization[slot];
  }

  JpegHuffman dc(int slot) throws UnreadablePhotographException {
    return present(dc[slot]);
  }

  JpegHuffman ac(int slot) throws UnreadablePhotographException {
    return present(ac[slot]);
  }

  private static JpegHuffman present(@Nullable JpegHuffman table)
      throws UnreadablePhotographException {
    if (table == null) {
      throw JpegScan.damaged("one of its Huffman tables is missing");
    }
    return table;
  }
}
