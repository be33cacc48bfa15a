package org.calque.photo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One directory of a TIFF file, classic or BigTIFF: where its picture lies and how it is coded.
 *
 * <p>Only the entries' places are read; a value is read when it is asked for and its size is
 * bounded by the bytes that are there, so a hostile count costs nothing.
 */
final class TiffDirectory {
  private static final int BIG_MAGIC = 43;
  private static final int CLASSIC_MAGIC = 42;
  private static final long CUT_OFF = -1;

  private final ByteWindow window;
  private final boolean big;
  private final Map<Integer, Entry> entries;
  private final long next;

  private TiffDirectory(ByteWindow window, boolean big, Map<Integer, Entry> entries, long next) {
    this.window = window;
    this.big = big;
    this.entries = entries;
    this.next = next;
  }

  /** Where one value lies; the offset is that of the value itself. */
  private record Entry(int type, long count, long offset) {}

  /** The first directory of a block that begins with a TIFF header. */
  static TiffDirectory first(ByteWindow block) throws UnreadablePhotographException {
    ByteWindow window = block.withBigEndian(block.startsWith(0, "MM"));
    boolean big = window.u16(2) == BIG_MAGIC;
    boolean ordered = block.startsWith(0, "MM") || block.startsWith(0, "II");
    if (!ordered || (!big && window.u16(2) != CLASSIC_MAGIC)) {
      throw UnreadablePhotographException.damaged("TIFF", "its header is not a TIFF header");
    }
    return at(window, big, big ? window.u64(8) : window.u32(4));
  }

  private static TiffDirectory at(ByteWindow window, boolean big, long offset)
      throws UnreadablePhotographException {
    if (offset < 8) {
      throw UnreadablePhotographException.damaged("TIFF", "it has no image directory");
    }
    int countSize = big ? 8 : 2;
    int entrySize = big ? 20 : 12;
    if (!window.has(offset, countSize)) {
      throw UnreadablePhotographException.damaged("TIFF", "its directory lies outside the file");
    }
    long count = big ? window.u64(offset) : window.u16(offset);
    long first = offset + countSize;
    if (count < 1 || count > window.length() || !window.has(first, count * entrySize)) {
      throw UnreadablePhotographException.damaged("TIFF", "its directory is cut off");
    }
    Map<Integer, Entry> entries = new HashMap<>();
    for (long i = 0; i < count; i++) {
      long at = first + i * entrySize;
      int type = window.u16(at + 2);
      long values = big ? window.u64(at + 4) : window.u32(at + 4);
      long inline = at + (big ? 12 : 8);
      boolean fits = values <= (big ? 8 : 4) / sizeOf(type);
      long place = fits ? inline : big ? window.u64(inline) : window.u32(inline);
      entries.putIfAbsent(window.u16(at), new Entry(type, values, place));
    }
    return new TiffDirectory(window, big, entries, nextOffset(window, big, first, count));
  }

  private static long nextOffset(ByteWindow window, boolean big, long first, long count)
      throws UnreadablePhotographException {
    long at = first + count * (big ? 20 : 12);
    if (!window.has(at, big ? 8 : 4)) {
      return CUT_OFF;
    }
    return big ? window.u64(at) : window.u32(at);
  }

  /** The directory that an entry points to, where it is there and readable. */
  Optional<TiffDirectory> sub(int tag) {
    OptionalLong offset = number(tag);
    if (offset.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(at(window, big, offset.getAsLong()));
    } catch (UnreadablePhotographException e) {
      return Optional.empty();
    }
  }

  /** Refuses a directory of a file whose end, or one of whose values, is not in the file. */
  void requireWhole() throws UnreadablePhotographException {
    boolean whole = next != CUT_OFF;
    for (Entry entry : entries.values()) {
      int size = sizeOf(entry.type);
      whole &=
          entry.count <= window.length() / size && window.has(entry.offset, entry.count * size);
    }
    if (!whole) {
      throw UnreadablePhotographException.damaged("TIFF", "its description is cut off");
    }
  }

  /** Whether another directory, another page, follows. */
  boolean hasNext() {
    return next > 0;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** The first value of a whole-number entry. */
  OptionalLong number(int tag) {
    Optional<long[]> values = numbers(tag);
    return values.isPresent() && values.get().length > 0
        ? OptionalLong.of(values.get()[0])
        : OptionalLong.empty();
  }

  long number(int tag, long otherwise) {
    return number(tag).orElse(otherwise);
  }

  /** All values of a whole-number entry; empty when the entry is absent or damaged. */
  Optional<long[]> numbers(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null || !isWhole(entry.type)) {
      return Optional.empty();
    }
    int size = sizeOf(entry.type);
    if (entry.count > window.length() / size || !window.has(entry.offset, entry.count * size)) {
      return Optional.empty();
    }
    try {
      long[] values = new long[(int) entry.count];
      for (int i = 0; i < values.length; i++) {
        values[i] = whole(entry.offset + (long) i * size, size);
      }
      return Optional.of(values);
    } catch (UnreadablePhotographException e) {
      return Optional.empty();
    }
  }

  /** The bytes of an entry, such as a colour profile. */
  Optional<ByteWindow> bytes(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null || sizeOf(entry.type) != 1 || !window.has(entry.offset, entry.count)) {
      return Optional.empty();
    }
    try {
      return Optional.of(window.slice(entry.offset, entry.count));
    } catch (UnreadablePhotographException e) {
      return Optional.empty();
    }
  }

  private long whole(long offset, int size) throws UnreadablePhotographException {
    return switch (size) {
      case 1 -> window.u8(offset);
      case 2 -> window.u16(offset);
      case 4 -> window.u32(offset);
      default -> window.u64(offset);
    };
  }

  private static boolean isWhole(int type) {
    return type == 1 || type == 3 || type == 4 || type == 13 || type == 16 || type == 18;
  }

  private static int sizeOf(int type) {
    return switch (type) {
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12, 16, 17, 18 -> 8;
      default -> 1;
    };
  }
}
