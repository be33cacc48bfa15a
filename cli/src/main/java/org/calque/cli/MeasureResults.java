package org.calque.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Provenance;
import org.calque.evidence.Severity;
import org.calque.photo.UnreadablePhotographException;
import org.calque.report.AssessmentJson;
import org.calque.report.MeasurementTable;
import org.calque.report.Overlay;

/**
 * Writes assessments as they come: a table or one JSON document to standard output, and the files
 * under {@code --out}. Owns the JSON document, which closing ends.
 */
final class MeasureResults implements AutoCloseable {
  private static final String JSON = ".assessment.json";
  private static final String PNG = ".overlay.png";

  /** What {@code --out} adds to a base name. */
  static final List<String> SUFFIXES = List.of(JSON, PNG);

  private static final Path HERE = Path.of("");

  private final Terminal terminal;
  private final Optional<AssessmentJson> document;
  private final Optional<OutputFolder> folder;
  private final MeasurementTable table = new MeasurementTable();
  private boolean written;

  MeasureResults(Terminal terminal, boolean json, boolean several, Optional<OutputFolder> folder)
      throws IOException {
    this.terminal = terminal;
    this.folder = folder;
    this.document =
        json
            ? Optional.of(
                several
                    ? AssessmentJson.several(terminal.out())
                    : AssessmentJson.one(terminal.out()))
            : Optional.empty();
  }

  void write(Path photograph, Assessment measured) throws IOException {
    write(photograph, measured, "");
  }

  /**
   * Writes an assessment.
   *
   * @param verdict what follows the photograph's name in the table's first line
   */
  void write(Path photograph, Assessment measured, String verdict) throws IOException {
    Assessment assessment = onThisMachine(measured);
    if (folder.isPresent()) {
      writeFiles(photograph, assessment, folder.get());
    }
    if (document.isPresent()) {
      document.get().write(assessment, Names.seenFrom(HERE, photograph));
      assessment.findings().stream()
          .filter(f -> f.severity() == Severity.REFUSAL)
          .forEach(f -> terminal.say(photograph + ": " + f.message()));
    } else {
      print(table.print(assessment, photograph + verdict));
    }
  }

  void writeUnreadable(Path photograph, UnreadablePhotographException cause) throws IOException {
    terminal.say(photograph + ": " + Failures.sentence(cause));
    if (document.isPresent()) {
      Finding finding =
          Finding.refusal(FindingCode.UNREADABLE_PHOTOGRAPH, Failures.sentence(cause));
      document.get().writeUnreadable(Names.seenFrom(HERE, photograph), List.of(finding));
    }
  }

  @Override
  public void close() throws IOException {
    if (document.isPresent()) {
      document.get().close();
    }
    terminal.out().flush();
  }

  private static Assessment onThisMachine(Assessment assessment) {
    Provenance made = assessment.provenance();
    return new Assessment(
        assessment.photograph(),
        assessment.calibration(),
        assessment.lesions(),
        assessment.findings(),
        new Provenance(
            made.version(),
            made.algorithms(),
            made.options(),
            made.inputSha256(),
            Version.runtime()));
  }

  private void writeFiles(Path photograph, Assessment assessment, OutputFolder out)
      throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (AssessmentJson one = AssessmentJson.one(json)) {
      one.write(assessment, Names.seenFrom(out.path(), photograph));
    }
    out.write(Names.base(photograph) + JSON, json.toByteArray());
    out.write(Names.base(photograph) + PNG, new Overlay().png(assessment));
  }

  /** A table after another one stands apart from it. */
  private void print(String text) {
    terminal.out().print(written ? "\n" + text : text);
    terminal.out().flush();
    written = true;
  }
}
