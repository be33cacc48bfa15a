package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Blocks made to exhaust memory, the stack or patience cost next to nothing. */
class HostileMetadataTest {
  private static final int BLOCK = 65_000;
  private static final int EXIF = 0x8769;
  private static final int ORIENTATION = 0x112;
  private static final int HARMLESS_BYTES = 4 << 20;

  /** A big-endian block with the given entry count and 12-byte entries from offset 10 on. */
  private static byte[] block(int size, int entries, int type, int count, IntUnaryOperator value) {
    ByteBuffer out = ByteBuffer.allocate(size).put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    out.putShort((short) entries);
    for (int i = 0; i < entries && out.remaining() >= 12; i++) {
      out.putShort((short) (0xc000 + i % 64)).putShort((short) type);
      out.putInt(count).putInt(value.applyAsInt(i));
    }
    return out.array();
  }

  private static Exif requireHarmless(byte[] block, String what) {
    ByteWindow window = ByteWindow.bigEndian("Exif", block);
    Exif.read(window); // what is loaded once does not count
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Exif exif = Exif.read(window);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < HARMLESS_BYTES, what + " took " + taken + " bytes");
    assertEquals(CaptureMetadata.none(), exif.metadata(), what);
    return exif;
  }

  @Test
  void countsBeyondTheBlock() {
    for (int type : new int[] {1, 2, 3, 4, 5, 7, 12, 13}) {
      requireHarmless(block(BLOCK, 65_535, type, -1, i -> 8), "type " + type);
      requireHarmless(block(BLOCK, 4, type, Integer.MAX_VALUE, i -> 8), "type " + type);
    }
  }

  @Test
  void everyEntryAsksForTheWholeBlock() {
    byte[] onePlace = block(BLOCK, 5400, 7, BLOCK - 8, i -> 8);
    assertTrue(requireHarmless(onePlace, "all entries at one place").damaged());
    byte[] many = block(BLOCK, 5400, 7, 4, i -> 8);
    assertTrue(requireHarmless(many, "more entries than any camera writes").damaged());
  }

  @Test
  void directoriesThatLeadIntoEachOther() {
    // entry i is an Exif pointer to the directory that begins inside entry i
    byte[] chain = block(BLOCK, 20, 7, BLOCK / 8, i -> 8);
    for (int i = 0; i < 400; i++) {
      int entry = 10 + 12 * i;
      ByteBuffer.wrap(chain, entry, 12)
          .putShort((short) EXIF)
          .putShort((short) 4)
          .putInt(1)
          .putInt(entry + 10);
    }
    requireHarmless(chain, "a chain of directories");
    requireHarmless(
        new TiffFixture(ByteOrder.BIG_ENDIAN).longs(EXIF, 8).block(), "a directory inside itself");
  }

  @Test
  void aCycleOfPagesEndsAtTheFirst() {
    byte[] block = new TiffFixture(ByteOrder.BIG_ENDIAN).shorts(ORIENTATION, 6).block();
    block[block.length - 1] = 8; // the next directory is this one
    Exif exif = Exif.read(ByteWindow.bigEndian("Exif", block));
    assertEquals(6, exif.orientation());
  }

  @Test
  void valuesFarTooLongForTheirMeaning() {
    byte[] zeros = block(1 << 20, 1, 2, (1 << 20) - 64, i -> 32);
    ByteBuffer.wrap(zeros, 10, 2).putShort((short) 0x10f);
    assertTrue(requireHarmless(zeros, "a maker's name of a million zeros").damaged());
  }

  @Test
  void bigTiffCountsThatOverflow() {
    for (long count : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 61, 1L << 32}) {
      ByteBuffer big = ByteBuffer.allocate(200).put(new byte[] {'M', 'M', 0, 43, 0, 8, 0, 0});
      big.putLong(16).putLong(1).putShort((short) 0x10f).putShort((short) 5);
      big.putLong(count).putLong(Long.MAX_VALUE - 3);
      requireHarmless(big.array(), "a count of " + count);
    }
  }

  @Test
  void whatWasReadBeforeTheDamageIsKept() {
    byte[] whole =
        new TiffFixture(ByteOrder.LITTLE_ENDIAN)
            .shorts(ORIENTATION, 8)
            .directory(EXIF, new TiffFixture(ByteOrder.LITTLE_ENDIAN).text(0x9003, "x"))
            .block();
    byte[] cut = java.util.Arrays.copyOf(whole, 8 + 2 + 2 * 12);
    Exif exif = Exif.read(ByteWindow.littleEndian("Exif", cut));
    assertEquals(8, exif.orientation());
    assertTrue(exif.damaged());
  }

  @Test
  void anEntryThatIsSkippedIsSaid() {
    byte[] block = new TiffFixture(ByteOrder.BIG_ENDIAN).shorts(1, 1).shorts(2, 2).block();
    block[13] = 99; // the first entry has a type that does not exist
    assertTrue(Exif.read(ByteWindow.bigEndian("Exif", block)).damaged());
  }
}
