package org.calque.study;

import org.calque.compare.ChangeCategory;
import org.calque.compare.RegionChange;

/**
 * How a charter names a change: improved or worsened from a percentage on, and only where the
 * change is also detectable. Immutable, safe for any thread.
 *
 * @param improvedPercent a fall by this much or more is an improvement; above 0, at most 100
 * @param worsenedPercent a rise by this much or more is a worsening; above 0
 */
public record ResponseRule(double improvedPercent, double worsenedPercent) {
  /**
   * The one cut-off in use for calcinosis, by radiographs (doi 10.1016/j.semarthrit.2022.151980).
   */
  private static final double CALCINOSIS_PERCENT = 25;

  private static final double WHOLE = 100;

  public ResponseRule {
    if (!(improvedPercent > 0 && improvedPercent <= WHOLE) || !(worsenedPercent > 0)) {
      throw new IllegalArgumentException(
          "a response begins above 0 % (an improvement at 100 % at most), got "
              + improvedPercent
              + " % and "
              + worsenedPercent
              + " %");
    }
  }

  /** 25 % either way. */
  public static ResponseRule standard() {
    return new ResponseRule(CALCINOSIS_PERCENT, CALCINOSIS_PERCENT);
  }

  /** closed, improved, stable, worsened or not_evaluable. */
  public String response(RegionChange change) {
    if (change.category() == ChangeCategory.CONFIRMED_CLOSURE) {
      return "closed";
    }
    if (change.category() == ChangeCategory.NOT_COMPARABLE || change.relativeChange().isEmpty()) {
      return "not_evaluable";
    }
    double percent = change.relativeChange().get().value().percent();
    boolean smaller =
        change.category() == ChangeCategory.DECREASED
            || change.category() == ChangeCategory.NO_VISIBLE_LESION;
    if (smaller && percent <= -improvedPercent) {
      return "improved";
    }
    boolean larger = change.category() == ChangeCategory.INCREASED;
    return larger && percent >= worsenedPercent ? "worsened" : "stable";
  }
}
