package org.calque.report;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV whose columns say what they mean. Immutable, safe for any thread.
 *
 * @param file the file's name
 * @param columns from left to right
 * @param <T> what a line is about
 */
public record Sheet<T>(String file, List<Column<T>> columns) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  public Sheet {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param name its name, with the unit
   * @param unit the unit in UCUM's spelling; empty for words and plain numbers
   * @param meaning one sentence
   * @param cell a line's value; empty for none
   */
  public record Column<T>(String name, String unit, String meaning, Function<T, String> cell) {}

  /** Writes the header and a line each. */
  public void write(List<? extends T> lines, Appendable out) throws IOException {
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      printer.printRecord(columns.stream().map(Column::name).toList());
      for (T line : lines) {
        printer.printRecord(columns.stream().map(c -> c.cell().apply(line)).toList());
      }
    }
  }

  /** Writes what the columns of several sheets mean, as a sheet of its own. */
  public static void writeDictionary(List<Sheet<?>> sheets, Appendable out) throws IOException {
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      printer.printRecord("file", "column", "unit", "meaning");
      for (Sheet<?> sheet : sheets) {
        for (Column<?> column : sheet.columns()) {
          printer.printRecord(sheet.file(), column.name(), column.unit(), column.meaning());
        }
      }
    }
  }
}
