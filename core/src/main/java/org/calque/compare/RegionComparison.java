package org.calque.compare;

import java.util.Optional;
import org.calque.measure.BudgetTerm;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.quantity.Ratio;
import org.calque.segment.Tissue;

/** The change of one region, with what two visits share cancelled. */
final class RegionComparison {
  private static final double NORMAL_95 = 1.959963984540054;

  private final boolean oneLot;
  private final LesionMatch lesion;

  /** Of one lesion's regions; the references of both visits may be of one lot. */
  RegionComparison(boolean oneLot, LesionMatch lesion) {
    this.oneLot = oneLot;
    this.lesion = lesion;
  }

  /** Whether two visits rest on references of one kind, size and tolerance. */
  static boolean oneLot(Visit a, Visit b) {
    return a.reference().isPresent()
        && a.reference()
            .map(RegionComparison::lot)
            .equals(b.reference().map(RegionComparison::lot));
  }

  /** A line's ends are no part of its lot, its length is. */
  private static String lot(String reference) {
    return reference.startsWith("line:")
        ? "line" + reference.substring(reference.indexOf('='))
        : reference;
  }

  /** The change of a region that the lesion has at either visit. */
  RegionChange of(Tissue kind) {
    Optional<RegionSum> before = lesion.before(kind);
    Optional<RegionSum> after = lesion.after(kind);
    if (before.isEmpty() || after.isEmpty()) {
      return unpaired(kind);
    }
    ChangeUncertainty uncertainty = uncertainty(kind);
    Estimate<Area> change = change(before.get(), after.get(), uncertainty);
    ChangeCategory category = category(before.get(), after.get(), change);
    return new RegionChange(
        lesion.id(),
        kind,
        before.map(RegionSum::area),
        after.map(RegionSum::area),
        Optional.of(change),
        relative(before.get(), after.get(), uncertainty),
        advance(before.get(), after.get(), change),
        Optional.of(smallestDetectable(before.get(), uncertainty)),
        lesion.event().filter(e -> kind == Tissue.ULCER).orElse(category));
  }

  private ChangeUncertainty uncertainty(Tissue kind) {
    return new ChangeUncertainty(kind, this::shared, lesion.disagreement(kind));
  }

  /** One visit has the region and the other, though measured, has none of it. */
  private RegionChange unpaired(Tissue kind) {
    Optional<RegionSum> before = lesion.before(kind);
    Optional<RegionSum> after = lesion.after(kind);
    boolean bothMeasured = !lesion.before().isEmpty() && !lesion.after().isEmpty();
    ChangeCategory category = ChangeCategory.NOT_COMPARABLE;
    if (bothMeasured && before.isEmpty()) {
      category = ChangeCategory.APPEARED;
    } else if (bothMeasured && kind != Tissue.RESIDUAL_SCAR && kind != Tissue.NODULE) {
      category = ChangeCategory.NO_VISIBLE_LESION;
    }
    return new RegionChange(
        lesion.id(),
        kind,
        before.map(RegionSum::area),
        after.map(RegionSum::area),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        before.map(b -> smallestDetectable(b, uncertainty(kind))),
        category);
  }

  private static Estimate<Area> change(
      RegionSum before, RegionSum after, ChangeUncertainty uncertainty) {
    double freedom = Math.min(before.area().degreesOfFreedom(), after.area().degreesOfFreedom());
    return Estimate.signed(
        Area.ofSquareMillimetres(mm2(after) - mm2(before)),
        uncertainty.ofDifference(before, after),
        freedom);
  }

  /** Lesions that grew together or parted are not the lesion that they were. */
  private boolean shared(BudgetTerm term) {
    boolean same = lesion.event().isPresent() ? term.sharedByLesions() : term.sharedByVisits();
    return same && (oneLot || term != BudgetTerm.REFERENCE_SIZE);
  }

  private static Optional<Estimate<Ratio>> relative(
      RegionSum before, RegionSum after, ChangeUncertainty uncertainty) {
    if (mm2(before) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Estimate<>(
            new Ratio(mm2(after) / mm2(before) - 1),
            new Ratio(uncertainty.ofQuotient(before, after)),
            Double.POSITIVE_INFINITY,
            -1));
  }

  private static Optional<Estimate<Length>> advance(
      RegionSum before, RegionSum after, Estimate<Area> change) {
    double mean = (before.perimeter().millimetres() + after.perimeter().millimetres()) / 2;
    if (mean <= 0) {
      return Optional.empty();
    }
    double advance = -change.value().squareMillimetres() / mean;
    double u = change.standardUncertainty().squareMillimetres() / mean;
    return Optional.of(
        Estimate.signed(Length.ofMillimetres(advance), u, change.degreesOfFreedom()));
  }

  /** 1.96 times the uncertainty of the change were there none: two visits like the baseline. */
  private static Area smallestDetectable(RegionSum baseline, ChangeUncertainty uncertainty) {
    return Area.ofSquareMillimetres(NORMAL_95 * uncertainty.ofDifference(baseline, baseline));
  }

  private static ChangeCategory category(RegionSum before, RegionSum after, Estimate<Area> change) {
    if (before.surface() != after.surface()) {
      return ChangeCategory.NOT_COMPARABLE;
    }
    if (mm2(after) == 0) {
      return ChangeCategory.NO_VISIBLE_LESION;
    }
    if (mm2(before) == 0) {
      return ChangeCategory.APPEARED;
    }
    if (change.interval95().high().squareMillimetres() < 0) {
      return ChangeCategory.DECREASED;
    }
    return change.interval95().low().squareMillimetres() > 0
        ? ChangeCategory.INCREASED
        : ChangeCategory.NO_DETECTABLE_CHANGE;
  }

  private static double mm2(RegionSum region) {
    return region.area().value().squareMillimetres();
  }
}
