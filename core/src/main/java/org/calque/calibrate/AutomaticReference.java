package org.calque.calibrate;

/** Whatever reference is found in the photograph. */
public record AutomaticReference() implements ScaleReference {
  @Override
  public String spec() {
    return "auto";
  }
}
