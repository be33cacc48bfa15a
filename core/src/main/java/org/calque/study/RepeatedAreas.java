package org.calque.study;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calque.exchange.CsvTable;
import org.calque.exchange.UnreadableTableException;
import org.calque.segment.Tissue;

/**
 * The ulcers of a study's {@code results.csv}: each lesion's areas by day, replicates together.
 * Readers stay apart. Immutable once made, safe for any thread.
 *
 * @param lesions each lesion of each reader, in the file's order
 */
public record RepeatedAreas(List<Lesion> lesions) {
  private static final List<String> COLUMNS =
      List.of("subject", "lesion", "date", "arm", "kind", "area_mm2");

  public RepeatedAreas {
    lesions = List.copyOf(lesions);
  }

  /**
   * One lesion.
   *
   * @param subject the subject's code
   * @param arm its arm; empty without one
   * @param logAreas ln(area in mm2) of every replicate, by day
   */
  public record Lesion(String subject, String arm, TreeMap<LocalDate, List<Double>> logAreas) {}

  /** The areas of a table; lesions that are not visible have no logarithm and are left out. */
  public static RepeatedAreas of(CsvTable table) throws UnreadableTableException {
    List<String> problems = new ArrayList<>();
    for (String column : COLUMNS) {
      if (!table.header().contains(column)) {
        problems.add("Line 1: there is no column " + column + ".");
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableTableException(table.name(), problems);
    }
    Map<List<String>, Lesion> lesions = new LinkedHashMap<>();
    for (CsvTable.Row row : table.rows()) {
      if (row.values().size() != table.header().size()) {
        problems.add("Line " + row.line() + ": another number of values than columns.");
      } else if (cell(table, row, "kind").equals(Tissue.ULCER.label())) {
        add(table, row, lesions, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableTableException(table.name(), problems);
    }
    return new RepeatedAreas(new ArrayList<>(lesions.values()));
  }

  private static void add(
      CsvTable table, CsvTable.Row row, Map<List<String>, Lesion> lesions, List<String> problems) {
    try {
      double area = Double.parseDouble(cell(table, row, "area_mm2"));
      LocalDate date = LocalDate.parse(cell(table, row, "date"));
      String subject = cell(table, row, "subject");
      String reader = table.header().contains("reader") ? cell(table, row, "reader") : "";
      if (area > 0) {
        lesions
            .computeIfAbsent(
                List.of(subject, cell(table, row, "lesion"), reader),
                k -> new Lesion(subject, cell(table, row, "arm"), new TreeMap<>()))
            .logAreas()
            .computeIfAbsent(date, d -> new ArrayList<>())
            .add(StrictMath.log(area));
      }
    } catch (NumberFormatException e) {
      problems.add("Line " + row.line() + ", column area_mm2: no number.");
    } catch (DateTimeParseException e) {
      problems.add("Line " + row.line() + ", column date: no date such as 2026-01-31.");
    }
  }

  private static String cell(CsvTable table, CsvTable.Row row, String column) {
    return row.values().get(table.header().indexOf(column));
  }
}
