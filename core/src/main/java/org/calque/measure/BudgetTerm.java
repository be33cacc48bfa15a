package org.calque.measure;

/**
 * The sources of an area's uncertainty. A term that two visits have in common cancels in their
 * difference.
 */
public enum BudgetTerm {
  /** Detection of the reference and the plane fitted to it: scale and tilt together. */
  PLANE("plane", Sharing.OWN, false),
  /** The true size of the reference; one lot has one. */
  REFERENCE_SIZE("reference_size", Sharing.ALL, false),
  /** Tilt of a plane whose reference gives a scale only. */
  TILT("tilt", Sharing.OWN, false),
  /** What moves the whole edge together by the rule that defines it: focus, light, definition. */
  EDGE_RULE("edge_rule", Sharing.ALL, true),
  /** Which border is found in one photograph, where the lesion's is not clear. */
  EDGE_REGION("edge_region", Sharing.OWN, true),
  /** What the lesion's look hides of its border, read alike at every visit. */
  EDGE_READING("edge_reading", Sharing.LESION, true),
  /** What moves single stretches of the edge. */
  EDGE_LOCATION("edge_location", Sharing.OWN, true),
  /** Height of the lesion over the reference's plane. */
  HEIGHT("height", Sharing.OWN, false),
  /** Curvature of the skin that is not known. */
  CURVATURE("curvature", Sharing.OWN, false),
  /** Nothing is visible: what could have been missed. */
  DETECTION_LIMIT("detection_limit", Sharing.OWN, true);

  /** Whether a term is one visit's own, one lesion's at every visit, or the same everywhere. */
  private enum Sharing {
    OWN,
    LESION,
    ALL
  }

  private final String label;
  private final Sharing sharing;
  private final boolean movesTheEdge;

  BudgetTerm(String label, Sharing sharing, boolean movesTheEdge) {
    this.label = label;
    this.sharing = sharing;
    this.movesTheEdge = movesTheEdge;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }

  /** Whether two visits of a lesion with one reference lot and one edge rule have it in common. */
  public boolean sharedByVisits() {
    return sharing != Sharing.OWN;
  }

  /** Whether different lesions with one reference lot and one edge rule have it in common. */
  public boolean sharedByLesions() {
    return sharing == Sharing.ALL;
  }

  /** Whether it moves the outline on the plane, rather than the plane's scale. */
  public boolean movesTheEdge() {
    return movesTheEdge;
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
