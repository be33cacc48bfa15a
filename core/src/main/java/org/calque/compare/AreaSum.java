package org.calque.compare;

import java.util.List;
import org.calque.measure.BudgetTerm;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;

/**
 * The sum of several lesions' areas at one visit. What the lesions share adds as it is: the edge
 * rule, the reference's size (taken as that of one lot, which widens the interval where it is not),
 * and in one photograph the plane. The rest adds in squares. Stateless.
 */
public final class AreaSum {
  private AreaSum() {}

  /**
   * The sum.
   *
   * @param regions one or more, of different lesions
   * @param onePhotograph whether all are in one photograph
   */
  public static Estimate<Area> of(List<RegionMeasurement> regions, boolean onePhotograph) {
    double sum = 0;
    double freedom = Double.POSITIVE_INFINITY;
    for (RegionMeasurement region : regions) {
      sum += region.area().value().squareMillimetres();
      freedom = Math.min(freedom, region.area().degreesOfFreedom());
    }
    double variance = 0;
    for (BudgetTerm term : BudgetTerm.values()) {
      boolean shared =
          term.sharedByVisits()
              || (onePhotograph && (term == BudgetTerm.PLANE || term == BudgetTerm.TILT));
      variance += shared ? square(linear(regions, term)) : squares(regions, term);
    }
    return Estimate.nonNegative(Area.ofSquareMillimetres(sum), Math.sqrt(variance), freedom);
  }

  private static double linear(List<RegionMeasurement> regions, BudgetTerm term) {
    return regions.stream().mapToDouble(r -> r.budget().of(term).squareMillimetres()).sum();
  }

  private static double squares(List<RegionMeasurement> regions, BudgetTerm term) {
    return regions.stream().mapToDouble(r -> square(r.budget().of(term).squareMillimetres())).sum();
  }

  private static double square(double value) {
    return value * value;
  }
}
