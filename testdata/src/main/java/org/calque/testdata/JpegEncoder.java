package org.calque.testdata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A baseline JPEG encoder in integer arithmetic (ITU-T T.81, JFIF 1.02), because the bytes of the
 * JDK's own depend on its libjpeg. One instance per picture; not for several threads.
 */
final class JpegEncoder {
  private final boolean subsampled;
  private final int[] luminance;
  private final int[] chrominance;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
  private final int[] block = new int[64];
  private long bits;
  private int bitCount;

  JpegEncoder(int quality, boolean subsampled) {
    this.subsampled = subsampled;
    this.luminance = JpegTables.quantisation(true, quality);
    this.chrominance = JpegTables.quantisation(false, quality);
  }

  byte[] encode(int width, int height, byte[] rgb, byte[] exif) {
    headers(width, height, exif);
    scan(new YcbcrPlanes(width, height, rgb, subsampled));
    while (bitCount != 0) {
      put(1, 1);
    }
    out.write(0xFF);
    out.write(0xD9);
    return out.toByteArray();
  }

  private void headers(int width, int height, byte[] exif) {
    out.write(0xFF);
    out.write(0xD8);
    segment(0xE1, exif);
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    for (int t = 0; t < 2; t++) {
      tables.write(t);
      for (int i : JpegTables.ZIGZAG) {
        tables.write(t == 0 ? luminance[i] : chrominance[i]);
      }
    }
    segment(0xDB, tables.toByteArray());
    int sampling = subsampled ? 0x22 : 0x11;
    segment(
        0xC0,
        new byte[] {
          8,
          (byte) (height >> 8),
          (byte) height,
          (byte) (width >> 8),
          (byte) width,
          3,
          1,
          (byte) sampling,
          0,
          2,
          0x11,
          1,
          3,
          0x11,
          1
        });
    ByteArrayOutputStream huffman = new ByteArrayOutputStream();
    table(huffman, 0x00, JpegTables.DC_LUMINANCE);
    table(huffman, 0x10, JpegTables.AC_LUMINANCE);
    table(huffman, 0x01, JpegTables.DC_CHROMINANCE);
    table(huffman, 0x11, JpegTables.AC_CHROMINANCE);
    segment(0xC4, huffman.toByteArray());
    segment(0xFE, "Calque rendered scene".getBytes(StandardCharsets.US_ASCII));
    segment(0xDA, new byte[] {3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0});
  }

  private static void table(ByteArrayOutputStream out, int id, JpegTables.Huffman table) {
    out.write(id);
    out.writeBytes(table.counts);
    out.writeBytes(table.symbols);
  }

  private void segment(int marker, byte[] payload) {
    out.write(0xFF);
    out.write(marker);
    out.write((payload.length + 2) >> 8);
    out.write(payload.length + 2);
    out.writeBytes(payload);
  }

  private void scan(YcbcrPlanes planes) {
    int luma = subsampled ? 2 : 1;
    int[] dc = new int[3];
    for (int my = 0; my < planes.mcuRows; my++) {
      for (int mx = 0; mx < planes.mcuColumns; mx++) {
        for (int by = 0; by < luma; by++) {
          for (int bx = 0; bx < luma; bx++) {
            planes.block(0, mx * luma + bx, my * luma + by, block);
            dc[0] = code(dc[0], luminance, JpegTables.DC_LUMINANCE, JpegTables.AC_LUMINANCE);
          }
        }
        for (int c = 1; c < 3; c++) {
          planes.block(c, mx, my, block);
          dc[c] = code(dc[c], chrominance, JpegTables.DC_CHROMINANCE, JpegTables.AC_CHROMINANCE);
        }
      }
    }
  }

  private int code(int lastDc, int[] steps, JpegTables.Huffman dc, JpegTables.Huffman ac) {
    Dct.forward(block);
    for (int i = 0; i < 64; i++) {
      int divisor = steps[i] * 8;
      int v = block[i];
      block[i] = v >= 0 ? (v + divisor / 2) / divisor : -((divisor / 2 - v) / divisor);
    }
    int difference = block[0] - lastDc;
    int size = size(difference);
    put(dc.code[size], dc.length[size]);
    value(difference, size);
    int run = 0;
    for (int k = 1; k < 64; k++) {
      int v = block[JpegTables.ZIGZAG[k]];
      if (v == 0) {
        run++;
        continue;
      }
      for (; run > 15; run -= 16) {
        put(ac.code[0xF0], ac.length[0xF0]);
      }
      size = size(v);
      put(ac.code[run << 4 | size], ac.length[run << 4 | size]);
      value(v, size);
      run = 0;
    }
    if (run > 0) {
      put(ac.code[0], ac.length[0]);
    }
    return block[0];
  }

  private static int size(int v) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(v));
  }

  private void value(int v, int size) {
    if (size > 0) {
      put((v < 0 ? v - 1 : v) & ((1 << size) - 1), size);
    }
  }

  private void put(int code, int length) {
    bits = bits << length | code;
    bitCount += length;
    while (bitCount >= 8) {
      int b = (int) (bits >> (bitCount - 8)) & 0xFF;
      out.write(b);
      if (b == 0xFF) {
        out.write(0);
      }
      bitCount -= 8;
    }
  }
}
