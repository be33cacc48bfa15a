package org.calque.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.study.StudyResult.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyJournalTest {
  private static final ObjectNode STUDY = StudyJournal.head().put("manifest", "m");
  private static final int ROWS = 5;

  @TempDir private Path folder = Path.of("");

  private static StudyResult refused(int number) {
    StudyRow row = StubStudy.rows(number).get(number - 1);
    Finding finding = Finding.refusal(FindingCode.REFERENCE_NOT_FOUND, "No reference \u2260.");
    return new StudyResult(row, Status.REFUSED, Optional.empty(), List.of(finding));
  }

  private static void goOn(Path file) throws IOException {
    try (StudyJournal journal = StudyJournal.open(file, STUDY)) {
      for (int number = journal.done().size() + 1; number <= ROWS; number++) {
        journal.add(refused(number));
      }
    }
  }

  @Test
  void goesOnAfterBeingCutAtAnyByte() throws Exception {
    Path whole = folder.resolve("whole");
    goOn(whole);
    byte[] expected = Files.readAllBytes(whole);
    Path torn = folder.resolve("torn");
    for (int length = 0; length <= expected.length; length++) {
      Files.write(torn, Arrays.copyOf(expected, length));
      goOn(torn);
      assertArrayEquals(expected, Files.readAllBytes(torn), "cut at " + length);
    }
  }

  @Test
  void tellsWhatIsDone() throws Exception {
    Path file = folder.resolve("j");
    goOn(file);
    try (StudyJournal journal = StudyJournal.open(file, STUDY)) {
      assertEquals(ROWS, journal.done().size());
      assertEquals(
          new StudyJournal.Entry(2, Status.REFUSED, "No reference \u2260."), journal.done().get(1));
    }
  }

  @Test
  void anotherStudyIsRefusedAndRowsComeInOrder() throws Exception {
    Path file = folder.resolve("j");
    try (StudyJournal journal = StudyJournal.open(file, STUDY)) {
      assertThrows(IllegalArgumentException.class, () -> journal.add(refused(2)));
    }
    ObjectNode other = StudyJournal.head().put("manifest", "n");
    assertThrows(IllegalArgumentException.class, () -> StudyJournal.open(file, other));
  }

  @Test
  void damagedLineIsNamed() throws Exception {
    Path file = folder.resolve("j");
    goOn(file);
    Files.writeString(file, Files.readString(file).replace("\"row\":3", "\"row\":7"));
    IOException failure = assertThrows(IOException.class, () -> StudyJournal.open(file, STUDY));
    assertEquals("line 4 of the journal is not row 3", failure.getMessage());
  }
}
