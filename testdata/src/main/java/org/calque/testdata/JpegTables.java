package org.calque.testdata;

/** The tables of ITU-T T.81 annex K. Stateless. */
final class JpegTables {
  static final int[] ZIGZAG = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };
  private static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final int[] CHROMINANCE = {
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99
  };
  static final Huffman DC_LUMINANCE =
      new Huffman("00010501010101010100000000000000", "000102030405060708090a0b");
  static final Huffman DC_CHROMINANCE =
      new Huffman("00030101010101010101010000000000", "000102030405060708090a0b");
  static final Huffman AC_LUMINANCE =
      new Huffman(
          "0002010303020403050504040000017d",
          "01020300041105122131410613516107227114328191a1082342b1c11552d1f0"
              + "24336272820 90a161718191a25262728292a3435363738393a4344454647484"
              + "94a535455565758595a636465666768696a737475767778797a838485868788"
              + "898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c"
              + "4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6"
              + "f7f8f9fa");
  static final Huffman AC_CHROMINANCE =
      new Huffman(
          "00020102040403040705040400010277",
          "0001020311040521310612415107617113223281081442 91a1b1c109233352f0"
              + "156272d10a162434e125f11718191a262728292a35363738393a43444546474"
              + "8494a535455565758595a636465666768696a737475767778797a8283848586"
              + "8788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac"
              + "2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6"
              + "f7f8f9fa");

  private JpegTables() {}

  /** Quantisation steps in natural order for a quality of 1 to 100, as libjpeg scales them. */
  static int[] quantisation(boolean luminance, int quality) {
    int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] base = luminance ? LUMINANCE : CHROMINANCE;
    int[] steps = new int[64];
    for (int i = 0; i < 64; i++) {
      steps[i] = Math.max(1, Math.min(255, (base[i] * scale + 50) / 100));
    }
    return steps;
  }

  /** A Huffman table with the codes and lengths of its symbols. */
  static final class Huffman {
    final byte[] counts;
    final byte[] symbols;
    final int[] code = new int[256];
    final int[] length = new int[256];

    Huffman(String countsHex, String symbolsHex) {
      counts = hex(countsHex);
      symbols = hex(symbolsHex.replace(" ", ""));
      int next = 0;
      int k = 0;
      for (int bits = 1; bits <= 16; bits++) {
        for (int i = 0; i < counts[bits - 1]; i++) {
          int symbol = symbols[k++] & 0xFF;
          code[symbol] = next++;
          length[symbol] = bits;
        }
        next <<= 1;
      }
    }

    private static byte[] hex(String text) {
      byte[] bytes = new byte[text.length() / 2];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(text, 2 * i, 2 * i + 2, 16);
      }
      return bytes;
    }
  }
}
