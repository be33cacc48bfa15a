package org.calque.photo;

/**
 * How large a photograph may be; larger ones are refused before anything is decoded.
 *
 * @param maxPixels the largest number of pixels, width times height; 1 to 700 000 000
 * @param maxFileBytes the largest file; 1 to 2 000 000 000 bytes
 */
public record DecodeLimits(long maxPixels, long maxFileBytes) {
  private static final long HIGHEST_PIXELS = 700_000_000L;
  private static final long HIGHEST_BYTES = 2_000_000_000L;
  private static final long DEFAULT_PIXELS = 120_000_000L;
  private static final long DEFAULT_BYTES = 750_000_000L;

  public DecodeLimits {
    require("maxPixels", maxPixels, HIGHEST_PIXELS, "pixels");
    require("maxFileBytes", maxFileBytes, HIGHEST_BYTES, "bytes");
  }

  /** The given number of pixels, and files up to 750 MB. */
  public DecodeLimits(long maxPixels) {
    this(maxPixels, DEFAULT_BYTES);
  }

  /** 120 megapixels, 750 MB. */
  public static DecodeLimits standard() {
    return new DecodeLimits(DEFAULT_PIXELS, DEFAULT_BYTES);
  }

  private static void require(String name, long value, long highest, String unit) {
    if (value < 1 || value > highest) {
      throw new IllegalArgumentException(
          name + " must be 1 to " + highest + " " + unit + ", got " + value);
    }
  }

  /** Refuses an image that is empty or too large. */
  void checkSize(String format, long width, long height) throws UnreadablePhotographException {
    if (width < 1 || height < 1) {
      throw UnreadablePhotographException.damaged(
          format, "it states a size of " + width + " x " + height + " pixels");
    }
    if (width > maxPixels / height) {
      throw new UnreadablePhotographException(
          "The "
              + format
              + " file has "
              + width
              + " x "
              + height
              + " pixels, more than the limit of "
              + maxPixels
              + "; raise the limit or export a smaller copy.");
    }
  }

  void checkFileSize(long bytes) throws UnreadablePhotographException {
    if (bytes > maxFileBytes) {
      throw new UnreadablePhotographException(
          "The file has "
              + bytes
              + " bytes, more than the limit of "
              + maxFileBytes
              + "; raise the limit if it is a photograph.");
    }
  }
}
