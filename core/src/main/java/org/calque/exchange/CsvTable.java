package org.calque.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV after RFC 4180 with a header line, UTF-8 with or without a byte order mark, of at most 64
 * MB. Immutable, safe for any thread.
 *
 * @param name the file's name, for what is wrong
 * @param header the names of the columns; none for an empty file
 * @param rows the lines after the header
 */
public record CsvTable(String name, List<String> header, List<Row> rows) {
  private static final int MAX_BYTES = 64 << 20;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  public CsvTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * A line of the table.
   *
   * @param line the line of the file it ends on, from 1
   * @param values without surrounding blanks; their number may differ from the header's
   */
  public record Row(long line, List<String> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /** The table of a file. */
  public static CsvTable read(Path file) throws UnreadableTableException {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(MAX_BYTES + 1), name);
    } catch (NoSuchFileException e) {
      throw new UnreadableTableException(name, "there is no such file.", e);
    } catch (IOException e) {
      throw new UnreadableTableException(name, "cannot be opened: " + e.getMessage() + ".", e);
    }
  }

  /**
   * The table of a file's bytes.
   *
   * @param bytes the whole file
   * @param name the file's name, for what is wrong
   */
  public static CsvTable read(byte[] bytes, String name) throws UnreadableTableException {
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableTableException(
          name, List.of("is larger than " + (MAX_BYTES >> 20) + " MB."));
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text(bytes, name)), format)) {
      List<String> header = List.of();
      List<Row> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        if (header.isEmpty()) {
          header = record.toList();
        } else {
          rows.add(new Row(parser.getCurrentLineNumber(), record.toList()));
        }
      }
      return new CsvTable(name, header, rows);
    } catch (UncheckedIOException | IOException e) {
      throw new UnreadableTableException(name, "is not a CSV: " + e.getMessage() + ".", e);
    }
  }

  private static String text(byte[] bytes, String name) throws UnreadableTableException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableTableException(name, "is not UTF-8; save it as CSV UTF-8.", e);
    }
  }
}
