package org.calque.testdata;

/**
 * Counter-based random numbers: a value depends on the seed and the index alone, so neither the
 * order of evaluation nor the number of threads can change a picture.
 *
 * <p>The mixer is the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Stateless.
 */
final class Hash {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 1.0 / (1L << 53);
  private static final double SIXTEEN_BIT = 1.0 / 65536.0;

  private Hash() {}

  static long mix(long seed, long index) {
    long z = seed + GOLDEN * (index + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A seed of its own for the property of this name. */
  static long derive(long seed, String property) {
    long h = seed;
    for (int i = 0; i < property.length(); i++) {
      h = mix(h, property.charAt(i));
    }
    return h;
  }

  /** Uniform in [0, 1). */
  static double unit(long seed, long index) {
    return (mix(seed, index) >>> 11) * UNIT;
  }

  /** Uniform in [low, high). */
  static double between(long seed, long index, double low, double high) {
    return low + (high - low) * unit(seed, index);
  }

  /** Mean 0, variance 1, bounded by 3.47: the sum of four uniform 16-bit numbers. */
  static double bell(long seed, long index) {
    long z = mix(seed, index);
    long sum = (z & 0xFFFF) + ((z >>> 16) & 0xFFFF) + ((z >>> 32) & 0xFFFF) + (z >>> 48);
    return (sum * SIXTEEN_BIT - 1.99996948) * 1.7320508075688772;
  }
}
