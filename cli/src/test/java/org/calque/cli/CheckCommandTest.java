package org.calque.cli;

import static org.calque.cli.CliRun.SCALE;
import static org.calque.cli.CliRun.calque;
import static org.calque.cli.CliRun.photograph;
import static org.calque.cli.CliRun.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  /** Five pixels a millimetre. */
  private static final String COARSE = "line:0,0,100,0=20mm";

  @TempDir private Path folder = Path.of("");

  private Path photo = Path.of("");

  @BeforeEach
  void makePhotograph() throws Exception {
    photo = photograph(folder.resolve("a.png"));
  }

  @Test
  void aGoodPhotographIsGoodToMeasure() throws Exception {
    CliRun run = calque("check", photo, "--reference", SCALE).ends(ExitStatus.DONE);
    assertTrue(run.out().startsWith(photo + ": good to measure\n"), run.out());
    JsonNode json =
        calque("check", photo, "--reference", SCALE, "--json").ends(ExitStatus.DONE).json();
    assertEquals("calque/assessment/1", json.get("schema").textValue());
    assertEquals(10, json.at("/calibration/px_per_mm").doubleValue(), 1e-6);
    assertTrue(json.get("lesions").isArray() && json.get("lesions").isEmpty());
    assertEquals("refusal", json.at("/provenance/options/quality").textValue());
    assertEquals("gates/1", json.at("/provenance/algorithms/quality").textValue());
  }

  @Test
  void aPoorOneIsToBeTakenAgainAndSaysHow() throws Exception {
    CliRun run = calque("check", photo, "--reference", COARSE).ends(ExitStatus.REFUSED);
    assertTrue(run.out().startsWith(photo + ": take it again\n"), run.out());
    assertTrue(run.out().contains("go 2.0 times closer"), run.out());
    CliRun json = calque("check", photo, "--reference", COARSE, "--json");
    JsonNode document = json.ends(ExitStatus.REFUSED).json();
    assertFalse(document.get("calibration").isNull());
    assertTrue(document.get("lesions").isEmpty());
    List<String> refusals = new ArrayList<>();
    for (JsonNode finding : document.get("findings")) {
      if ("refusal".equals(finding.get("severity").textValue())) {
        refusals.add(finding.get("code").textValue());
      }
    }
    assertEquals(List.of("RESOLUTION_LOW"), refusals);
    assertTrue(json.err().contains("closer"), json.err());
  }

  @Test
  void withoutAReferenceItIsTakenAgain() throws Exception {
    CliRun run = calque("check", photo, "--json").ends(ExitStatus.REFUSED);
    assertTrue(run.json().get("calibration").isNull());
  }

  @Test
  void severalAreAllCheckedAndTheWorstDecides() throws Exception {
    Path text = Files.writeString(folder.resolve("b.jpg"), "no photograph");
    CliRun run = calque("check", photo, text, "--reference", SCALE, "--json");
    JsonNode documents = run.ends(ExitStatus.UNREADABLE).json();
    assertEquals(2, documents.size());
    assertTrue(documents.at("/0/findings").isArray());
    assertEquals("UNREADABLE_PHOTOGRAPH", documents.at("/1/findings/0/code").textValue());
  }

  @Test
  void strictMeasuresNothingWherePlainMeasureWarns() throws Exception {
    Path trace = trace(folder.resolve("a.geojson"), 50);
    CliRun plain = calque("measure", photo, "--reference", COARSE, "--trace", trace, "--json");
    JsonNode warned = plain.ends(ExitStatus.DONE).json();
    assertEquals(1, warned.get("lesions").size());
    assertTrue(warned.get("findings").toString().contains("RESOLUTION_LOW"));
    assertEquals("warning", warned.at("/provenance/options/quality").textValue());
    CliRun strict =
        calque("measure", photo, "--reference", COARSE, "--trace", trace, "--json", "--strict");
    JsonNode refused = strict.ends(ExitStatus.REFUSED).json();
    assertTrue(refused.get("lesions").isEmpty());
  }
}
