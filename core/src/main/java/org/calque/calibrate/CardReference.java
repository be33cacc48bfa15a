package org.calque.calibrate;

import org.calque.card.CalqueCards;
import org.calque.quantity.Length;

/**
 * A Calque card, strip or tile, whichever is in view.
 *
 * @param bar what its check bar of 100 mm really measures, 50 to 200 mm
 * @param measured whether somebody measured it; otherwise it is the nominal one
 */
public record CardReference(ReferenceSize bar, boolean measured) implements ScaleReference {
  private static final double SHORTEST_BAR_MM = 50;
  private static final double LONGEST_BAR_MM = 200;

  /** How far the bar of a print that nobody measured may be off, without scaling to the page. */
  private static final double UNMEASURED_TOLERANCE_MM = 1;

  public CardReference {
    double length = bar.length().millimetres();
    if (length < SHORTEST_BAR_MM || length > LONGEST_BAR_MM) {
      throw new IllegalArgumentException(
          "a card's check bar of 100 mm is printed "
              + SHORTEST_BAR_MM
              + " to "
              + LONGEST_BAR_MM
              + " mm long, got "
              + length
              + " mm");
    }
  }

  /** A card of which nobody measured the check bar. */
  static CardReference unmeasured() {
    return new CardReference(
        new ReferenceSize(
            Length.ofMillimetres(CalqueCards.CHECK_BAR_MM),
            Length.ofMillimetres(UNMEASURED_TOLERANCE_MM)),
        false);
  }

  @Override
  public String spec() {
    return measured ? "card:bar=" + ReferenceSyntax.size(bar) : "card";
  }
}
