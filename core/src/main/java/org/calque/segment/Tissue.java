package org.calque.segment;

/** The kinds of region that are measured. */
public enum Tissue {
  /** Everything inside the edge of the open skin, chalk within it included. */
  ULCER("ulcer"),
  /** White to ivory or yellow-brown, matt, hard material in or over the opening. */
  CALCIFIED_EXTRUSION("calcified_extrusion"),
  /** What a healed ulcer left; readers trace it. */
  RESIDUAL_SCAR("residual_scar"),
  /** A closed lump; readers trace it. */
  NODULE("nodule");

  private final String label;

  Tissue(String label) {
    this.label = label;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }

  /** The tissue of a name in a document; one sentence says which there are. */
  public static Tissue labelled(String label) {
    for (Tissue tissue : values()) {
      if (tissue.label.equals(label)) {
        return tissue;
      }
    }
    throw new IllegalArgumentException(
        "tissue \"" + label + "\" is none of ulcer, calcified_extrusion, residual_scar, nodule");
  }
}
