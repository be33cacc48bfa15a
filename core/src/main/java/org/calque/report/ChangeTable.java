package org.calque.report;

import java.util.List;
import java.util.Optional;
import org.calque.compare.ChangeCategory;
import org.calque.compare.LesionChange;
import org.calque.compare.RegionChange;
import org.calque.evidence.Finding;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Interval;
import org.calque.quantity.Length;
import org.calque.quantity.Ratio;
import org.calque.report.Columns.Side;

/**
 * The change between visits as a person reads it: a block a follow-up, a row a region, then the
 * findings. Immutable and safe for any thread.
 */
public final class ChangeTable {
  private static final String UNKNOWN = "-";

  /** The text of a change, lines of up to 100 characters, ending in a line feed. */
  public String print(LesionChange change, List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    for (LesionChange.FollowUp followUp : change.followUps()) {
      out.append(followUp.visit().photoFile())
          .append(" against ")
          .append(change.baseline().visit().photoFile())
          .append(followUp.intervalDays().map(ChangeTable::days).orElse(""))
          .append("; areas in mm2\n");
      printRegions(followUp.regions(), out);
    }
    Sentences.print(findings, out);
    return out.toString();
  }

  private static String days(double days) {
    String count = Digits.fixed(days, Math.abs(days) < 2 ? 1 : 0);
    return ", " + count + " days";
  }

  private static void printRegions(List<RegionChange> regions, StringBuilder out) {
    Columns columns =
        new Columns(
            List.of(
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT));
    columns.row(
        "lesion", "region", "before", "now", "change", "95 % interval", "%", "advance mm", "");
    String last = "";
    for (RegionChange region : regions) {
      columns.row(
          region.lesion().equals(last) ? "" : region.lesion(),
          region.kind().label().replace("calcified_", "").replace('_', ' '),
          region.baselineArea().map(MeasurementTable::area).orElse(UNKNOWN),
          region.area().map(MeasurementTable::area).orElse(UNKNOWN),
          region.change().map(ChangeTable::change).orElse(UNKNOWN),
          region.change().map(ChangeTable::interval).orElse(""),
          region.relativeChange().map(ChangeTable::percent).orElse(UNKNOWN),
          region.linearAdvance().map(ChangeTable::advance).orElse(UNKNOWN),
          verdict(region));
      last = region.lesion();
    }
    columns.print(out);
  }

  private static String verdict(RegionChange region) {
    String words = region.category().label().replace('_', ' ');
    Optional<Area> smallest = region.smallestDetectableChange();
    if (region.category() != ChangeCategory.NO_DETECTABLE_CHANGE || smallest.isEmpty()) {
      return words;
    }
    double limit = smallest.get().squareMillimetres();
    return "none above " + Digits.fixed(limit, Digits.decimalsFor(limit)) + " mm2";
  }

  private static String change(Estimate<Area> change) {
    return Digits.signed(
        change.value().squareMillimetres(),
        Digits.decimalsFor(change.standardUncertainty().squareMillimetres()));
  }

  private static String interval(Estimate<Area> change) {
    int decimals = Digits.decimalsFor(change.standardUncertainty().squareMillimetres());
    Interval<Area> interval = change.interval95();
    return Digits.signed(interval.low().squareMillimetres(), decimals)
        + " to "
        + Digits.signed(interval.high().squareMillimetres(), decimals);
  }

  private static String percent(Estimate<Ratio> ratio) {
    return Digits.signed(
        ratio.value().percent(), Digits.decimalsFor(ratio.standardUncertainty().percent()));
  }

  private static String advance(Estimate<Length> advance) {
    return Digits.signed(
        advance.value().millimetres(),
        Digits.decimalsFor(advance.standardUncertainty().millimetres()));
  }
}
