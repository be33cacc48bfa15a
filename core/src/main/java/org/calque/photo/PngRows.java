package org.calque.photo;

import java.util.List;

/**
 * Follows the inflated rows of a PNG image: each begins with a filter that exists, and all come.
 */
final class PngRows {
  private static final int FILTERS = 5;

  private final List<PngHeader.Pass> passes;
  private int pass;
  private long row;
  private long leftInRow;

  PngRows(List<PngHeader.Pass> passes) {
    this.passes = passes;
  }

  /** The next bytes of the image. */
  void accept(byte[] data, int count) throws UnreadablePhotographException {
    int at = 0;
    while (at < count) {
      if (leftInRow == 0) {
        begin(data[at]);
      }
      int step = (int) Math.min(leftInRow, count - at);
      at += step;
      leftInRow -= step;
    }
  }

  private void begin(byte filter) throws UnreadablePhotographException {
    if (pass < passes.size() && row == passes.get(pass).rows()) {
      pass++;
      row = 0;
    }
    if (pass == passes.size()) {
      throw UnreadablePhotographException.damaged(
          "PNG", "it has more image data than its size needs");
    }
    if (filter < 0 || filter >= FILTERS) {
      throw UnreadablePhotographException.damaged("PNG", "one of its rows has no valid filter");
    }
    leftInRow = passes.get(pass).rowBytes();
    row++;
  }

  /** Whether the last row has come, and its last byte. */
  boolean complete() {
    return leftInRow == 0 && pass == passes.size() - 1 && row == passes.get(pass).rows();
  }
}
