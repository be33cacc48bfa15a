package org.calque.card;

/**
 * A patch of one colour.
 *
 * @param name what a person would call it
 * @param red nominal sRGB, 0 to 255
 * @param green nominal sRGB, 0 to 255
 * @param blue nominal sRGB, 0 to 255
 * @param box where it is
 */
public record ColourPatch(String name, int red, int green, int blue, CardBox box) {
  /** Whether the nominal colour is a grey. */
  public boolean isNeutral() {
    return red == green && green == blue;
  }
}
