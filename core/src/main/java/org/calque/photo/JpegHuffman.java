package org.calque.photo;

import java.util.Arrays;

/**
 * A Huffman table of a JPEG file, as one look-up by the next 16 bits.
 *
 * <p>A look-up gives {@code length << 8 | symbol}; 0 means that no code begins with these bits.
 */
final class JpegHuffman {
  private static final int BITS = 16;
  private static final int SHORT_BITS = 10;

  private final short[] byShortPrefix = new short[1 << SHORT_BITS];
  private final int[] firstCode = new int[BITS + 2];
  private final int[] codesEnd = new int[BITS + 2];
  private final int[] firstIndex = new int[BITS + 2];
  private final byte[] symbols;

  private JpegHuffman(byte[] symbols) {
    this.symbols = symbols;
  }

  /** From the number of codes of each length 1 to 16, and the symbols in the order of codes. */
  static JpegHuffman of(int[] counts, ByteWindow symbols) throws UnreadablePhotographException {
    byte[] copy =
        Arrays.copyOfRange(
            symbols.array(), symbols.arrayOffset(), symbols.arrayOffset() + symbols.length());
    JpegHuffman table = new JpegHuffman(copy);
    int code = 0;
    int index = 0;
    for (int length = 1; length <= BITS; length++) {
      table.firstCode[length] = code;
      table.firstIndex[length] = index;
      for (int i = 0; i < counts[length]; i++) {
        table.enter(code++, length, copy[index++] & 0xff);
      }
      table.codesEnd[length] = code;
      if (code > 1 << length) {
        throw JpegScan.damaged("one of its Huffman tables is impossible");
      }
      code <<= 1;
    }
    return table;
  }

  private void enter(int code, int length, int symbol) {
    if (length > SHORT_BITS || code >= 1 << length) {
      return;
    }
    int from = code << (SHORT_BITS - length);
    Arrays.fill(
        byShortPrefix, from, from + (1 << (SHORT_BITS - length)), (short) ((length << 8) | symbol));
  }

  /** The code at the start of 16 bits: {@code length << 8 | symbol}, or 0 for none. */
  int lookUp(int bits16) {
    int entry = byShortPrefix[bits16 >>> (BITS - SHORT_BITS)];
    return entry != 0 ? entry : lookUpLong(bits16);
  }

  private int lookUpLong(int bits16) {
    for (int length = SHORT_BITS + 1; length <= BITS; length++) {
      int code = bits16 >>> (BITS - length);
      if (code < codesEnd[length]) {
        int symbol = symbols[firstIndex[length] + code - firstCode[length]] & 0xff;
        return (length << 8) | symbol;
      }
    }
    return 0;
  }
}
