package org.calque.testdata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The payload of an EXIF APP1 segment (Exif 2.32, little endian). Stateless. */
final class ExifSegment {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);

  private record Entry(int tag, int type, int count, byte[] value) {}

  private ExifSegment() {}

  static byte[] of(Encoding e, StoredPixels stored) {
    List<Entry> main = new ArrayList<>();
    main.add(ascii(0x010F, e.tags().make()));
    main.add(ascii(0x0110, e.tags().model()));
    main.add(number(0x0112, SHORT, e.orientation()));
    main.add(number(0x8769, LONG, 0));
    List<Entry> exif = new ArrayList<>();
    exif.add(ascii(0x9003, DATE.format(e.capturedAt())));
    exif.add(rational(0x920A, Math.round(e.tags().focalLengthMm() * 1000), 1000));
    exif.add(number(0xA002, LONG, stored.width()));
    exif.add(number(0xA003, LONG, stored.height()));
    exif.add(number(0xA405, SHORT, e.tags().focalLength35Mm()));
    int exifAt = 8 + size(main);
    main.set(3, number(0x8769, LONG, exifAt));
    ByteBuffer b = ByteBuffer.allocate(6 + exifAt + size(exif)).order(ByteOrder.LITTLE_ENDIAN);
    b.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    b.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    write(b, main, 8);
    write(b, exif, exifAt);
    return b.array();
  }

  private static Entry ascii(int tag, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Entry(tag, 2, value.length, value);
  }

  private static Entry number(int tag, int type, int value) {
    ByteBuffer b = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    return new Entry(tag, type, 1, b.array());
  }

  private static Entry rational(int tag, long numerator, int denominator) {
    ByteBuffer b = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    b.putInt((int) numerator).putInt(denominator);
    return new Entry(tag, 5, 1, b.array());
  }

  private static int size(List<Entry> entries) {
    int size = 2 + 12 * entries.size() + 4;
    for (Entry e : entries) {
      size += outside(e);
    }
    return size;
  }

  private static int outside(Entry e) {
    return e.value().length > 4 ? e.value().length + e.value().length % 2 : 0;
  }

  private static void write(ByteBuffer b, List<Entry> entries, int at) {
    int values = at + 2 + 12 * entries.size() + 4;
    b.position(6 + at);
    b.putShort((short) entries.size());
    for (Entry e : entries) {
      b.putShort((short) e.tag()).putShort((short) e.type()).putInt(e.count());
      if (outside(e) == 0) {
        b.put(e.value()).put(new byte[4 - e.value().length]);
      } else {
        b.putInt(values);
        int next = b.position();
        b.position(6 + values).put(e.value());
        values += outside(e);
        b.position(next);
      }
    }
    b.putInt(0);
  }
}
