package org.calque.cli;

import static org.calque.cli.CliRun.calque;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualifyCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void writesPageTablesAndTrials() throws Exception {
    Path out = folder.resolve("report");
    CliRun run = calque("qualify", "--out", out, "--scenes", 1, "--seed", 3).ends(ExitStatus.DONE);
    assertTrue(run.out().contains("ulcer, box"), run.out());
    assertTrue(Files.readString(out.resolve("qualification.html")).contains("</html>"));
    assertTrue(Files.readString(out.resolve("qualification.json")).contains("\"seed\" : 3"));
    assertTrue(Files.readAllLines(out.resolve("trials.csv")).size() > 4);
    assertEquals("", run.err(), "no progress where nobody watches");
  }

  @Test
  void noScenesAreAUsageError() throws Exception {
    CliRun run = calque("qualify", "--out", folder, "--scenes", 0).ends(ExitStatus.USAGE);
    assertTrue(run.err().contains("scenes a class are 1 to"), run.err());
  }
}
