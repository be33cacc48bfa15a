package org.calque.study;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.calque.calibrate.AutomaticReference;
import org.calque.calibrate.ScaleReference;
import org.calque.exchange.CsvTable;
import org.calque.quantity.Length;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;

/** The lines of a manifest read so far, and what is wrong with them. Confined to one thread. */
final class ManifestLines {
  private static final int LONGEST_NAME = 64;
  private static final Pattern BETWEEN = Pattern.compile("\\s*;\\s*");
  private static final double THINNEST_FINGER_MM = 4;
  private static final double THICKEST_FINGER_MM = 200;
  private static final double HIGHEST_MM = 100;

  private final List<String> header;
  private final Predicate<String> isFile;
  private final List<StudyRow> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<List<String>, Long> keys = new HashMap<>();
  private final Map<List<String>, String> dates = new HashMap<>();
  private final Map<List<String>, String> arms = new HashMap<>();

  ManifestLines(List<String> header, Predicate<String> isFile) {
    this.header = header;
    this.isFile = isFile;
  }

  List<StudyRow> rows() {
    return rows;
  }

  List<String> problems() {
    return problems;
  }

  void read(CsvTable.Row row) {
    if (row.values().size() != header.size()) {
      problems.add(
          "Line "
              + row.line()
              + ": "
              + row.values().size()
              + " values for "
              + header.size()
              + " columns; a value with commas stands in quotes.");
      return;
    }
    int before = problems.size();
    Cells cells = new Cells(row);
    StudyRow read = cells.row(rows.size() + 1);
    checkTogether(read, cells);
    if (problems.size() == before) {
      rows.add(read);
    }
  }

  /** What no line shows alone. */
  private void checkTogether(StudyRow row, Cells cells) {
    List<String> lesion = List.of(row.subject(), row.lesion());
    List<String> visit = List.of(row.subject(), row.lesion(), row.visit());
    String replicate = row.replicate().isPresent() ? "" + row.replicate().getAsInt() : "";
    List<String> key = List.of(row.subject(), row.lesion(), row.visit(), row.reader(), replicate);
    Long first = keys.putIfAbsent(key, cells.line());
    if (first != null) {
      cells.problem(
          "replicate",
          "subject, lesion, visit, reader and replicate are those of line "
              + first
              + "; number the replicates");
    }
    String date = dates.putIfAbsent(visit, row.date().toString());
    if (date != null && !date.equals(row.date().toString())) {
      cells.problem("date", "an earlier line dates this visit of this lesion " + date);
    }
    String arm = arms.putIfAbsent(lesion, row.arm());
    if (arm != null && !arm.equals(row.arm())) {
      cells.problem("arm", "an earlier line has this lesion in arm \"" + arm + "\"");
    }
  }

  /** One line by the names of its columns. */
  private final class Cells {
    private final CsvTable.Row row;

    Cells(CsvTable.Row row) {
      this.row = row;
    }

    long line() {
      return row.line();
    }

    void problem(String column, String what) {
      problems.add("Line " + row.line() + ", column " + column + ": " + what + ".");
    }

    StudyRow row(int number) {
      StudyRow read =
          new StudyRow(
              number,
              name("subject"),
              name("lesion"),
              name("visit"),
              parsed("date", ManifestLines::date).orElse(LocalDate.EPOCH),
              file("photo", text("photo")),
              parsed("reference", ManifestLines::references).orElse(List.of()),
              prompt(),
              text("arm"),
              text("reader"),
              replicate(),
              parsed("drainage", ManifestLines::yesOrNo),
              parsed("finger_diameter_mm", t -> length(t, THINNEST_FINGER_MM, THICKEST_FINGER_MM)),
              parsed("height_mm", t -> length(t, -HIGHEST_MM, HIGHEST_MM)),
              parsed("drawn_kind", Tissue::labelled));
      read.traceFile().ifPresent(trace -> file("prompt", trace));
      if (read.drawnKind().isPresent() && read.traceFile().isEmpty()) {
        problem("drawn_kind", "it goes with a trace:FILE prompt only");
      }
      return read;
    }

    private String text(String column) {
      int at = header.indexOf(column);
      return at < 0 ? "" : row.values().get(at);
    }

    private String name(String column) {
      String text = text(column);
      if (text.isEmpty() || text.length() > LONGEST_NAME || text.chars().anyMatch(c -> c < ' ')) {
        problem(column, "a name of 1 to " + LONGEST_NAME + " characters is missing");
      }
      return text;
    }

    private String file(String column, String name) {
      if (name.isEmpty()) {
        problem(column, "no file is named");
      } else if (!isFile.test(name)) {
        problem(column, "there is no file " + name);
      }
      return name;
    }

    private String prompt() {
      String text = text("prompt");
      if (!text.isEmpty() && !text.startsWith("trace:")) {
        attempt("prompt", text, Prompt::parse);
      }
      return text;
    }

    private OptionalInt replicate() {
      Optional<Integer> number = parsed("replicate", ManifestLines::count);
      return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    /** An empty cell is absent; a date is required. */
    private <T> Optional<T> parsed(String column, Function<String, T> parse) {
      String text = text(column);
      boolean needed = column.equals("date") || column.equals("reference");
      return text.isEmpty() && !needed ? Optional.empty() : attempt(column, text, parse);
    }

    private <T> Optional<T> attempt(String column, String text, Function<String, T> parse) {
      try {
        return Optional.of(parse.apply(text));
      } catch (IllegalArgumentException e) {
        problem(column, String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no date such as 2026-01-31", e);
    }
  }

  private static List<ScaleReference> references(String text) {
    return text.isEmpty()
        ? List.of(new AutomaticReference())
        : BETWEEN.splitAsStream(text).map(ScaleReference::parse).toList();
  }

  private static Boolean yesOrNo(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is none of yes, no");
    };
  }

  private static Integer count(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("\"" + text + "\" is no number from 1 to 9999");
    }
    return Integer.valueOf(text);
  }

  private static Length length(String text, double least, double most) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number of mm", e);
    }
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(text + " mm is not within " + least + " to " + most);
    }
    return Length.ofMillimetres(value);
  }
}
