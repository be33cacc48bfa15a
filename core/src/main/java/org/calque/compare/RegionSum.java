package org.calque.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.calque.measure.AreaSurface;
import org.calque.measure.BudgetTerm;
import org.calque.measure.RegionMeasurement;
import org.calque.measure.UncertaintyBudget;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;

/**
 * Regions of one or several lesions taken together at one visit. What the lesions share adds as it
 * is: the edge rule, the reference's size (taken as that of one lot, which widens the interval
 * where it is not), and in one photograph the plane. The rest adds in squares.
 *
 * @param area the sum of the areas
 * @param perimeter the sum of the perimeters
 * @param surface what the first one lies on
 * @param budget the contributions to the area's uncertainty
 */
public record RegionSum(
    Estimate<Area> area, Length perimeter, AreaSurface surface, UncertaintyBudget budget) {

  /**
   * The sum.
   *
   * @param regions one or more, of different lesions
   * @param onePhotograph whether all are in one photograph
   */
  public static RegionSum of(List<RegionMeasurement> regions, boolean onePhotograph) {
    RegionMeasurement first = regions.get(0);
    double perimeter = regions.stream().mapToDouble(r -> r.perimeter().value().millimetres()).sum();
    UncertaintyBudget budget = budget(regions, onePhotograph);
    return new RegionSum(
        regions.size() == 1 ? first.area() : area(regions, budget),
        Length.ofMillimetres(perimeter),
        first.surface(),
        budget);
  }

  private static Estimate<Area> area(List<RegionMeasurement> regions, UncertaintyBudget budget) {
    double sum = regions.stream().mapToDouble(r -> r.area().value().squareMillimetres()).sum();
    double freedom =
        regions.stream().mapToDouble(r -> r.area().degreesOfFreedom()).min().orElseThrow();
    return Estimate.nonNegative(
        Area.ofSquareMillimetres(sum), budget.combined().squareMillimetres(), freedom);
  }

  private static UncertaintyBudget budget(List<RegionMeasurement> regions, boolean onePhotograph) {
    Map<BudgetTerm, Area> terms = new EnumMap<>(BudgetTerm.class);
    for (BudgetTerm term : BudgetTerm.values()) {
      boolean shared =
          term.sharedByLesions()
              || (onePhotograph && (term == BudgetTerm.PLANE || term == BudgetTerm.TILT));
      double u = shared ? linear(regions, term) : Math.sqrt(squares(regions, term));
      if (u > 0) {
        terms.put(term, Area.ofSquareMillimetres(u));
      }
    }
    return new UncertaintyBudget(terms);
  }

  private static double linear(List<RegionMeasurement> regions, BudgetTerm term) {
    return regions.stream().mapToDouble(r -> r.budget().of(term).squareMillimetres()).sum();
  }

  private static double squares(List<RegionMeasurement> regions, BudgetTerm term) {
    return regions.stream()
        .mapToDouble(r -> r.budget().of(term).squareMillimetres())
        .map(u -> u * u)
        .sum();
  }
}
