package org.calque.photo;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of one scan of a JPEG file (SOS), checked against the image header.
 *
 * @param planes the planes in the scan
 * @param first the first coefficient, 0 to 63
 * @param last the last coefficient
 * @param high the bit position of the pass before, 0 for a first pass
 * @param low the bit position of this pass
 */
record JpegScanHeader(List<Plane> planes, int first, int last, int high, int low) {
  private static final int MOST_BLOCKS = 10;

  /**
   * One plane of a scan.
   *
   * @param index its place in the image header
   * @param component the plane
   * @param dcTable the number of its Huffman table for the means of the blocks
   * @param acTable the number of its Huffman table for everything else
   */
  record Plane(int index, JpegFrame.Component component, int dcTable, int acTable) {}

  static JpegScanHeader read(ByteWindow content, JpegFrame frame)
      throws UnreadablePhotographException {
    int count = content.length() == 0 ? 0 : content.u8(0);
    if (count < 1 || count > frame.components().size() || content.length() != 4 + 2 * count) {
      throw JpegScan.damaged("one of its scan headers contradicts its image header");
    }
    List<Plane> planes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      planes.add(plane(frame, content.u8(1 + 2L * i), content.u8(2 + 2L * i), planes));
    }
    int blocks =
        planes.stream().mapToInt(p -> p.component.horizontal() * p.component.vertical()).sum();
    if (count > 1 && blocks > MOST_BLOCKS) {
      throw JpegScan.damaged("it states an impossible colour resolution");
    }
    int at = 1 + 2 * count;
    int bits = content.u8(at + 2L);
    JpegScanHeader header =
        new JpegScanHeader(
            List.copyOf(planes), content.u8(at), content.u8(at + 1L), bits >> 4, bits & 15);
    return frame.progressive() ? header.checked() : header.sequential();
  }

  private static Plane plane(JpegFrame frame, int id, int tableNumbers, List<Plane> taken)
      throws UnreadablePhotographException {
    for (int i = 0; i < frame.components().size(); i++) {
      int index = i;
      if (frame.components().get(i).id() == id && taken.stream().noneMatch(p -> p.index == index)) {
        return new Plane(i, frame.components().get(i), (tableNumbers >> 4) & 3, tableNumbers & 3);
      }
    }
    throw JpegScan.damaged("one of its scans names a colour plane that is not there");
  }

  private JpegScanHeader checked() throws UnreadablePhotographException {
    boolean mean = first == 0 && last == 0;
    boolean rest = first > 0 && last >= first && last < 64 && planes.size() == 1;
    if ((!mean && !rest) || low > 13 || (high != 0 && high != low + 1)) {
      throw JpegScan.damaged("one of its scan headers is impossible");
    }
    return this;
  }

  /**
   * Sequential files state all coefficients at once; some write other numbers, which decoders
   * ignore.
   */
  private JpegScanHeader sequential() {
    return new JpegScanHeader(planes, 0, 63, 0, 0);
  }

  boolean interleaved() {
    return planes.size() > 1;
  }

  boolean refines() {
    return high != 0;
  }
}
