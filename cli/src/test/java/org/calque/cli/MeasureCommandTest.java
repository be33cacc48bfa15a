package org.calque.cli;

import static org.calque.cli.CliRun.SCALE;
import static org.calque.cli.CliRun.calque;
import static org.calque.cli.CliRun.photograph;
import static org.calque.cli.CliRun.trace;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path photo = Path.of("");
  private Path trace = Path.of("");

  @BeforeEach
  void makeFiles() throws Exception {
    photo = photograph(folder.resolve("a.png"));
    trace = trace(folder.resolve("a.geojson"), 50);
  }

  @Test
  void tracedSquareHasItsArea() throws Exception {
    CliRun run = calque("measure", photo, "--reference", SCALE, "--trace", trace, "--json");
    JsonNode document = run.ends(ExitStatus.DONE).json();
    JsonNode region = document.at("/lesions/0/regions/0");
    assertEquals("ulcer", region.at("/kind").textValue());
    assertEquals(25, region.at("/area_mm2/value").doubleValue(), 1e-6);
    assertEquals("trace:a.geojson", document.at("/lesions/0/prompt").textValue());
  }

  @Test
  void tableNamesAreaAndUnit() {
    CliRun run = calque("measure", photo, "--reference", SCALE, "--trace", trace);
    String out = run.ends(ExitStatus.DONE).out();
    assertTrue(out.contains("area mm2") && out.contains("95 % interval"), out);
    assertTrue(out.contains("25."), out);
  }

  @Test
  void lesionsAreNumberedInTheOrderOfTheOptions() throws Exception {
    Path second = trace(folder.resolve("b.geojson"), 40);
    CliRun run =
        calque(
            "measure",
            photo,
            "--json",
            "--reference",
            SCALE,
            "--trace",
            second,
            "--box",
            "160,110,240,190",
            "--trace",
            trace);
    JsonNode lesions = run.ends(ExitStatus.DONE).json().at("/lesions");
    assertEquals("trace:b.geojson", lesions.at("/0/prompt").textValue());
    assertEquals("box:160,110,240,190", lesions.at("/1/prompt").textValue());
    assertEquals("L3", lesions.at("/2/id").textValue());
    assertEquals(25, lesions.at("/2/regions/0/area_mm2/value").doubleValue(), 1e-6);
  }

  @Test
  void filesAppearWholeAndNameThePhotographFromTheirPlace() throws Exception {
    Path out = folder.resolve("results/deep");
    calque("measure", photo, "--reference", SCALE, "--trace", trace, "--out", out)
        .ends(ExitStatus.DONE);
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(
          List.of("a.assessment.json", "a.overlay.png"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    Path json = out.resolve("a.assessment.json");
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertEquals("../../a.png", document.at("/photo/file").textValue());
    byte[] first = Files.readAllBytes(json);
    calque("measure", photo, "--reference", SCALE, "--trace", trace, "--out", out);
    assertArrayEquals(first, Files.readAllBytes(json));
  }

  @Test
  void refusedPhotographStillHasItsDocument() throws Exception {
    CliRun run = calque("measure", photo, "--trace", trace, "--json").ends(ExitStatus.REFUSED);
    assertTrue(run.json().get("calibration").isNull());
    assertEquals(0, run.json().get("lesions").size());
    assertFalse(run.json().get("findings").isEmpty());
    assertFalse(run.err().isBlank());
    assertFalse(calque("measure", photo).ends(ExitStatus.REFUSED).out().isBlank());
  }

  @Test
  void unreadablePhotographsAreSaidAndTheOthersDone() throws Exception {
    Path text = Files.writeString(folder.resolve("b.jpg"), "no photograph");
    Path none = folder.resolve("none.jpg");
    CliRun run = calque("measure", text, photo, none, "--json").ends(ExitStatus.UNREADABLE);
    assertEquals(3, run.json().size());
    assertEquals("UNREADABLE_PHOTOGRAPH", run.json().at("/0/findings/0/code").textValue());
    assertTrue(run.json().at("/1/calibration").isNull());
    assertTrue(run.json().at("/2/photo/file").textValue().endsWith("none.jpg"));
    assertEquals(2, run.err().lines().filter(l -> l.contains(".jpg: ")).count(), run.err());
    CliRun one = calque("measure", none, "--json").ends(ExitStatus.UNREADABLE);
    assertTrue(one.json().isObject());
    assertEquals("", calque("measure", none).ends(ExitStatus.UNREADABLE).out());
  }

  @Test
  void unreadableTraceIsUnreadableInput() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.roi"), "{\"type\":");
    CliRun run = calque("measure", photo, "--reference", SCALE, "--trace", broken);
    run.ends(ExitStatus.UNREADABLE);
    assertTrue(run.err().contains("broken.roi"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void photographBeyondTheLimitIsRefusedUnread() {
    CliRun run = calque("measure", photo, "--max-megapixels", "0.1").ends(ExitStatus.UNREADABLE);
    assertTrue(run.err().contains("100000"), run.err());
  }
}
