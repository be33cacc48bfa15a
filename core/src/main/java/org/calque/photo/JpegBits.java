package org.calque.photo;

/**
 * The bits of one entropy-coded segment of a JPEG file, stuffing removed.
 *
 * <p>Behind the segment's last byte come zeros; {@link #overrun()} tells when one was used.
 */
final class JpegBits {
  private static final int WANTED = 32;

  private final byte[] data;
  private int position;
  private long buffer;
  private int available;
  private int padding;

  JpegBits(byte[] data, int position) {
    this.data = data;
    this.position = position;
  }

  /** The next 16 bits, without using them. */
  int peek16() {
    if (available < WANTED) {
      fill();
    }
    return (int) (buffer >>> (available - 16)) & 0xffff;
  }

  /** Uses up to 16 bits that were looked at. */
  void skip(int count) {
    available -= count;
  }

  /** The next bits, at most 16. */
  int take(int count) {
    int bits = peek16() >>> (16 - count);
    available -= count;
    return bits;
  }

  /** Whether bits behind the segment's end were used. */
  boolean overrun() {
    return padding > available;
  }

  private void fill() {
    while (available <= 48) {
      buffer = (buffer << 8) | next();
      available += 8;
    }
  }

  private int next() {
    if (padding == 0 && position < data.length) {
      int value = data[position] & 0xff;
      if (value != 0xff) {
        position++;
        return value;
      }
      int after = position + 1;
      while (after < data.length && data[after] == -1) {
        after++;
      }
      if (after < data.length && data[after] == 0) {
        position = after + 1;
        return 0xff;
      }
    }
    padding += 8;
    return 0;
  }

  /**
   * Goes to the marker that ends the segment; the number of whole bytes left unused before it.
   *
   * <p>Afterwards {@link #position()} is that of the marker's first byte.
   */
  int toMarker() {
    int unused = Math.max(0, available - padding) / 8;
    while (padding == 0) {
      next();
      unused += padding == 0 ? 1 : 0;
    }
    return unused;
  }

  int position() {
    return position;
  }

  /** Starts again behind a restart marker. */
  void restart(int at) {
    position = at;
    buffer = 0;
    available = 0;
    padding = 0;
  }
}
