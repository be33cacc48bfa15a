package org.calque.cli;

import static org.calque.cli.CliRun.SCALE;
import static org.calque.cli.CliRun.calque;
import static org.calque.cli.CliRun.photograph;
import static org.calque.cli.CliRun.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path first = Path.of("");
  private Path second = Path.of("");

  @BeforeEach
  void measureTwoVisits() throws Exception {
    first = measured("week-0", 60);
    second = measured("week-8", 40);
  }

  private Path measured(String base, int side) throws Exception {
    Path photo = photograph(folder.resolve(base + ".png"));
    Path trace = trace(folder.resolve(base + ".geojson"), side);
    Path out = folder.resolve("out");
    calque("measure", photo, "--reference", SCALE, "--trace", trace, "--out", out)
        .ends(ExitStatus.DONE);
    return out.resolve(base + ".assessment.json");
  }

  @Test
  void halvedSquareDecreased() throws Exception {
    JsonNode document = calque("compare", first, second, "--json").ends(ExitStatus.DONE).json();
    assertEquals("calque/change/1", document.get("schema").textValue());
    JsonNode region = document.at("/followups/0/regions/0");
    assertEquals(-20, region.at("/change_mm2/value").doubleValue(), 1e-6);
    assertEquals(36, region.at("/baseline_area_mm2/value").doubleValue(), 1e-6);
    assertTrue(
        document.at("/followups/0/interval_days").isMissingNode()
            || document.at("/followups/0/interval_days").isNull());
  }

  @Test
  void tableAndFile() throws Exception {
    Path out = folder.resolve("changes");
    CliRun run = calque("compare", first, second, "--out", out).ends(ExitStatus.DONE);
    assertTrue(run.out().contains("-20."), run.out());
    JsonNode document = new ObjectMapper().readTree(out.resolve("week-0.change.json").toFile());
    assertEquals("../week-8.png", document.at("/followups/0/photo_file").textValue());
  }

  @Test
  void photographThatIsGoneOrAnotherIsAFinding() throws Exception {
    Files.delete(folder.resolve("week-0.png"));
    Files.writeString(folder.resolve("week-8.png"), "another");
    JsonNode document = calque("compare", first, second, "--json").ends(ExitStatus.DONE).json();
    long missing =
        document.get("findings").findValuesAsText("code").stream()
            .filter("PHOTO_NOT_AVAILABLE"::equals)
            .count();
    assertEquals(2, missing);
  }

  @Test
  void anOpenLesionElsewhereIsRepeated() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode later = (ObjectNode) mapper.readTree(second.toFile());
    later
        .withArray("findings")
        .addObject()
        .put("code", "LESION_ELSEWHERE")
        .put("severity", "warning")
        .put("message", "An open lesion is seen at 10, 20.");
    mapper.writeValue(second.toFile(), later);
    JsonNode document = calque("compare", first, second, "--json").ends(ExitStatus.DONE).json();
    List<String> said = document.get("findings").findValuesAsText("message");
    assertTrue(
        said.contains(second + ": An open lesion is seen at 10, 20."), () -> said.toString());
  }

  @Test
  void aBaselineTakesThePlaceOfPrompts() throws Exception {
    Path photo = folder.resolve("week-8.png");
    CliRun both =
        calque("measure", photo, "--reference", SCALE, "--baseline", first, "--at", "10,10");
    assertTrue(both.ends(ExitStatus.USAGE).err().contains("--baseline"), both.err());
    CliRun missing = calque("measure", photo, "--baseline", folder.resolve("none.json"));
    assertTrue(missing.ends(ExitStatus.UNREADABLE).err().contains("none.json"), missing.err());
    CliRun bare = calque("measure", photo, "--reference", SCALE, "--baseline", first, "--json");
    JsonNode codes = bare.ends(ExitStatus.REFUSED).json().get("findings");
    assertTrue(codes.findValuesAsText("code").contains("REGISTRATION_FAILED"), codes.toString());
  }

  @Test
  void visitWithoutScaleIsRefused() throws Exception {
    Path out = folder.resolve("out");
    Path photo = photograph(folder.resolve("bare.png"));
    calque("measure", photo, "--out", out).ends(ExitStatus.REFUSED);
    CliRun run = calque("compare", first, out.resolve("bare.assessment.json"), "--json");
    JsonNode document = run.ends(ExitStatus.REFUSED).json();
    assertEquals(0, document.get("followups").size());
    assertTrue(document.get("findings").findValuesAsText("code").contains("NOT_COMPARABLE"));
  }

  @Test
  void unreadableAssessmentsAreSaid() throws Exception {
    Path text = Files.writeString(folder.resolve("x.json"), "{");
    CliRun run = calque("compare", first, text).ends(ExitStatus.UNREADABLE);
    assertTrue(run.err().contains("x.json"), run.err());
    assertFalse(
        calque("compare", first, folder.resolve("none.json"))
            .ends(ExitStatus.UNREADABLE)
            .err()
            .isBlank());
  }
}
