package org.calque.cli;

import static org.calque.cli.CliRun.calque;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path results(String... areas) throws Exception {
    StringBuilder lines = new StringBuilder("subject,lesion,date,arm,kind,area_mm2\n");
    for (int i = 0; i < areas.length; i++) {
      lines.append(
          "S%d,L,2026-0%d-01,treated,ulcer,%s\n".formatted(i / 4, 1 + i / 2 % 2, areas[i]));
    }
    return Files.writeString(folder.resolve("results.csv"), lines);
  }

  @Test
  void saysHowManyLesionsATrialNeeds() throws Exception {
    Path results =
        results(
            "10", "10.4", "5", "5.1", "8", "8.2", "5", "4.8", "12", "12.5", "5.2", "5", "9", "9",
            "4", "4.1");
    JsonNode document =
        calque("power", results, "--effect", 30, "--json").ends(ExitStatus.DONE).json();
    assertEquals("calque/power/1", document.get("schema").textValue());
    assertEquals(8, document.at("/repeatability/degrees_of_freedom").intValue());
    int subjects = document.at("/paired/subjects").intValue();
    assertEquals(2 * subjects, document.at("/paired/lesions").intValue());
    String text = calque("power", results, "--effect", 30).ends(ExitStatus.DONE).out();
    assertTrue(text.contains(subjects + " subjects"), text);
  }

  @Test
  void withoutReplicatesItIsRefusedAndOtherFaultsAreSaid() throws Exception {
    Path results = results("10");
    CliRun refused = calque("power", results, "--effect", 30).ends(ExitStatus.REFUSED);
    assertTrue(refused.err().contains("replicate"), refused.err());
    calque("power", folder.resolve("none.csv"), "--effect", 30).ends(ExitStatus.UNREADABLE);
    calque(
            "power",
            results("10", "11", "9", "8", "7", "7", "6", "6", "8", "9", "5", "5"),
            "--effect",
            100)
        .ends(ExitStatus.USAGE);
  }
}
