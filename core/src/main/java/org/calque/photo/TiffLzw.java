package org.calque.photo;

/**
 * The LZW compression of TIFF, in today's form (high bit first, code width grows one code early)
 * and in that of the earliest writers (low bit first, no early growth).
 */
final class TiffLzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int MOST_BITS = 12;
  private static final int MOST_CODES = 1 << MOST_BITS;

  private final byte[] from;
  private final byte[] to;
  private final boolean old;
  // a code stands for a stretch of what was put out before: where it began, how long it is
  private final int[] start = new int[MOST_CODES];
  private final int[] length = new int[MOST_CODES];
  private int bitPosition;
  private int count;

  TiffLzw(byte[] from, byte[] to) {
    this.from = from;
    this.to = to;
    this.old = from.length > 1 && from[0] == 0 && (from[1] & 1) != 0;
  }

  /** Fills the target as far as the data reach; the number of bytes. */
  int decode() throws UnreadablePhotographException {
    int next = FIRST;
    int bits = 9;
    int previous = -1;
    while (count < to.length) {
      int code = code(bits);
      if (code < 0 || code == END) {
        return count;
      }
      if (code == CLEAR) {
        next = FIRST;
        bits = 9;
        previous = -1;
        continue;
      }
      int begin = count;
      if (previous >= 0 && next < MOST_CODES) {
        start[next] = begin - lengthOf(previous);
        length[next] = lengthOf(previous) + 1;
      }
      if (code >= FIRST && (previous < 0 || code > next || code >= MOST_CODES)) {
        throw TiffCompression.damaged("its image data contain a code that does not exist");
      }
      put(code);
      next += previous >= 0 && next < MOST_CODES ? 1 : 0;
      previous = code;
      bits = width(next);
    }
    return count;
  }

  private int width(int next) {
    int grown = next + (old ? 0 : 1);
    // the code that is about to be entered counts, because it is entered with the next one read
    return Math.min(MOST_BITS, Math.max(9, 32 - Integer.numberOfLeadingZeros(grown)));
  }

  private int lengthOf(int code) {
    return code < CLEAR ? 1 : length[code];
  }

  private void put(int code) {
    if (code < CLEAR) {
      to[count++] = (byte) code;
      return;
    }
    int at = start[code];
    for (int i = 0; i < length[code] && count < to.length; i++) {
      to[count++] = to[at + i];
    }
  }

  private int code(int bits) {
    if (bitPosition + bits > from.length * 8L) {
      return -1;
    }
    int code = 0;
    for (int done = 0; done < bits; ) {
      int inByte = bitPosition & 7;
      int take = Math.min(8 - inByte, bits - done);
      int mask = (1 << take) - 1;
      int value = from[bitPosition >> 3] & 0xff;
      if (old) {
        code |= ((value >> inByte) & mask) << done;
      } else {
        code = (code << take) | ((value >> (8 - inByte - take)) & mask);
      }
      done += take;
      bitPosition += take;
    }
    return code;
  }
}
