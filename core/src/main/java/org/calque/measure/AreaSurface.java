package org.calque.measure;

/** What an area lies on. */
public enum AreaSurface {
  /** Its projection on the reference's plane. */
  PLANE("plane"),
  /** A cylinder of known radius. */
  CYLINDER("cylinder");

  private final String label;

  AreaSurface(String label) {
    this.label = label;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }
}
