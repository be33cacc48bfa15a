package org.calque.testdata;

/**
 * A Calque card or strip as a sheet of paper, from the numbers of docs/accuracy/card.md: mm from
 * its upper left corner as printed at 100 %. Immutable.
 */
final class PrintedPiece {
  private static final double PAPER = 0.82;
  private static final double INK = 0.035;
  private static final double TICK_MM = 0.15;

  /** 36 bits each, row by row, 1 is white; OpenCV's DICT_ARUCO_MIP_36h12, markers 100 to 106. */
  private static final long[] MARKERS = {
    0x8e80d9d80L, 0x891cbcf34L, 0x25dd82410L, 0x239551d34L, 0x8fe8f0c70L, 0x94106a970L, 0x82609b40cL
  };

  private static final int MODULES = 8;

  static final PrintedPiece CARD =
      new PrintedPiece(
          50,
          50,
          8,
          new double[][] {{2.5, 2.5}, {39.5, 2.5}, {39.5, 39.5}, {2.5, 39.5}},
          0,
          new double[] {12.5, 12.5, 37.5, 37.5},
          new double[][] {
            {13, 40, 4, 6, 226, 226, 226},
            {17, 40, 4, 6, 185, 185, 185},
            {21, 40, 4, 6, 145, 145, 145},
            {25, 40, 4, 6, 106, 106, 106},
            {29, 40, 4, 6, 71, 71, 71},
            {33, 40, 4, 6, 38, 38, 38},
            {40, 13, 6, 4, 178, 48, 52},
            {40, 17, 6, 4, 224, 188, 62},
            {40, 21, 6, 4, 72, 142, 80},
            {40, 25, 6, 4, 54, 78, 152},
            {40, 29, 6, 4, 226, 178, 152},
            {40, 33, 6, 4, 118, 78, 60}
          });

  static final PrintedPiece STRIP =
      new PrintedPiece(
          45,
          12,
          6,
          new double[][] {{1.75, 1.75}, {19.5, 1.75}, {37.25, 1.75}},
          4,
          new double[0],
          new double[][] {
            {9, 2, 3, 5, 226, 226, 226},
            {12, 2, 3, 5, 145, 145, 145},
            {15, 2, 3, 5, 71, 71, 71},
            {27, 2, 3, 5, 178, 48, 52},
            {30, 2, 3, 5, 72, 142, 80},
            {33, 2, 3, 5, 54, 78, 152}
          });

  final double widthMm;
  final double heightMm;
  private final double markerMm;
  private final double[][] markers;
  private final int firstMarker;
  private final double[] window;
  private final double[][] patches;

  private PrintedPiece(
      double widthMm,
      double heightMm,
      double markerMm,
      double[][] markers,
      int firstMarker,
      double[] window,
      double[][] patches) {
    this.widthMm = widthMm;
    this.heightMm = heightMm;
    this.markerMm = markerMm;
    this.markers = markers;
    this.firstMarker = firstMarker;
    this.window = window;
    this.patches = patches;
  }

  /** How far inside the paper a point lies; negative outside and in the window. */
  double depth(double x, double y) {
    double gap = Math.min(Math.min(x, widthMm - x), Math.min(y, heightMm - y));
    if (window.length == 0) {
      return gap;
    }
    double beside = Math.max(window[0] - x, x - window[2]);
    return Math.min(gap, Math.max(beside, Math.max(window[1] - y, y - window[3])));
  }

  /** Adds the linear reflectance of a point of the paper. */
  void add(double x, double y, double[] rgb) {
    if (isBlack(x, y)) {
      for (int c = 0; c < 3; c++) {
        rgb[c] += INK;
      }
      return;
    }
    for (double[] p : patches) {
      if (x >= p[0] && y >= p[1] && x < p[0] + p[2] && y < p[1] + p[3]) {
        for (int c = 0; c < 3; c++) {
          rgb[c] += PAPER * Srgb.decode((byte) (int) p[4 + c]);
        }
        return;
      }
    }
    for (int c = 0; c < 3; c++) {
      rgb[c] += PAPER;
    }
  }

  private boolean isBlack(double x, double y) {
    for (int i = 0; i < markers.length; i++) {
      double u = (x - markers[i][0]) / markerMm * MODULES;
      double v = (y - markers[i][1]) / markerMm * MODULES;
      if (u >= 0 && v >= 0 && u < MODULES && v < MODULES) {
        return isBlackModule(MARKERS[firstMarker + i], (int) u, (int) v);
      }
    }
    return window.length > 0
        ? isTick(x - window[0], window[1] - y, 25, 4) || isTick(y - window[1], window[0] - x, 25, 4)
        : isTick(x - 2.5, heightMm - y, 40, 3);
  }

  private static boolean isBlackModule(long bits, int column, int row) {
    int inner = MODULES - 2;
    if (column < 1 || row < 1 || column > inner || row > inner) {
      return true;
    }
    return (bits >> (inner * inner - 1 - ((row - 1) * inner + column - 1)) & 1) == 0;
  }

  private static boolean isTick(double along, double away, int length, double longest) {
    long mm = Math.round(along);
    double reach = longest * (mm % 10 == 0 ? 1 : mm % 5 == 0 ? 0.75 : 0.55);
    return mm >= 0
        && mm <= length
        && Math.abs(along - mm) <= TICK_MM / 2
        && away >= 0
        && away <= reach;
  }
}
