package org.calque.qualify;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.calque.quantity.Area;
import org.calque.report.Columns;
import org.calque.report.Columns.Side;
import org.calque.segment.Tissue;

/** Comparisons of printed shapes, as CSV and as a table for a terminal. Stateless. */
public final class ShapeTrialSheet {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              "photo",
              "tile",
              "kind",
              "nominal_area_mm2",
              "area_mm2",
              "area_lo95_mm2",
              "area_hi95_mm2")
          .get();

  private ShapeTrialSheet() {}

  /** One row a shape; what was not measured has empty cells. */
  public static void write(List<ShapeTrial> trials, Appendable out) throws IOException {
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      for (ShapeTrial t : trials) {
        printer.printRecord(
            t.photograph(),
            t.tile(),
            t.tissue().label(),
            number(Optional.of(t.nominalMm2())),
            number(t.measured().map(m -> m.area().value()).map(Area::squareMillimetres)),
            number(t.measured().map(m -> m.area().interval95().low().squareMillimetres())),
            number(t.measured().map(m -> m.area().interval95().high().squareMillimetres())));
      }
    }
  }

  private static String number(Optional<Double> value) {
    return value.map(v -> String.format(Locale.ROOT, "%.6g", v)).orElse("");
  }

  /** A row a diameter class and tissue, ending in a line feed. */
  public static String print(List<ShapeTrial> trials) {
    Columns columns =
        new Columns(
            List.of(
                Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
    columns.row("kind", "diameter", "n", "measured", "median |e| %", "p95 |e| %", "coverage %");
    for (Tissue tissue : QualificationReport.TISSUES) {
      for (DiameterClass size : DiameterClass.values()) {
        row(
            columns,
            tissue,
            size,
            trials.stream()
                .filter(t -> t.tissue() == tissue && DiameterClass.of(t.diameterMm()) == size)
                .toList());
      }
    }
    StringBuilder out = new StringBuilder();
    columns.print(out);
    return out.toString();
  }

  private static void row(
      Columns columns, Tissue tissue, DiameterClass size, List<ShapeTrial> group) {
    if (group.isEmpty()) {
      return;
    }
    List<ShapeTrial> measured = group.stream().filter(ShapeTrial::isMeasured).toList();
    double[] errors = measured.stream().mapToDouble(t -> Math.abs(t.relativeError())).toArray();
    long covered = measured.stream().filter(ShapeTrial::isCovered).count();
    columns.row(
        tissue.label(),
        size.label(),
        String.valueOf(group.size()),
        String.valueOf(measured.size()),
        percent(Statistics.median(errors)),
        percent(Statistics.quantile(errors, 0.95)),
        percent(Statistics.share(covered, measured.size())));
  }

  private static String percent(Figure figure) {
    return figure.isKnown() ? String.format(Locale.ROOT, "%.2f", 100 * figure.value()) : "-";
  }
}
