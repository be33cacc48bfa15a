package org.calque.photo;

import java.nio.charset.StandardCharsets;

/**
 * A part of a file's bytes, read as unsigned numbers with every access checked.
 *
 * <p>Offsets count from the part's start; reading past its end is damage of the named format.
 */
final class ByteWindow {
  private final String format;
  private final byte[] data;
  private final int start;
  private final int length;
  private final boolean bigEndian;

  private ByteWindow(String format, byte[] data, int start, int length, boolean bigEndian) {
    this.format = format;
    this.data = data;
    this.start = start;
    this.length = length;
    this.bigEndian = bigEndian;
  }

  static ByteWindow bigEndian(String format, byte[] data) {
    return new ByteWindow(format, data, 0, data.length, true);
  }

  static ByteWindow littleEndian(String format, byte[] data) {
    return new ByteWindow(format, data, 0, data.length, false);
  }

  ByteWindow withBigEndian(boolean big) {
    return new ByteWindow(format, data, start, length, big);
  }

  ByteWindow slice(long offset, long size) throws UnreadablePhotographException {
    require(offset, size);
    return new ByteWindow(format, data, start + (int) offset, (int) size, bigEndian);
  }

  int length() {
    return length;
  }

  boolean has(long offset, long size) {
    return offset >= 0 && size >= 0 && offset <= length && size <= length - offset;
  }

  int u8(long offset) throws UnreadablePhotographException {
    require(offset, 1);
    return data[start + (int) offset] & 0xff;
  }

  int u16(long offset) throws UnreadablePhotographException {
    return (int) number(offset, 2);
  }

  long u32(long offset) throws UnreadablePhotographException {
    return number(offset, 4);
  }

  /** A signed 32-bit number. */
  int s32(long offset) throws UnreadablePhotographException {
    return (int) number(offset, 4);
  }

  /** An 8-byte number; one that does not fit a file is as good as none and becomes the largest. */
  long u64(long offset) throws UnreadablePhotographException {
    long value = number(offset, 8);
    return value < 0 ? Long.MAX_VALUE : value;
  }

  boolean startsWith(long offset, String latin1) {
    byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
    if (!has(offset, expected.length)) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (data[start + (int) offset + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  String latin1(long offset, long size) throws UnreadablePhotographException {
    require(offset, size);
    return new String(data, start + (int) offset, (int) size, StandardCharsets.ISO_8859_1);
  }

  byte[] array() {
    return data;
  }

  /** The part's start in {@link #array()}. */
  int arrayOffset() {
    return start;
  }

  private long number(long offset, int size) throws UnreadablePhotographException {
    require(offset, size);
    long value = 0;
    for (int i = 0; i < size; i++) {
      int at = start + (int) offset + (bigEndian ? i : size - 1 - i);
      value = (value << 8) | (data[at] & 0xff);
    }
    return value;
  }

  private void require(long offset, long size) throws UnreadablePhotographException {
    if (!has(offset, size)) {
      throw UnreadablePhotographException.damaged(format, "it ends too early");
    }
  }
}
