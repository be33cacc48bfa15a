package org.calque.compare;

import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.calque.measure.BudgetTerm;
import org.calque.segment.Tissue;

/**
 * How well the change of one region is known. Terms that two visits share are the same displacement
 * twice and subtract, the others add in squares. Which border was found in either photograph is
 * partly seen: in how far the two outlines disagree, where they can be laid on each other.
 */
final class ChangeUncertainty {
  /** What the outlines show a part of. */
  private static final Set<BudgetTerm> BORDER =
      EnumSet.of(BudgetTerm.EDGE_REGION, BudgetTerm.EDGE_READING);

  /**
   * The outlines disagree stretch by stretch, each on its own; over how much of the edge they do so
   * alike, mm. Found, as the next two, on rendered pairs of visits.
   */
  private static final double STRETCH_MM = 2.5;

  /** What is left of the doubt which border was found where the outlines are seen. */
  private static final double OF_REGION = 0.3;

  /** How far a millimetre of either edge may be displaced besides, on its own, mm. */
  private static final double OF_A_MILLIMETRE = 0.03;

  private final Tissue kind;
  private final Predicate<BudgetTerm> shared;
  private final OptionalDouble disagreement;

  /**
   * @param shared whether a term is the same error at both visits
   * @param disagreement of the outlines, over the area before
   */
  ChangeUncertainty(Tissue kind, Predicate<BudgetTerm> shared, OptionalDouble disagreement) {
    this.kind = kind;
    this.shared = shared;
    this.disagreement = disagreement;
  }

  /** Standard uncertainty of the difference of two areas, mm2. */
  double ofDifference(RegionSum before, RegionSum after) {
    return of(before, 1, after);
  }

  /** Standard uncertainty of the quotient of two areas, to first order. */
  double ofQuotient(RegionSum before, RegionSum after) {
    double area = mm2(before);
    return of(before, mm2(after) / area, after) / area;
  }

  /** Of the second area less the first one times a weight, mm2. */
  private double of(RegionSum before, double weight, RegionSum after) {
    double other = 0;
    double border = 0;
    for (BudgetTerm term : BudgetTerm.values()) {
      double variance = variance(term, before, weight, after);
      if (BORDER.contains(term)) {
        border += variance;
      } else {
        other += variance;
      }
    }
    return Math.sqrt(other + Math.min(border, seen(before, weight, after)));
  }

  private double variance(BudgetTerm term, RegionSum before, double weight, RegionSum after) {
    double u0 = weight * before.budget().of(term).squareMillimetres();
    double u1 = after.budget().of(term).squareMillimetres();
    return shared.test(term) ? (u1 - u0) * (u1 - u0) : u0 * u0 + u1 * u1;
  }

  /** What the outlines show of the border's error, and what both visits read alike. */
  private double seen(RegionSum before, double weight, RegionSum after) {
    if (kind != Tissue.ULCER || disagreement.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double first = before.perimeter().millimetres();
    double second = after.perimeter().millimetres();
    double stretches = Math.max(1, (first + second) / 2 / STRETCH_MM);
    double uneven = disagreement.getAsDouble() * mm2(before) / Math.sqrt(stretches);
    double region = OF_REGION * OF_REGION * variance(BudgetTerm.EDGE_REGION, before, weight, after);
    double unseen = OF_A_MILLIMETRE * OF_A_MILLIMETRE * (weight * weight * first + second);
    double alike = (readingMm(before) + readingMm(after)) / 2 * (second - weight * first);
    return uneven * uneven + region + unseen + alike * alike;
  }

  /** How far the whole edge may be displaced alike at every visit, mm. */
  private static double readingMm(RegionSum region) {
    return region.budget().of(BudgetTerm.EDGE_READING).squareMillimetres()
        / region.perimeter().millimetres();
  }

  private static double mm2(RegionSum region) {
    return region.area().value().squareMillimetres();
  }
}
