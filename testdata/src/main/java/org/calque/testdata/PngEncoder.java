package org.calque.testdata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * PNG with stored deflate blocks: larger than need be, but the same bytes whatever zlib the JDK
 * carries. 8-bit RGB with an sRGB chunk. Stateless.
 */
final class PngEncoder {
  private static final int BLOCK = 65535;

  private PngEncoder() {}

  static byte[] encode(int width, int height, byte[] rgb) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(rgb.length + height + 1024);
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    chunk(out, "IHDR", header.array());
    chunk(out, "sRGB", new byte[] {0});
    chunk(out, "IDAT", zlib(lines(width, height, rgb)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] lines(int width, int height, byte[] rgb) {
    byte[] lines = new byte[height * (3 * width + 1)];
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, 3 * y * width, lines, y * (3 * width + 1) + 1, 3 * width);
    }
    return lines;
  }

  private static byte[] zlib(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + data.length / 8000 + 64);
    out.write(0x78);
    out.write(0x01);
    for (int at = 0; at < data.length; at += BLOCK) {
      int n = Math.min(BLOCK, data.length - at);
      out.write(at + n == data.length ? 1 : 0);
      out.write(n & 0xFF);
      out.write(n >>> 8);
      out.write(~n & 0xFF);
      out.write((~n >>> 8) & 0xFF);
      out.write(data, at, n);
    }
    Adler32 adler = new Adler32();
    adler.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) adler.getValue()).array());
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
