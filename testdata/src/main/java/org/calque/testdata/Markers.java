package org.calque.testdata;

/**
 * Bit patterns of square markers as OpenCV 4 draws them, row by row from the top left, 1 is white.
 *
 * <p>Source: {@code Dictionary::generateImageMarker} of OpenCV 4.13; patterns are facts of the
 * dictionaries. Stateless.
 */
final class Markers {
  private static final long[] ARUCO_4X4_50 = {
    0xb532L, 0x0f9aL, 0x332dL, 0x9946L, 0x549eL, 0x79cdL, 0x9e2eL, 0xc4f2L, 0xfedaL, 0xcf56L
  };
  private static final long[] APRILTAG_36H11 = {
    0x21a146babL, 0x92d18fe9bL, 0x7089014bbL, 0x193979e27L, 0x44153d3d7L
  };

  private Markers() {}

  /** Modules along a side, the black border included. */
  static int modules(ReferenceSpec.Kind kind) {
    return kind == ReferenceSpec.Kind.ARUCO_4X4 ? 6 : 8;
  }

  /** Whether the module is white; false in the border. */
  static boolean white(ReferenceSpec.Kind kind, int id, int column, int row) {
    boolean aruco = kind == ReferenceSpec.Kind.ARUCO_4X4;
    int side = aruco ? 4 : 6;
    if (column < 1 || row < 1 || column > side || row > side) {
      return false;
    }
    long bits = aruco ? ARUCO_4X4_50[id] : APRILTAG_36H11[id];
    return (bits >> (side * side - 1 - ((row - 1) * side + column - 1)) & 1) == 1;
  }
}
