package org.calque.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  @ParameterizedTest
  @ValueSource(strings = {"region", "border", "locator"})
  void theWeightsAreThoseThatTheDescriptionNames(String network) throws Exception {
    JsonNode about = description().get(network);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(resource(about.get("file").asText()));
    assertEquals(about.get("sha256").asText(), HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "locator"})
  void theSizeSuitsTheNetworksFourHalvings(String network) throws Exception {
    int size = description().get(network).get("size").asInt();
    assertTrue(size > 0 && size % 16 == 0, "size " + size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows", "columns", "wrap"})
  void theStripSuitsTheBorderNetworksFourHalvings(String field) throws Exception {
    int size = description().get("border").get(field).asInt();
    assertTrue(size > 0 && size % 16 == 0, field + " " + size);
  }

  @Test
  void theCropLeavesRoomAroundTheBox() throws Exception {
    double factor = description().get("region").get("crop_factor").asDouble();
    assertTrue(factor > 1.2 && factor < 4, "crop factor " + factor);
  }

  @Test
  void licenceAndModelCardTravelWithTheWeights() throws IOException {
    assertTrue(resource("LICENSE-weights.md").length > 0);
    assertTrue(resource("MODEL-CARD.md").length > 0);
  }

  private static JsonNode description() throws IOException {
    return new ObjectMapper().readTree(resource("model.json"));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = WeightsTest.class.getResourceAsStream(name)) {
      assertNotNull(in, name);
      return in.readAllBytes();
    }
  }
}
