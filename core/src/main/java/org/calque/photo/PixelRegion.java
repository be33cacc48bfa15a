package org.calque.photo;

/**
 * A rectangle of whole pixels of an upright photograph, half open: {@code x} to {@code x + width -
 * 1} and {@code y} to {@code y + height - 1}.
 *
 * @param x the leftmost column
 * @param y the topmost row
 * @param width the number of columns, 0 or more
 * @param height the number of rows, 0 or more
 */
public record PixelRegion(int x, int y, int width, int height) {
  public PixelRegion {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException(
          "a region has 0 or more columns and rows, got " + width + " x " + height + " pixels");
    }
  }

  /** Whether the region has no pixel. */
  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  /** The part inside an image of the given size in pixels; empty when nothing is inside. */
  public PixelRegion clippedTo(int imageWidth, int imageHeight) {
    long x0 = Math.min(Math.max(x, 0), imageWidth);
    long y0 = Math.min(Math.max(y, 0), imageHeight);
    long x1 = Math.min(Math.max((long) x + width, x0), imageWidth);
    long y1 = Math.min(Math.max((long) y + height, y0), imageHeight);
    return new PixelRegion((int) x0, (int) y0, (int) (x1 - x0), (int) (y1 - y0));
  }

  /**
   * The region with a margin on all four sides.
   *
   * @param pixels the margin; a negative one shrinks the region, at most to nothing
   */
  public PixelRegion expandedBy(int pixels) {
    return new PixelRegion(
        Math.subtractExact(x, pixels),
        Math.subtractExact(y, pixels),
        Math.max(0, Math.addExact(width, Math.multiplyExact(2, pixels))),
        Math.max(0, Math.addExact(height, Math.multiplyExact(2, pixels))));
  }
}
