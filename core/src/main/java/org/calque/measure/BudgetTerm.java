package org.calque.measure;

/**
 * The sources of an area's uncertainty. A term that two visits have in common cancels in their
 * difference.
 */
public enum BudgetTerm {
  /** Detection of the reference and the plane fitted to it: scale and tilt together. */
  PLANE("plane", false),
  /** The true size of the reference; one lot has one. */
  REFERENCE_SIZE("reference_size", true),
  /** Tilt of a plane whose reference gives a scale only. */
  TILT("tilt", false),
  /** What moves the whole edge together: definition, focus, light. */
  EDGE_RULE("edge_rule", true),
  /** What moves single stretches of the edge. */
  EDGE_LOCATION("edge_location", false),
  /** Height of the lesion over the reference's plane. */
  HEIGHT("height", false),
  /** Curvature of the skin that is not known. */
  CURVATURE("curvature", false);

  private final String label;
  private final boolean sharedByVisits;

  BudgetTerm(String label, boolean sharedByVisits) {
    this.label = label;
    this.sharedByVisits = sharedByVisits;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }

  /** Whether two visits with one reference lot and one edge rule have it in common. */
  public boolean sharedByVisits() {
    return sharedByVisits;
  }

  /** The term of a name in a document. */
  public static BudgetTerm labelled(String label) {
    for (BudgetTerm term : values()) {
      if (term.label.equals(label)) {
        return term;
      }
    }
    throw new IllegalArgumentException("uncertainty term \"" + label + "\" is unknown");
  }
}
