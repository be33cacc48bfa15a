package org.calque.calibrate;

import java.util.OptionalInt;

/**
 * One or several printed square markers of one dictionary and one size.
 *
 * @param dictionary the dictionary
 * @param side the outer side of the black square
 * @param id the marker that must be used; any when absent
 */
public record MarkerReference(MarkerDictionary dictionary, ReferenceSize side, OptionalInt id)
    implements ScaleReference {
  public MarkerReference {
    if (id.isPresent() && (id.getAsInt() < 0 || id.getAsInt() >= dictionary.markers())) {
      throw new IllegalArgumentException(
          dictionary.label()
              + " has the markers 0 to "
              + (dictionary.markers() - 1)
              + ", got "
              + id.getAsInt());
    }
  }

  @Override
  public String spec() {
    return "aruco:"
        + dictionary.label()
        + ":"
        + ReferenceSyntax.size(side)
        + (id.isPresent() ? ":" + id.getAsInt() : "");
  }
}
