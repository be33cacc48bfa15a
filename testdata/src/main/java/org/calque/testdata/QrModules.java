package org.calque.testdata;

/** The modules of one QR code, version 1: the text CALQUE as OpenCV 4.13 encodes it. Stateless. */
final class QrModules {
  private static final String[] ROWS = {
    "#######..#.##.#######",
    "#.....#..###..#.....#",
    "#.###.#.##.##.#.###.#",
    "#.###.#..#.#..#.###.#",
    "#.###.#...#.#.#.###.#",
    "#.....#.....#.#.....#",
    "#######.#.#.#.#######",
    "........##.##........",
    "###.########.##...#..",
    ".##.#..#.#....#....##",
    "####..###.#.#...##.##",
    "#.#.#..#......#..####",
    "#.##..####..#.#.###.#",
    "........####.#.#...##",
    "#######.#..#.###.#..#",
    "#.....#.######.##...#",
    "#.###.#.##.#.###.##.#",
    "#.###.#...#...##...#.",
    "#.###.#.#.#.#...###.#",
    "#.....#.###...##.#.##",
    "#######.#...#.#.#.#.#"
  };

  private QrModules() {}

  /** Modules along a side. */
  static int side() {
    return ROWS.length;
  }

  static boolean black(int column, int row) {
    return ROWS[row].charAt(column) == '#';
  }
}
