package org.calque.study;

import java.util.Optional;
import org.calque.compare.ChangeCategory;
import org.calque.compare.RegionChange;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Ratio;

/**
 * The change of one region of one lesion from its first visit to a later one. Immutable, safe for
 * any thread.
 *
 * @param series the lesion
 * @param followUp the later visit
 * @param days from the first visit
 * @param region the change, its category with closure confirmed or not
 * @param response what the charter calls it
 */
public record StudyChange(
    LesionSeries series, StudyResult followUp, long days, RegionChange region, String response) {

  /** Whether the change is larger than what two visits without one would show. */
  public boolean isDetectable() {
    ChangeCategory category = region.category();
    return category == ChangeCategory.DECREASED
        || category == ChangeCategory.INCREASED
        || category == ChangeCategory.CONFIRMED_CLOSURE
        || (category == ChangeCategory.NO_VISIBLE_LESION && excludesZero());
  }

  private boolean excludesZero() {
    return region
        .change()
        .map(Estimate::interval95)
        .filter(i -> i.high().squareMillimetres() < 0)
        .isPresent();
  }

  /** The change in percent of the first visit's area. */
  public Optional<Double> percent() {
    return region.relativeChange().map(r -> r.value().percent());
  }

  /** The change in mm2. */
  public Optional<Double> squareMillimetres() {
    return region.change().map(Estimate::value).map(Area::squareMillimetres);
  }

  /** ln(area / first area); absent where either is 0. */
  public Optional<Double> logRatio() {
    return region
        .relativeChange()
        .map(r -> 1 + r.value().fraction())
        .filter(ratio -> ratio > 0)
        .map(StrictMath::log);
  }

  /**
   * The exponential rate ln(first area / area) / days, a fraction a day, positive when the area
   * falls; first-order uncertainty. Absent where an area is 0 or no day has passed.
   */
  public Optional<Estimate<Ratio>> dailyRate() {
    Optional<Double> log = logRatio();
    if (log.isEmpty() || days <= 0) {
      return Optional.empty();
    }
    Estimate<Ratio> relative = region.relativeChange().orElseThrow();
    double u = relative.standardUncertainty().fraction() / (1 + relative.value().fraction()) / days;
    return Optional.of(Estimate.signed(new Ratio(-log.get() / days), u, Double.POSITIVE_INFINITY));
  }
}
