package org.calque.photo;

import java.util.Arrays;

/**
 * How the first page of a TIFF file stores its picture, checked.
 *
 * @param width columns
 * @param height rows
 * @param bits bits a sample, 1 to 32, the same for all
 * @param samples values a pixel, extra ones included
 * @param colour what the values mean
 * @param compression the code of the compression
 * @param differences whether each sample is stored as the difference from its left neighbour
 * @param planar whether the channels lie in separate strips
 * @param reversed whether the bits of each byte are reversed
 * @param segmentWidth columns of a tile; the width for strips
 * @param segmentHeight rows of a tile or strip
 * @param offsets where each strip or tile begins
 * @param sizes the stored bytes of each
 * @param palette red, green, blue for each value, 8 bits each, one table after another; else empty
 * @param directory for what only some kinds need
 */
@SuppressWarnings("ArrayRecordComponent") // large tables, shared inside this room only
record TiffLayout(
    int width,
    int height,
    int bits,
    int samples,
    Colour colour,
    int compression,
    boolean differences,
    boolean planar,
    boolean reversed,
    int segmentWidth,
    int segmentHeight,
    long[] offsets,
    long[] sizes,
    byte[] palette,
    TiffDirectory directory) {

  static final int NONE = 1;
  static final int LZW = 5;
  static final int JPEG = 7;
  static final int DEFLATE = 8;
  static final int OLD_DEFLATE = 32946;
  static final int PACK_BITS = 32773;
  private static final int COLOUR_MAP = 320;
  private static final long MOST_ROW_BITS = Integer.MAX_VALUE;

  /** What the values of a pixel mean. */
  enum Colour {
    /** 0 is white. */
    INVERTED_GREY(1),
    /** 0 is black. */
    GREY(1),
    /** Red, green, blue. */
    RGB(3),
    /** A number into a table of colours. */
    PALETTE(1),
    /** Amounts of four inks. */
    CMYK(4),
    /** Brightness and two colour differences, as JPEG has them. */
    YCBCR(3);

    private final int channels;

    Colour(int channels) {
      this.channels = channels;
    }

    /** The number of values that carry colour. */
    int channels() {
      return channels;
    }
  }

  static TiffLayout read(TiffDirectory image, DecodeLimits limits)
      throws UnreadablePhotographException {
    limits.checkSize(TiffScan.FORMAT, image.number(256, 0), image.number(257, 0));
    int width = (int) image.number(256, 0);
    int height = (int) image.number(257, 0);
    int compression = compression(image);
    long samples = image.number(277, 1);
    Colour colour = colour(image, samples, compression);
    boolean tiled = image.has(324);
    long segmentWidth = tiled ? image.number(322, 0) : width;
    long segmentHeight = tiled ? image.number(323, 0) : Math.min(height, image.number(278, height));
    if (segmentWidth < 1 || segmentHeight < 1 || segmentWidth > 65536L + width) {
      throw damaged("its strips or tiles have an impossible size");
    }
    limits.checkSize(TiffScan.FORMAT, segmentWidth, segmentHeight);
    int bits = bits(image, samples, compression);
    if (segmentWidth * samples * bits > MOST_ROW_BITS) {
      throw damaged("its strips or tiles have an impossible size");
    }
    long[] offsets = image.numbers(tiled ? 324 : 273).orElse(new long[0]);
    long[] sizes = image.numbers(tiled ? 325 : 279).orElse(new long[0]);
    boolean planar = image.number(284, 1) == 2 && samples > 1;
    long expected =
        (width + segmentWidth - 1) / segmentWidth * ((height + segmentHeight - 1) / segmentHeight);
    if (offsets.length < (planar ? expected * samples : expected)) {
      throw damaged("some of its strips or tiles are missing");
    }
    return new TiffLayout(
        width,
        height,
        bits,
        (int) samples,
        colour,
        compression,
        differences(image, compression, bits),
        planar,
        image.number(266, 1) == 2,
        (int) segmentWidth,
        (int) segmentHeight,
        offsets,
        sizes,
        colour == Colour.PALETTE ? palette(image, bits) : new byte[0],
        image);
  }

  private static UnreadablePhotographException damaged(String what) {
    return UnreadablePhotographException.damaged(TiffScan.FORMAT, what);
  }

  private static int compression(TiffDirectory image) throws UnreadablePhotographException {
    int compression = (int) image.number(259, 1);
    switch (compression) {
      case NONE, LZW, JPEG, DEFLATE, OLD_DEFLATE, PACK_BITS -> {
        return compression;
      }
      case 2, 3, 4, 32771 ->
          throw UnreadablePhotographException.unsupported(
              "is a black-and-white fax page, not a photograph");
      case 6 ->
          throw UnreadablePhotographException.unsupported(
              "is a TIFF with JPEG data of the old kind");
      default ->
          throw UnreadablePhotographException.unsupported("is a TIFF with an unusual compression");
    }
  }

  private static Colour colour(TiffDirectory image, long samples, int compression)
      throws UnreadablePhotographException {
    Colour colour =
        switch ((int) image.number(262, samples >= 3 ? 2 : 1)) {
          case 0 -> Colour.INVERTED_GREY;
          case 1 -> Colour.GREY;
          case 2 -> Colour.RGB;
          case 3 -> Colour.PALETTE;
          case 5 -> Colour.CMYK;
          case 6 -> Colour.YCBCR;
          default ->
              throw UnreadablePhotographException.unsupported(
                  "is a TIFF in an unusual colour space");
        };
    if (colour == Colour.YCBCR && compression != JPEG) {
      throw UnreadablePhotographException.unsupported("is a TIFF in YCbCr without JPEG");
    }
    if (colour == Colour.CMYK && image.number(332, 1) != 1) {
      throw UnreadablePhotographException.unsupported("is a TIFF with inks other than CMYK");
    }
    if (samples < colour.channels() || samples > 64) {
      throw damaged("its number of channels does not fit its colour space");
    }
    return colour;
  }

  private static int bits(TiffDirectory image, long samples, int compression)
      throws UnreadablePhotographException {
    long[] bits = image.numbers(258).orElse(new long[] {1});
    if (bits.length == 0 || Arrays.stream(bits).limit(samples).anyMatch(b -> b != bits[0])) {
      throw UnreadablePhotographException.unsupported("is a TIFF with channels of unequal depth");
    }
    if (bits[0] < 1 || bits[0] > 32 || (compression == JPEG && bits[0] != 8)) {
      throw UnreadablePhotographException.unsupported(
          "is a TIFF with " + bits[0] + " bits a channel");
    }
    long[] formats = image.numbers(339).orElse(new long[] {1});
    if (Arrays.stream(formats).anyMatch(f -> f != 1 && f != 4)) {
      throw UnreadablePhotographException.unsupported(
          "is a TIFF whose values are signed or floating-point numbers");
    }
    return (int) bits[0];
  }

  private static boolean differences(TiffDirectory image, int compression, int bits)
      throws UnreadablePhotographException {
    boolean applies = compression == LZW || compression == DEFLATE || compression == OLD_DEFLATE;
    long predictor = applies ? image.number(317, 1) : 1;
    if (predictor != 1 && (predictor != 2 || (bits != 8 && bits != 16))) {
      throw UnreadablePhotographException.unsupported("is a TIFF with an unusual compression");
    }
    return predictor == 2;
  }

  private static byte[] palette(TiffDirectory image, int bits)
      throws UnreadablePhotographException {
    long[] map = image.numbers(COLOUR_MAP).orElse(new long[0]);
    if (bits > 16 || map.length != 3 << bits) {
      throw damaged("its palette is missing or of a wrong length");
    }
    boolean small = Arrays.stream(map).allMatch(v -> v < 256);
    byte[] palette = new byte[map.length];
    for (int i = 0; i < map.length; i++) {
      palette[i] = (byte) (small ? map[i] : map[i] >> 8);
    }
    return palette;
  }

  /** The number of tiles or strips in a row. */
  int segmentColumns() {
    return (width + segmentWidth - 1) / segmentWidth;
  }

  /** The number of rows of tiles or strips. */
  int segmentRows() {
    return (height + segmentHeight - 1) / segmentHeight;
  }

  /** The values a pixel has in one tile or strip. */
  int samplesInSegment() {
    return planar ? 1 : samples;
  }

  /** The bytes of a row of a tile or strip, decompressed. */
  int rowBytes() {
    return Math.toIntExact(((long) segmentWidth * samplesInSegment() * bits + 7) / 8);
  }
}
