package org.calque.testdata;

/** A finished photograph with its truth. Immutable and safe to share. */
public final class RenderedPhotograph {
  private final int width;
  private final int height;
  private final byte[] rgb;
  private final SceneTruth truth;
  private final Encoding encoding;

  RenderedPhotograph(int width, int height, byte[] rgb, SceneTruth truth, Encoding encoding) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
    this.truth = truth;
    this.encoding = encoding;
  }

  /** Width of the upright photograph, px. */
  public int width() {
    return width;
  }

  /** Height of the upright photograph, px. */
  public int height() {
    return height;
  }

  /** Interleaved 8-bit sRGB of the upright photograph, row by row; a copy. */
  public byte[] rgb() {
    return rgb.clone();
  }

  /** What is true of it. */
  public SceneTruth truth() {
    return truth;
  }

  /** The upright photograph as PNG. */
  public byte[] toPng() {
    return PngEncoder.encode(width, height, rgb);
  }

  /** The photograph as JPEG with EXIF, stored as its orientation tag demands. */
  public byte[] toJpeg() {
    StoredPixels stored = StoredPixels.of(width, height, rgb, encoding.orientation());
    return new JpegEncoder(encoding.quality(), encoding.subsampled())
        .encode(stored.width(), stored.height(), stored.rgb(), ExifSegment.of(encoding, stored));
  }
}
