package org.calque.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.calque.quantity.Area;

/**
 * The named contributions to an area's standard uncertainty; independent of each other, so that
 * their squares add.
 *
 * @param terms each source with its standard uncertainty, in the order of {@link BudgetTerm}
 */
public record UncertaintyBudget(Map<BudgetTerm, Area> terms) {
  public UncertaintyBudget {
    EnumMap<BudgetTerm, Area> ordered = new EnumMap<>(BudgetTerm.class);
    ordered.putAll(terms);
    ordered.forEach(UncertaintyBudget::requireNotNegative);
    terms = Collections.unmodifiableMap(ordered);
  }

  /** The root of the sum of squares. */
  public Area combined() {
    double squares =
        terms.values().stream()
            .mapToDouble(a -> a.squareMillimetres() * a.squareMillimetres())
            .sum();
    return Area.ofSquareMillimetres(Math.sqrt(squares));
  }

  /** A term's standard uncertainty, 0 where the budget has none. */
  public Area of(BudgetTerm term) {
    return terms.getOrDefault(term, Area.ofSquareMillimetres(0));
  }

  private static void requireNotNegative(BudgetTerm term, Area u) {
    if (u.squareMillimetres() < 0) {
      throw new IllegalArgumentException(
          "term "
              + term.label()
              + " of the budget is not negative, got "
              + u.squareMillimetres()
              + " mm2");
    }
  }
}
