package org.calque.testdata;

/**
 * The forward 8 x 8 DCT in integers, after Loeffler, Ligtenberg and Moschytz (1989) with 13-bit
 * constants; the output is 8 times the DCT of T.81. Stateless.
 */
final class Dct {
  private static final int BITS = 13;
  private static final int PASS = 2;

  private Dct() {}

  static void forward(int[] b) {
    for (int row = 0; row < 64; row += 8) {
      line(b, row, 1, BITS - PASS, -PASS);
    }
    for (int column = 0; column < 8; column++) {
      line(b, column, 8, BITS + PASS, PASS);
    }
  }

  private static void line(int[] b, int o, int s, int shift, int even) {
    int t0 = b[o] + b[o + 7 * s];
    int t7 = b[o] - b[o + 7 * s];
    int t1 = b[o + s] + b[o + 6 * s];
    int t6 = b[o + s] - b[o + 6 * s];
    int t2 = b[o + 2 * s] + b[o + 5 * s];
    int t5 = b[o + 2 * s] - b[o + 5 * s];
    int t3 = b[o + 3 * s] + b[o + 4 * s];
    int t4 = b[o + 3 * s] - b[o + 4 * s];
    int a0 = t0 + t3;
    int a3 = t0 - t3;
    int a1 = t1 + t2;
    int a2 = t1 - t2;
    b[o] = scaled(a0 + a1, even);
    b[o + 4 * s] = scaled(a0 - a1, even);
    int z1 = (a2 + a3) * 4433;
    b[o + 2 * s] = round(z1 + a3 * 6270, shift);
    b[o + 6 * s] = round(z1 - a2 * 15137, shift);
    odd(b, o, s, shift, new int[] {t4, t5, t6, t7});
  }

  private static void odd(int[] b, int o, int s, int shift, int[] t) {
    int z1 = -(t[0] + t[3]) * 7373;
    int z2 = -(t[1] + t[2]) * 20995;
    int z5 = (t[0] + t[2] + t[1] + t[3]) * 9633;
    int z3 = -(t[0] + t[2]) * 16069 + z5;
    int z4 = -(t[1] + t[3]) * 3196 + z5;
    b[o + 7 * s] = round(t[0] * 2446 + z1 + z3, shift);
    b[o + 5 * s] = round(t[1] * 16819 + z2 + z4, shift);
    b[o + 3 * s] = round(t[2] * 25172 + z2 + z3, shift);
    b[o + s] = round(t[3] * 12299 + z1 + z4, shift);
  }

  private static int scaled(int value, int shift) {
    return shift < 0 ? value << -shift : round(value, shift);
  }

  private static int round(int value, int shift) {
    return (value + (1 << (shift - 1))) >> shift;
  }
}
