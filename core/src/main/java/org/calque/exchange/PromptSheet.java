package org.calque.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calque.segment.Prompt;

/**
 * Prompts for many photographs: a CSV after RFC 4180 with the columns {@code photo}, {@code lesion}
 * and {@code prompt} in any order; further columns are ignored. Immutable, safe for any thread.
 *
 * @param rows every line, in the file's order
 */
public record PromptSheet(List<PromptRow> rows) {
  private static final List<String> COLUMNS = List.of("photo", "lesion", "prompt");

  public PromptSheet {
    rows = List.copyOf(rows);
  }

  /** The sheet of a file; every problem of every line is reported at once. */
  public static PromptSheet read(Path file) throws UnreadableTableException {
    CsvTable table = CsvTable.read(file);
    return new Lines(table.name()).read(table);
  }

  /**
   * The sheet of a file's bytes.
   *
   * @param bytes the whole file, UTF-8 with or without a byte order mark
   * @param name the file's name, for what is wrong
   */
  public static PromptSheet read(byte[] bytes, String name) throws UnreadableTableException {
    return new Lines(name).read(CsvTable.read(bytes, name));
  }

  /** The lines read so far, and what is wrong with them. */
  private static final class Lines {
    private final String name;
    private final List<PromptRow> rows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();
    private final Map<String, Integer> perPhoto = new HashMap<>();

    Lines(String name) {
      this.name = name;
    }

    PromptSheet read(CsvTable table) throws UnreadableTableException {
      requireColumns(table.header());
      table.rows().forEach(row -> readRow(row.values(), table.header(), row.line()));
      if (!problems.isEmpty()) {
        throw new UnreadableTableException(name, problems);
      }
      return new PromptSheet(rows);
    }

    private void requireColumns(List<String> header) throws UnreadableTableException {
      if (!header.containsAll(COLUMNS) || new HashSet<>(header).size() < header.size()) {
        String found = header.isEmpty() ? "an empty file" : String.join(",", header);
        throw new UnreadableTableException(
            name, List.of("Line 1: the header is photo,lesion,prompt, got " + found + "."));
      }
    }

    private void readRow(List<String> record, List<String> header, long line) {
      if (record.size() != header.size()) {
        problems.add(
            "Line "
                + line
                + ": "
                + record.size()
                + " values for "
                + header.size()
                + " columns; a prompt with commas stands in quotes.");
        return;
      }
      String photo = record.get(header.indexOf("photo"));
      if (photo.isEmpty()) {
        problems.add("Line " + line + ": no photograph.");
      }
      int number = perPhoto.merge(photo, 1, Integer::sum);
      String given = record.get(header.indexOf("lesion"));
      String lesion = given.isEmpty() ? "L" + number : given;
      if (!seen.add(List.of(photo, lesion))) {
        problems.add("Line " + line + ": lesion " + lesion + " of " + photo + " comes twice.");
      }
      try {
        Prompt prompt = Prompt.parse(record.get(header.indexOf("prompt")));
        rows.add(new PromptRow(line, photo, lesion, prompt));
      } catch (IllegalArgumentException e) {
        problems.add("Line " + line + ": " + e.getMessage() + ".");
      }
    }
  }
}
