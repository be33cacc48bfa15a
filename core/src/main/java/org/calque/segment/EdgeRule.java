package org.calque.segment;

/** Where an edge is said to be. */
public enum EdgeRule {
  /** Where skin and lesion contribute equally in linear light along the edge's normal. */
  HALF_MIXING_LINEAR_LIGHT("half_mixing_linear_light"),
  /** Where a reader drew it. */
  READER_TRACE("reader_trace");

  private final String label;

  EdgeRule(String label) {
    this.label = label;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }
}
