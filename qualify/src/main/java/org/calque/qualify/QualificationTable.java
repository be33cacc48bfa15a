package org.calque.qualify;

import java.util.List;
import java.util.Locale;
import org.calque.report.Columns;
import org.calque.report.Columns.Side;
import org.calque.segment.Tissue;

/** A qualification as a person reads it in a terminal. Stateless. */
public final class QualificationTable {
  private static final int COLUMNS = 9;

  private QualificationTable() {}

  /** One table a prompt and region, by the region's own diameter, ending in a line feed. */
  public static String print(QualificationReport report) {
    StringBuilder out = new StringBuilder();
    for (PromptKind prompt : PromptKind.values()) {
      for (Tissue tissue : QualificationReport.TISSUES) {
        print(out, tissue.label() + ", " + prompt.label(), report.byDiameter(prompt, tissue));
      }
    }
    return out.toString();
  }

  private static void print(StringBuilder out, String title, List<QualificationReport.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.append(title).append('\n');
    Side[] sides = new Side[COLUMNS];
    java.util.Arrays.fill(sides, Side.RIGHT);
    sides[0] = Side.LEFT;
    Columns columns = new Columns(List.of(sides));
    columns.row(
        "diameter",
        "n",
        "measured",
        "median |e| %",
        "95 % interval",
        "p95 |e| %",
        "bias %",
        "coverage %",
        "half width %");
    for (QualificationReport.Row row : rows) {
      Accuracy a = row.accuracy();
      columns.row(
          row.label(),
          String.valueOf(a.present()),
          String.valueOf(a.measured()),
          percent(a.medianError().value(), 2),
          percent(a.medianError().low(), 2) + " to " + percent(a.medianError().high(), 2),
          percent(a.p95Error().value(), 1),
          percent(a.bias().value(), 2),
          percent(a.coverage().value(), 0),
          percent(a.halfWidth().value(), 1));
    }
    columns.print(out);
  }

  private static String percent(double value, int decimals) {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, "%." + decimals + "f", 100 * value);
  }
}
