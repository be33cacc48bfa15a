package org.calque.photo;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.calque.evidence.Finding;

/**
 * An upright photograph: 8-bit pixels in blue, green, red order, and what is known about the file.
 *
 * <p>Immutable and safe for any thread; every method that returns pixels returns a fresh copy.
 * Pixels are row by row from the top, {@code x} to the right, the three values of a pixel side by
 * side, as the file stores them (encoded, not linear light; no colour profile applied).
 */
public final class Photograph {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int CHANNELS = 3;
  // weights of red, green and blue in ITU-R BT.601 luma, in units of 2^-15
  private static final int RED = 9798;
  private static final int GREEN = 19235;
  private static final int BLUE = 3735;
  private static final int HALF = 1 << 14;
  private static final int SHIFT = 15;

  private final int width;
  private final int height;
  private final byte[] pixels;
  private final CaptureMetadata metadata;
  private final String sha256;
  private final List<Finding> findings;

  private Photograph(
      int width,
      int height,
      byte[] pixels,
      CaptureMetadata metadata,
      String sha256,
      List<Finding> findings) {
    if (width < 1 || height < 1 || (long) width * height * CHANNELS != pixels.length) {
      throw new IllegalArgumentException(
          "a photograph of "
              + width
              + " x "
              + height
              + " pixels needs 3 bytes a pixel, got "
              + pixels.length
              + " bytes");
    }
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "a SHA-256 is 64 lower-case hexadecimal digits, got '" + sha256 + "'");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.metadata = Objects.requireNonNull(metadata, "metadata");
    this.sha256 = sha256;
    this.findings = List.copyOf(findings);
  }

  /**
   * A photograph whose upright pixels are at hand already.
   *
   * @param width the number of columns, 1 or more
   * @param height the number of rows, 1 or more
   * @param bgr width x height x 3 values, copied
   * @param metadata what is known about the exposure
   * @param sha256 of the file or bytes the pixels came from, 64 lower-case hexadecimal digits
   * @throws IllegalArgumentException if the sizes disagree or the hash is not one
   */
  public static Photograph ofPixels(
      int width, int height, byte[] bgr, CaptureMetadata metadata, String sha256) {
    return new Photograph(width, height, bgr.clone(), metadata, sha256, List.of());
  }

  /** Takes the array over instead of copying it. */
  static Photograph owning(
      int width,
      int height,
      byte[] bgr,
      CaptureMetadata metadata,
      String sha256,
      List<Finding> findings) {
    return new Photograph(width, height, bgr, metadata, sha256, findings);
  }

  /** The number of columns. */
  public int width() {
    return width;
  }

  /** The number of rows. */
  public int height() {
    return height;
  }

  /** The SHA-256 of the file's bytes, lower-case hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** What the camera wrote about the exposure. */
  public CaptureMetadata metadata() {
    return metadata;
  }

  /** What is irregular about the file, such as data that are ignored. */
  public List<Finding> findings() {
    return findings;
  }

  /** The whole photograph as one region. */
  public PixelRegion bounds() {
    return new PixelRegion(0, 0, width, height);
  }

  /** A copy of all pixels, width x height x 3 bytes. */
  public byte[] bgr() {
    return pixels.clone();
  }

  /**
   * A copy of a region's pixels, its width x its height x 3 bytes.
   *
   * @throws IllegalArgumentException if the region is not inside the photograph
   */
  public byte[] bgr(PixelRegion region) {
    requireInside(region);
    byte[] copy = new byte[region.width() * region.height() * CHANNELS];
    int rowBytes = region.width() * CHANNELS;
    for (int row = 0; row < region.height(); row++) {
      System.arraycopy(pixels, offset(region, row), copy, row * rowBytes, rowBytes);
    }
    return copy;
  }

  /** The luma (ITU-R BT.601, rounded) of all pixels, width x height bytes. */
  public byte[] grey() {
    return grey(bounds());
  }

  /**
   * The luma (ITU-R BT.601, rounded) of a region's pixels, its width x its height bytes.
   *
   * @throws IllegalArgumentException if the region is not inside the photograph
   */
  public byte[] grey(PixelRegion region) {
    requireInside(region);
    byte[] from = pixels;
    byte[] grey = new byte[region.width() * region.height()];
    int to = 0;
    for (int row = 0; row < region.height(); row++) {
      int at = offset(region, row);
      for (int end = at + region.width() * CHANNELS; at < end; at += CHANNELS) {
        int sum =
            BLUE * (from[at] & 0xff) + GREEN * (from[at + 1] & 0xff) + RED * (from[at + 2] & 0xff);
        grey[to++] = (byte) ((sum + HALF) >> SHIFT);
      }
    }
    return grey;
  }

  private int offset(PixelRegion region, int row) {
    return ((region.y() + row) * width + region.x()) * CHANNELS;
  }

  private void requireInside(PixelRegion region) {
    if (!region.clippedTo(width, height).equals(region)) {
      throw new IllegalArgumentException(
          "the region " + region + " is not inside " + width + " x " + height + " pixels");
    }
  }

  @Override
  public String toString() {
    return "Photograph[" + width + " x " + height + ", " + sha256.substring(0, 12) + "]";
  }
}
