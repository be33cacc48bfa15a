package org.calque.calibrate;

/**
 * One or several plain squares of one side, such as coloured stickers.
 *
 * @param side the outer side
 */
public record SquareReference(ReferenceSize side) implements ScaleReference {
  @Override
  public String spec() {
    return "square:" + ReferenceSyntax.size(side);
  }
}
