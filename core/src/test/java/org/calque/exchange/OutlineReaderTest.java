package org.calque.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineReaderTest {
  private static final String SQUARE = "[[[0,0],[10,0],[10,10],[0,10],[0,0]]]";

  private static Prompt.Trace read(String json) throws UnreadableOutlineException {
    return new OutlineReader().read(json.getBytes(StandardCharsets.UTF_8), "reader-a.geojson");
  }

  private static double coverage(Prompt.Trace trace, Tissue kind) {
    return outline(trace, kind).pixelCoverage();
  }

  private static ImageOutline outline(Prompt.Trace trace, Tissue kind) {
    return Objects.requireNonNull(trace.outlines().get(kind));
  }

  private static String geometry(String type, String coordinates) {
    return "{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}";
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}";
  }

  @Test
  void geometryAloneIsAnUlcer() throws UnreadableOutlineException {
    Prompt.Trace trace = read(geometry("Polygon", SQUARE));
    assertEquals(Set.of(Tissue.ULCER), trace.outlines().keySet());
    assertEquals("trace:reader-a.geojson", trace.spec());
    assertEquals(100, coverage(trace, Tissue.ULCER), 1e-9);
  }

  @Test
  void closedAndOpenRingsAreTheSame() throws UnreadableOutlineException {
    String open = SQUARE.replace(",[0,0]]]", "]]");
    assertEquals(
        read(geometry("Polygon", SQUARE)).outlines(), read(geometry("Polygon", open)).outlines());
  }

  @Test
  void holesAreLeftOut() throws UnreadableOutlineException {
    String holed = SQUARE.replace("]]]", "]],[[2,2],[4,2],[4,4],[2,4]]]");
    ImageOutline outline = outline(read(geometry("Polygon", holed)), Tissue.ULCER);
    assertEquals(96, outline.pixelCoverage(), 1e-9);
    assertFalse(outline.contains(new ImagePoint(3, 3)));
  }

  @Test
  void kindsAreKeptApartAndPartsOfOneKindUnited() throws UnreadableOutlineException {
    String moved = SQUARE.replace("10", "20");
    String json =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + feature("{\"kind\":\"ulcer\"}", geometry("Polygon", SQUARE))
            + ","
            + feature("null", geometry("MultiPolygon", "[" + moved + "]"))
            + ","
            + feature("{\"kind\":\"calcified_extrusion\"}", geometry("Polygon", SQUARE))
            + "]}";
    Prompt.Trace trace = read(json);
    assertEquals(400, coverage(trace, Tissue.ULCER), 1e-9);
    assertEquals(100, coverage(trace, Tissue.CALCIFIED_EXTRUSION), 1e-9);
  }

  @Test
  void crossingScribbleKeepsBothLobes() throws UnreadableOutlineException {
    Prompt.Trace trace = read(geometry("Polygon", "[[[0,0],[10,10],[10,0],[0,10]]]"));
    assertEquals(50, coverage(trace, Tissue.ULCER), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''                                                        | no GeoJSON",
        "hello                                                     | line 1, column",
        "[1,2]                                                     | no GeoJSON object",
        "{\"type\":\"Polygon\"}                                    | coordinates is not an array",
        "{\"type\":\"Point\",\"coordinates\":[1,2]}                | is a Point",
        "{\"type\":\"Polygon\",\"coordinates\":[]}                 | has no ring",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]} | fewer than 3",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[2,2]]]} | encloses nothing",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1e999]]]} | coordinates[0][2]",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,\"2\"]]]} | coordinates[0][2]",
        "{\"type\":\"Feature\",\"geometry\":null}                  | document.geometry",
        "{\"type\":\"FeatureCollection\",\"features\":[]}          | holds no polygon",
        "{\"type\":\"FeatureCollection\",\"features\":[{}]}        | features[0] is not a Feature",
        "{\"type\":\"Feature\",\"properties\":{\"kind\":\"wart\"}} | properties.kind",
      })
  void whatCannotBeReadIsSaidInOneSentence(String json, String part) {
    UnreadableOutlineException e = assertThrows(UnreadableOutlineException.class, () -> read(json));
    assertSentence(e, part);
  }

  @Test
  void deepNestingEndsInASentence() {
    String deep = "[".repeat(100_000);
    assertSentence(
        assertThrows(UnreadableOutlineException.class, () -> read(deep)), "stops being JSON");
  }

  @Test
  void filesThatAreNotThereOrFoldersAreNamed(@TempDir Path folder) {
    OutlineReader reader = new OutlineReader();
    Path missing = folder.resolve("none.roi");
    assertSentence(
        assertThrows(UnreadableOutlineException.class, () -> reader.read(missing)), "none.roi");
    assertSentence(
        assertThrows(UnreadableOutlineException.class, () -> reader.read(folder)), "folder");
  }

  @Test
  void fileIsReadByItsContent(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("x.roi"), geometry("Polygon", SQUARE));
    assertEquals("x.roi", new OutlineReader().read(file).source());
  }

  static void assertSentence(Exception e, String part) {
    String message = e.getMessage();
    assertNotNull(message);
    assertTrue(message.contains(part), message);
    assertTrue(message.endsWith("."), message);
    assertFalse(message.contains("\n"), message);
  }
}
