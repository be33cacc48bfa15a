package org.calque.internal.fit;

/**
 * Differences between a square as it was found and as it is fitted, as independent observations: of
 * each side how far its middle lies off and how far it is turned. Corners are where two lines meet,
 * so their own differences would not be independent.
 */
final class SideRows {
  static final int CORNERS = 4;

  /** Two a side. */
  static final int COUNT = 2 * CORNERS;

  private SideRows() {}

  /**
   * Writes a square's rows, each over its deviation.
   *
   * @param seen corners x, y as found, clockwise in the image
   * @param fitted the same as fitted
   * @param outwards how much further out than fitted the sides are seen, in pixels
   * @return where the next row goes
   */
  static int put(
      double[] seen,
      double[] fitted,
      double outwards,
      SideDeviation deviation,
      double[] out,
      int from) {
    int at = from;
    for (int i = 0; i < COUNT; i += 2) {
      int j = (i + 2) % COUNT;
      double dx = seen[j] - seen[i];
      double dy = seen[j + 1] - seen[i + 1];
      double length = Math.hypot(dx, dy);
      double nx = dy / length;
      double ny = -dx / length;
      double first = nx * (fitted[i] - seen[i]) + ny * (fitted[i + 1] - seen[i + 1]);
      double second = nx * (fitted[j] - seen[j]) + ny * (fitted[j + 1] - seen[j + 1]);
      out[at++] = ((first + second) / 2 + outwards) / deviation.middle();
      out[at++] = (first - second) / 2 / deviation.turn();
    }
    return at;
  }

  /**
   * The deviation of a row in units in which the mean square of a square's rows is that of its
   * corners along x and along y.
   */
  static double deviation(int row, SideDeviation deviation) {
    return Math.sqrt(2) * (row % 2 == 0 ? deviation.middle() : deviation.turn());
  }
}
