package org.calque.calibrate;

/**
 * One or several discs of one diameter: a coloured sticker, a printed dot, a coin.
 *
 * @param diameter the diameter
 */
public record DiscReference(ReferenceSize diameter) implements ScaleReference {
  @Override
  public String spec() {
    return "dot:" + ReferenceSyntax.size(diameter);
  }
}
