package org.calque.compare;

/** What became of a region between two visits. */
public enum ChangeCategory {
  DECREASED,
  INCREASED,
  NO_DETECTABLE_CHANGE,
  NO_VISIBLE_LESION,
  CONFIRMED_CLOSURE,
  APPEARED,
  SPLIT,
  MERGED,
  NOT_COMPARABLE;

  /** The name in every document. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
