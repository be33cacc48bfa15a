package org.calque.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes TIFF structures entry by entry: Exif blocks and whole files. */
final class TiffFixture {
  private final ByteOrder order;
  private final Map<Integer, Entry> entries = new TreeMap<>();
  private final Map<Integer, TiffFixture> directories = new TreeMap<>();

  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  private record Entry(int type, int count, byte[] value) {}

  TiffFixture(ByteOrder order) {
    this.order = order;
  }

  TiffFixture shorts(int tag, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(order);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    entries.put(tag, new Entry(3, values.length, buffer.array()));
    return this;
  }

  TiffFixture longs(int tag, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(order);
    for (int value : values) {
      buffer.putInt(value);
    }
    entries.put(tag, new Entry(4, values.length, buffer.array()));
    return this;
  }

  TiffFixture text(int tag, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    entries.put(tag, new Entry(2, value.length, value));
    return this;
  }

  TiffFixture fraction(int tag, int above, int below) {
    byte[] value = ByteBuffer.allocate(8).order(order).putInt(above).putInt(below).array();
    entries.put(tag, new Entry(5, 1, value));
    return this;
  }

  TiffFixture directory(int tag, TiffFixture inner) {
    directories.put(tag, inner);
    return longs(tag, 0);
  }

  /** A block that begins with the TIFF header. */
  byte[] block() {
    ByteBuffer out = ByteBuffer.allocate(1 << 16).order(order);
    out.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) 42).putInt(8);
    write(out);
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  private void write(ByteBuffer out) {
    int start = out.position();
    out.position(start + 2 + 12 * entries.size() + 4);
    List<byte[]> records = new ArrayList<>();
    for (Map.Entry<Integer, Entry> e : entries.entrySet()) {
      ByteBuffer record = ByteBuffer.allocate(12).order(order);
      Entry entry = e.getValue();
      record.putShort(e.getKey().shortValue()).putShort((short) entry.type).putInt(entry.count);
      TiffFixture inner = directories.get(e.getKey());
      if (inner != null) {
        record.putInt(out.position());
        inner.write(out);
      } else if (entry.value.length <= 4) {
        record.put(entry.value);
      } else {
        record.putInt(out.position());
        out.put(entry.value);
      }
      records.add(record.array());
    }
    int end = out.position();
    out.position(start);
    out.putShort((short) entries.size());
    records.forEach(out::put);
    out.position(end);
  }

  /** A file whose single strip is given; the entries of its shape come from the caller. */
  byte[] file(byte[] strip) {
    longs(273, 0).longs(279, strip.length);
    int offset = block().length;
    longs(273, offset);
    return PictureFixture.join(block(), strip);
  }
}
