package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentationModelTest {
  private static final String SHA_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String MANIFEST =
      """
      {"name": "test", "licence": "none",
       "region": {"file": "r.onnx", "sha256": "%1$s", "size": 128, "crop_factor": 1.75,
        "thresholds": {"ulcer": 0.5, "calcified_extrusion": 0.7, "glare": 0.4,
         "open": 0.55}, "open_unasked": 0.8},
       "border": {"file": "b.onnx", "sha256": "%1$s", "rows": 48, "columns": 384, "wrap": 32},
       "locator": {"file": "l.onnx", "sha256": "%1$s", "size": 192, "point_sigma_px": 4.8}}
      """
          .formatted(SHA_OF_ABC);

  private static SegmentationModel read(String manifest) throws IOException {
    Map<String, String> files =
        Map.of("model.json", manifest, "r.onnx", "abc", "b.onnx", "abc", "l.onnx", "abc");
    return SegmentationModel.read(file -> open(files, file));
  }

  private static InputStream open(Map<String, String> files, String file) throws IOException {
    String content = files.get(file);
    if (content == null) {
      throw new FileNotFoundException(file);
    }
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void itsNameTellsTheWeightsApart() throws Exception {
    SegmentationModel model = read(MANIFEST);
    assertTrue(model.name().startsWith("learned/12 test "), model.name());
    assertEquals(3, model.name().split(SHA_OF_ABC, -1).length - 1, model.name());
    assertEquals(128, model.region().columns());
    assertEquals(1.75, model.cropFactor());
    assertEquals(List.of(0.5, 0.7, 0.4, 0.55), model.thresholds());
    assertEquals(0.55, model.leastOpenness());
    assertEquals(0.8, model.leastOpennessUnasked());
    assertEquals(192, model.locator().columns());
    assertEquals(448, model.border().columns());
    assertEquals(48, model.border().rows());
    assertEquals(4.8, model.pointSigma());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"crop_factor\": 1.75    | \"crop_factor\": 0    | region.crop_factor",
        "\"glare\": 0.4           | \"glare\": \"x\"         | thresholds.glare",
        "open_unasked             | open_anyway           | region.open_unasked",
        "\"size\": 192            | \"other\": 192        | locator.size",
        "\"point_sigma_px\": 4.8  | \"sigma\": 4.8        | locator.point_sigma_px",
        "\"wrap\": 32           | \"warp\": 32          | border.wrap",
        "\"name\": \"test\"       | \"title\": \"test\"   | name",
        "ba7816                   | ba7817                | not the one",
        "r.onnx                   | other.onnx            | other.onnx"
      },
      delimiter = '|')
  void aFaultyModelIsNamed(String text, String replacement, String told) {
    String faulty = MANIFEST.replace(text, replacement);
    IOException e = assertThrows(IOException.class, () -> read(faulty));
    assertTrue(String.valueOf(e.getMessage()).contains(told), e.getMessage());
  }
}
