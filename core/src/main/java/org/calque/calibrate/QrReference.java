package org.calque.calibrate;

/**
 * A printed QR code.
 *
 * @param side the outer side of the module grid, quiet zone excluded
 */
public record QrReference(ReferenceSize side) implements ScaleReference {
  @Override
  public String spec() {
    return "qr:" + ReferenceSyntax.size(side);
  }
}
