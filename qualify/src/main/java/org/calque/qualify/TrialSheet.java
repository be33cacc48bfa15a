package org.calque.qualify;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Every comparison as CSV, one a row, for analyses of one's own. Stateless. */
public final class TrialSheet {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              "size_class",
              "seed",
              "frame",
              "skin_tone",
              "difficulty",
              "prompt",
              "kind",
              "true_area_mm2",
              "true_diameter_mm",
              "outcome",
              "area_mm2",
              "area_lo95_mm2",
              "area_hi95_mm2",
              "dice",
              "relative_scale_error")
          .get();

  private TrialSheet() {}

  /** Writes the comparisons; a region that is not there has a true area of 0. */
  public static void write(List<Trial> trials, Appendable out) throws IOException {
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      for (Trial t : trials) {
        printer.printRecord(
            t.scene().size().name(),
            t.scene().seed(),
            t.scene().whole() ? "whole" : "crop",
            t.scene().tone(),
            t.scene().difficulty().label(),
            t.prompt().label(),
            t.tissue().label(),
            number(t.truthMm2()),
            number(t.diameterMm()),
            t.outcome().name().toLowerCase(Locale.ROOT),
            number(t.measuredMm2()),
            number(t.lowMm2()),
            number(t.highMm2()),
            number(t.overlap()),
            number(t.scaleError()));
      }
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
