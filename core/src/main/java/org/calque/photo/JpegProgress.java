package org.calque.photo;

import java.util.Arrays;

/**
 * Which coefficients of which plane of a JPEG file have come, and how finely.
 *
 * <p>Also holds, for progressive files, one bit for each coefficient that is not zero so far: a
 * refining scan cannot be followed without it.
 */
final class JpegProgress {
  private static final int COEFFICIENTS = 64;
  private static final int NOT_SEEN = -1;

  /** Encoders write some ten scans; very many are made to keep a reader busy. */
  private static final int MOST_SCANS = 300;

  private final JpegFrame frame;
  private final int[][] precision;
  private final long[][] nonZero;
  private int scans;

  JpegProgress(JpegFrame frame) {
    this.frame = frame;
    int count = frame.components().size();
    this.precision = new int[count][COEFFICIENTS];
    this.nonZero = new long[count][0];
    for (int[] bits : precision) {
      Arrays.fill(bits, NOT_SEEN);
    }
  }

  /** Notes a scan; one that refines what has not come is damage. */
  void accept(JpegScanHeader header) throws UnreadablePhotographException {
    if (++scans > MOST_SCANS) {
      throw UnreadablePhotographException.unsupported("is a JPEG with too many scans");
    }
    for (JpegScanHeader.Plane plane : header.planes()) {
      int[] bits = precision[plane.index()];
      for (int k = header.first(); k <= header.last(); k++) {
        if (header.refines() ? bits[k] != header.high() : bits[k] != NOT_SEEN) {
          throw JpegScan.damaged("its scans do not follow each other");
        }
        bits[k] = header.low();
      }
      if (header.first() > 0 && bits[0] == NOT_SEEN) {
        throw JpegScan.damaged("its scans do not follow each other");
      }
    }
  }

  /** The non-zero coefficients of each block of a plane, in the order of a scan of its own. */
  long[] nonZero(int plane) {
    if (nonZero[plane].length == 0) {
      JpegFrame.Component component = frame.components().get(plane);
      nonZero[plane] = new long[component.blockColumns() * component.blockRows()];
    }
    return nonZero[plane];
  }

  /** Refuses a file of which a part never came. */
  void requireComplete() throws UnreadablePhotographException {
    for (int[] bits : precision) {
      for (int bit : bits) {
        if (bit != 0) {
          throw JpegScan.damaged("a part of its image data never comes");
        }
      }
    }
  }
}
