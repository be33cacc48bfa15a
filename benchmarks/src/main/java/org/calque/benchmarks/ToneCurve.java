package org.calque.benchmarks;

import java.util.SplittableRandom;
import org.calque.testdata.Srgb;

/**
 * Another tone curve than the one that references are read with: the codes of a rendered photograph
 * as a camera with that curve would have written them.
 *
 * @param codes for each sRGB code the other curve's, 256 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // private to one run
record ToneCurve(byte[] codes) {
  private static final int CODES = 256;
  private static final double TOP = 255;

  /**
   * {@code srgb}; {@code gamma:G}, linear light to 1/G; {@code contrast:A}, sRGB bent to an S;
   * {@code mixed}, one of them drawn: powers from 1.8 to 2.6, contrasts from -0.2 to 0.4.
   */
  static ToneCurve of(String text, SplittableRandom random) {
    if (!text.equals("mixed")) {
      return of(text);
    }
    return switch (random.nextInt(3)) {
      case 0 -> of("srgb");
      case 1 -> of("gamma:" + (1.8 + 0.8 * random.nextDouble()));
      default -> of("contrast:" + (-0.2 + 0.6 * random.nextDouble()));
    };
  }

  private static ToneCurve of(String text) {
    String[] parts = text.split(":");
    double value = parts.length > 1 ? Double.parseDouble(parts[1]) : 0;
    byte[] codes = new byte[CODES];
    for (int i = 0; i < CODES; i++) {
      double code = i / TOP;
      double other =
          switch (parts[0]) {
            case "srgb" -> code;
            case "gamma" -> Math.pow(Srgb.decode((byte) i), 1 / value);
            case "contrast" -> code - value * Math.sin(2 * Math.PI * code) / (2 * Math.PI);
            default ->
                throw new IllegalArgumentException("srgb, gamma:G, contrast:A, mixed; got " + text);
          };
      codes[i] = (byte) Math.round(TOP * other);
    }
    return new ToneCurve(codes);
  }

  byte[] applied(byte[] pixels) {
    byte[] out = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      out[i] = codes[pixels[i] & 0xFF];
    }
    return out;
  }
}
