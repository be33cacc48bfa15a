package org.calque.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.calque.evidence.Severity;

/**
 * How far a study is: a file of JSON lines, the first about the study, then one a finished row in
 * the manifest's order, each on the disk before the next is begun. A last line that a crash tore is
 * cut off when the journal is opened. Confined to one thread.
 */
public final class StudyJournal implements AutoCloseable {
  /** The name of the schema, in the first line. */
  public static final String SCHEMA = "calque/study-log/1";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FileChannel channel;
  private final List<Entry> entries;

  private StudyJournal(FileChannel channel, List<Entry> entries) {
    this.channel = channel;
    this.entries = entries;
  }

  /**
   * A finished row.
   *
   * @param number the row's place in the manifest, from 1
   * @param status how it ended
   * @param sentence why it was not measured; empty when it was
   */
  public record Entry(int number, StudyResult.Status status, String sentence) {}

  /**
   * Opens a journal, which is made when it is not there.
   *
   * @param file the journal
   * @param study what the study is made of: everything that may change a result
   * @throws IllegalArgumentException when the file is the journal of another study
   */
  public static StudyJournal open(Path file, ObjectNode study) throws IOException {
    String head = study.toString();
    Whole whole = Files.exists(file) ? Whole.of(Files.readAllBytes(file)) : Whole.of(new byte[0]);
    List<Entry> entries = new ArrayList<>();
    if (!whole.lines().isEmpty()) {
      if (!whole.lines().get(0).equals(head)) {
        throw new IllegalArgumentException(
            "another manifest, version or options began the study there");
      }
      for (String line : whole.lines().subList(1, whole.lines().size())) {
        entries.add(entry(line, entries.size() + 1));
      }
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    StudyJournal journal = new StudyJournal(channel, entries);
    channel.truncate(whole.bytes());
    channel.position(whole.bytes());
    if (whole.lines().isEmpty()) {
      journal.write(head);
    }
    return journal;
  }

  /** The first line of a study: its schema, and whatever is added. */
  public static ObjectNode head() {
    return MAPPER.createObjectNode().put("schema", SCHEMA);
  }

  /** The rows that are done, from the first on without a gap. */
  public List<Entry> done() {
    return List.copyOf(entries);
  }

  /** Adds the next row's result; on the disk when this returns. */
  public void add(StudyResult result) throws IOException {
    int expected = entries.size() + 1;
    if (result.row().number() != expected) {
      throw new IllegalArgumentException(
          "row " + expected + " is next in the journal, got " + result.row().number());
    }
    String sentence =
        result.status() == StudyResult.Status.MEASURED
            ? ""
            : result.findings().stream()
                .filter(f -> f.severity() == Severity.REFUSAL)
                .map(f -> f.message())
                .findFirst()
                .orElse("");
    entries.add(new Entry(expected, result.status(), sentence));
    ObjectNode line = MAPPER.createObjectNode();
    line.put("row", expected);
    line.put("name", result.row().fileName());
    line.put("status", result.status().label());
    line.put("why", sentence);
    write(line.toString());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  private static Entry entry(String line, int expected) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node.path("row").asInt() == expected) {
        return new Entry(
            expected,
            StudyResult.Status.labelled(node.path("status").asText()),
            node.path("why").asText());
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("line " + (expected + 1) + " of the journal is damaged", e);
    }
    throw new IOException("line " + (expected + 1) + " of the journal is not row " + expected);
  }

  /**
   * The lines that end in a line feed.
   *
   * @param lines the lines
   * @param bytes how many bytes they take
   */
  private record Whole(List<String> lines, long bytes) {
    static Whole of(byte[] all) {
      int end = all.length;
      while (end > 0 && all[end - 1] != '\n') {
        end--;
      }
      String text = new String(all, 0, end, StandardCharsets.UTF_8);
      return new Whole(text.lines().toList(), end);
    }
  }
}
