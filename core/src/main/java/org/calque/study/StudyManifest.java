package org.calque.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.calque.exchange.CsvTable;
import org.calque.exchange.UnreadableTableException;

/**
 * What a study consists of: a CSV with the columns {@code
 * subject,lesion,visit,date,photo,reference,prompt} and any of {@code
 * arm,reader,replicate,drainage,finger_diameter_mm,height_mm,drawn_kind}. Immutable, safe for any
 * thread.
 *
 * @param rows every line, in the file's order
 * @param unusedColumns columns that mean nothing here
 */
public record StudyManifest(List<StudyRow> rows, List<String> unusedColumns) {
  static final List<String> REQUIRED =
      List.of("subject", "lesion", "visit", "date", "photo", "reference", "prompt");
  static final List<String> OPTIONAL =
      List.of(
          "arm",
          "reader",
          "replicate",
          "drainage",
          "finger_diameter_mm",
          "height_mm",
          "drawn_kind");
  static final int MOST_ROWS = 99_999;

  public StudyManifest {
    rows = List.copyOf(rows);
    unusedColumns = List.copyOf(unusedColumns);
  }

  /**
   * The manifest of a file; every problem of every line is reported at once, with its column.
   * Photographs and traces are looked up beside the manifest.
   */
  public static StudyManifest read(Path file) throws UnreadableTableException {
    return of(CsvTable.read(file), name -> isFile(file, name));
  }

  /**
   * The manifest of a table.
   *
   * @param table the table
   * @param isFile whether a photograph or trace of this name is there
   */
  public static StudyManifest of(CsvTable table, Predicate<String> isFile)
      throws UnreadableTableException {
    requireHeader(table);
    ManifestLines lines = new ManifestLines(table.header(), isFile);
    table.rows().forEach(lines::read);
    List<String> problems = new ArrayList<>(lines.problems());
    if (table.rows().isEmpty()) {
      problems.add("The manifest has no row after its header.");
    }
    if (table.rows().size() > MOST_ROWS) {
      problems.add("The manifest has more than " + MOST_ROWS + " rows; split the study.");
    }
    if (!problems.isEmpty()) {
      throw new UnreadableTableException(table.name(), problems);
    }
    List<String> unused = new ArrayList<>(table.header());
    unused.removeAll(REQUIRED);
    unused.removeAll(OPTIONAL);
    return new StudyManifest(lines.rows(), unused);
  }

  private static void requireHeader(CsvTable table) throws UnreadableTableException {
    List<String> problems = new ArrayList<>();
    for (String column : REQUIRED) {
      if (!table.header().contains(column)) {
        problems.add("Line 1: there is no column " + column + ".");
      }
    }
    Set<String> seen = new HashSet<>();
    for (String column : table.header()) {
      if (!seen.add(column)) {
        problems.add("Line 1: column " + column + " comes twice.");
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableTableException(table.name(), problems);
    }
  }

  private static boolean isFile(Path manifest, String name) {
    try {
      return Files.isRegularFile(manifest.toAbsolutePath().resolveSibling(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
