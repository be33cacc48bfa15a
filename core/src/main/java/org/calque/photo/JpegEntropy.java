package org.calque.photo;

import java.util.Arrays;

/**
 * Follows the entropy-coded data of one scan, block by block, to their end.
 *
 * <p>Codes are looked up and the values' bits are passed over; nothing is transformed. Data that
 * end early, codes that do not exist, runs beyond a block and means beyond the range of 8-bit
 * samples are damage.
 */
final class JpegEntropy {
  private static final int RST0 = 0xd0;
  private static final int LONGEST_VALUE = 15;

  /** Twice the largest mean that 8-bit samples have, so that rounding never refuses a file. */
  private static final int LARGEST_MEAN = 4096;

  private final byte[] data;
  private final JpegBits bits;
  private final JpegTables tables;
  private final JpegScanHeader header;
  private final int[] means = new int[4];
  private int blocksToSkip;

  JpegEntropy(byte[] data, int position, JpegTables tables, JpegScanHeader header) {
    this.data = data;
    this.bits = new JpegBits(data, position);
    this.tables = tables;
    this.header = header;
  }

  /** Walks to the scan's last block; the position of the marker behind it. */
  int walk(JpegFrame frame, JpegProgress progress) throws UnreadablePhotographException {
    Blocks[] blocks = new Blocks[header.planes().size()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = blocks(header.planes().get(i), frame.progressive(), progress);
    }
    JpegFrame.Component alone = header.planes().get(0).component();
    int columns = header.interleaved() ? frame.mcuColumns() : alone.blockColumns();
    int rows = header.interleaved() ? frame.mcuRows() : alone.blockRows();
    long units = (long) columns * rows;
    int interval = tables.restartInterval();
    for (long unit = 0; unit < units; unit++) {
      if (interval > 0 && unit > 0 && unit % interval == 0) {
        restart((int) (unit / interval - 1) & 7);
      }
      unit(blocks, (int) unit);
      if (bits.overrun()) {
        throw JpegScan.damaged("its image data end before the image does");
      }
    }
    return endOfSegment();
  }

  /** The position of the marker that ends the segment; bytes left over mean that some were lost. */
  private int endOfSegment() throws UnreadablePhotographException {
    if (bits.toMarker() > 0) {
      throw JpegScan.damaged("its image data do not end where the image does");
    }
    return bits.position();
  }

  private void unit(Blocks[] planes, int unit) throws UnreadablePhotographException {
    if (!header.interleaved()) {
      planes[0].block(unit);
      return;
    }
    for (int p = 0; p < planes.length; p++) {
      JpegFrame.Component component = header.planes().get(p).component();
      int count = component.horizontal() * component.vertical();
      for (int b = 0; b < count; b++) {
        planes[p].block(unit);
      }
    }
  }

  private void restart(int expected) throws UnreadablePhotographException {
    int at = endOfSegment();
    while (at + 1 < data.length && data[at] == -1 && data[at + 1] == -1) {
      at++;
    }
    if (at + 1 >= data.length || (data[at + 1] & 0xff) != RST0 + expected) {
      throw JpegScan.damaged("a part of its image data is missing");
    }
    bits.restart(at + 2);
    blocksToSkip = 0;
    Arrays.fill(means, 0);
  }

  /** Follows one block of one plane in one kind of scan. */
  private interface Blocks {
    void block(int index) throws UnreadablePhotographException;
  }

  private Blocks blocks(JpegScanHeader.Plane plane, boolean progressive, JpegProgress progress)
      throws UnreadablePhotographException {
    int step = tables.meanStep(plane.component().quantization());
    int slot = plane.index();
    if (!progressive) {
      JpegHuffman dc = tables.dc(plane.dcTable());
      JpegHuffman ac = tables.ac(plane.acTable());
      return index -> {
        mean(dc, slot, step);
        sequential(ac);
      };
    }
    if (header.first() == 0) {
      if (header.refines()) {
        return index -> bits.take(1);
      }
      JpegHuffman dc = tables.dc(plane.dcTable());
      int scaled = step << header.low();
      return index -> mean(dc, slot, scaled);
    }
    JpegHuffman ac = tables.ac(plane.acTable());
    long[] nonZero = progress.nonZero(slot);
    return header.refines()
        ? index -> nonZero[index] = refine(ac, nonZero[index])
        : index -> nonZero[index] |= firstPass(ac);
  }

  private int symbol(JpegHuffman table) throws UnreadablePhotographException {
    int entry = table.lookUp(bits.peek16());
    if (entry == 0) {
      throw JpegScan.damaged(
          bits.overrun()
              ? "its image data end before the image does"
              : "its image data contain a code that does not exist");
    }
    bits.skip(entry >> 8);
    return entry & 0xff;
  }

  private void mean(JpegHuffman table, int slot, int step) throws UnreadablePhotographException {
    int size = symbol(table);
    requireCode(size <= LONGEST_VALUE);
    if (size == 0) {
      return;
    }
    int raw = bits.take(size);
    means[slot] += raw < (1 << (size - 1)) ? raw - (1 << size) + 1 : raw;
    if (Math.abs((long) means[slot]) * step > LARGEST_MEAN) {
      throw JpegScan.damaged("its image data leave the range of brightness");
    }
  }

  private void sequential(JpegHuffman table) throws UnreadablePhotographException {
    int k = 1;
    while (k < 64) {
      int symbol = symbol(table);
      int size = symbol & 15;
      int run = symbol >> 4;
      if (size == 0) {
        if (run != 15) {
          return;
        }
        k += 16;
        continue;
      }
      k += run;
      requireInside(k, 63);
      bits.take(size);
      k++;
    }
  }

  private long firstPass(JpegHuffman table) throws UnreadablePhotographException {
    if (blocksToSkip > 0) {
      blocksToSkip--;
      return 0;
    }
    long nonZero = 0;
    int k = header.first();
    while (k <= header.last()) {
      int symbol = symbol(table);
      int size = symbol & 15;
      int run = symbol >> 4;
      if (size != 0) {
        k += run;
        requireInside(k, header.last());
        bits.take(size);
        nonZero |= 1L << k++;
      } else if (run == 15) {
        k += 16;
      } else {
        blocksToSkip = endOfBlocks(run) - 1;
        return nonZero;
      }
    }
    return nonZero;
  }

  private int endOfBlocks(int run) {
    return (1 << run) + (run == 0 ? 0 : bits.take(run));
  }

  private long refine(JpegHuffman table, long before) throws UnreadablePhotographException {
    long nonZero = before;
    int k = header.first();
    while (blocksToSkip == 0 && k <= header.last()) {
      int symbol = symbol(table);
      int run = symbol >> 4;
      requireCode((symbol & 15) <= 1);
      boolean arrives = (symbol & 15) != 0;
      if (arrives) {
        bits.take(1);
      } else if (run != 15) {
        blocksToSkip = endOfBlocks(run);
        break;
      }
      k = passOver(before, k, run);
      if (arrives) {
        requireInside(k, header.last());
        nonZero |= 1L << k;
      }
      k++;
    }
    if (blocksToSkip > 0) {
      passOver(before, k, 64);
      blocksToSkip--;
    }
    return nonZero;
  }

  /** Passes the correction bits of known coefficients until so many zeros were met. */
  private int passOver(long nonZero, int from, int zeros) {
    int left = zeros;
    int k = from;
    for (; k <= header.last(); k++) {
      if ((nonZero >>> k & 1) != 0) {
        bits.take(1);
      } else if (--left < 0) {
        break;
      }
    }
    return k;
  }

  private static void requireCode(boolean exists) throws UnreadablePhotographException {
    if (!exists) {
      throw JpegScan.damaged("its image data contain a code that does not exist");
    }
  }

  private static void requireInside(int k, int last) throws UnreadablePhotographException {
    if (k > last) {
      throw JpegScan.damaged("its image data run beyond a block");
    }
  }
}
