package org.calque.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;

/** Reads one GeoJSON document (RFC 7946) whose coordinates are pixels. Confined to one thread. */
final class GeoJsonOutlines {
  private static final int MAX_DEPTH = 64;

  private final String name;
  private final Map<Tissue, List<Polygon<ImagePoint>>> polygons = new EnumMap<>(Tissue.class);
  private int points;

  GeoJsonOutlines(String name) {
    this.name = name;
  }

  Prompt.Trace trace(byte[] bytes) throws UnreadableOutlineException {
    readObject(parse(bytes), "the document");
    Map<Tissue, ImageOutline> outlines = new EnumMap<>(Tissue.class);
    for (Map.Entry<Tissue, List<Polygon<ImagePoint>>> entry : polygons.entrySet()) {
      outlines.put(entry.getKey(), merged(entry.getKey(), entry.getValue()));
    }
    if (outlines.isEmpty()) {
      throw new UnreadableOutlineException(name + " holds no polygon.");
    }
    return new Prompt.Trace(outlines, name);
  }

  /** One outline of them all, without overlaps or crossings. */
  private ImageOutline merged(Tissue kind, List<Polygon<ImagePoint>> parts)
      throws UnreadableOutlineException {
    ImageOutline all = ImageOutline.EMPTY;
    for (Polygon<ImagePoint> part : parts) {
      all = all.union(new ImageOutline(List.of(part)));
    }
    if (all.isEmpty()) {
      throw new UnreadableOutlineException(
          name + ": the outline of " + kind.label() + " encloses nothing.");
    }
    return all;
  }

  private JsonNode parse(byte[] bytes) throws UnreadableOutlineException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    ObjectReader reader =
        JsonMapper.builder(factory)
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    try {
      return reader.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new UnreadableOutlineException(
          name + " is neither an ImageJ ROI nor GeoJSON: it stops being JSON" + place + ".", e);
    } catch (IOException e) {
      throw new UnreadableOutlineException(
          name + " is neither an ImageJ ROI nor GeoJSON: it is no text.", e);
    }
  }

  private void readObject(JsonNode node, String place) throws UnreadableOutlineException {
    String type = node.path("type").asText("");
    switch (type) {
      case "FeatureCollection" -> {
        JsonNode features = array(node.path("features"), place + ".features");
        for (int i = 0; i < features.size(); i++) {
          readFeature(features.get(i), "features[" + i + "]");
        }
      }
      case "Feature" -> readFeature(node, place);
      default -> readGeometry(node, place, Tissue.ULCER);
    }
  }

  private void readFeature(JsonNode node, String place) throws UnreadableOutlineException {
    if (!node.path("type").asText("").equals("Feature")) {
      throw fault(place, "is not a Feature");
    }
    JsonNode kind = node.path("properties").path("kind");
    Tissue tissue = Tissue.ULCER;
    if (!kind.isMissingNode() && !kind.isNull()) {
      try {
        tissue = Tissue.labelled(kind.asText());
      } catch (IllegalArgumentException e) {
        throw new UnreadableOutlineException(
            name + ": " + place + ".properties.kind: " + e.getMessage() + ".", e);
      }
    }
    readGeometry(node.path("geometry"), place + ".geometry", tissue);
  }

  private void readGeometry(JsonNode node, String place, Tissue tissue)
      throws UnreadableOutlineException {
    JsonNode coordinates = node.path("coordinates");
    String at = place + ".coordinates";
    switch (node.path("type").asText("")) {
      case "Polygon" -> readPolygon(coordinates, at, tissue);
      case "MultiPolygon" -> {
        array(coordinates, at);
        for (int i = 0; i < coordinates.size(); i++) {
          readPolygon(coordinates.get(i), at + "[" + i + "]", tissue);
        }
      }
      case "" -> throw fault(place, "is no GeoJSON object");
      default ->
          throw fault(
              place,
              "is a "
                  + node.path("type").asText()
                  + "; only a Polygon or a MultiPolygon encloses a region");
    }
  }

  private void readPolygon(JsonNode rings, String place, Tissue tissue)
      throws UnreadableOutlineException {
    if (array(rings, place).isEmpty()) {
      throw fault(place, "has no ring");
    }
    List<List<ImagePoint>> read = new ArrayList<>();
    for (int i = 0; i < rings.size(); i++) {
      read.add(readRing(rings.get(i), place + "[" + i + "]"));
    }
    polygons
        .computeIfAbsent(tissue, t -> new ArrayList<>())
        .add(new Polygon<>(read.get(0), read.subList(1, read.size())));
  }

  private List<ImagePoint> readRing(JsonNode ring, String place) throws UnreadableOutlineException {
    points += array(ring, place).size();
    if (points > OutlineReader.MAX_POINTS) {
      throw fault(place, "goes beyond " + OutlineReader.MAX_POINTS + " points");
    }
    RingBuilder builder = new RingBuilder();
    for (int i = 0; i < ring.size(); i++) {
      JsonNode position = ring.get(i);
      double x = position.path(0).asDouble(Double.NaN);
      double y = position.path(1).asDouble(Double.NaN);
      if (!position.path(0).isNumber()
          || !position.path(1).isNumber()
          || !RingBuilder.isCoordinate(x)
          || !RingBuilder.isCoordinate(y)) {
        throw fault(place + "[" + i + "]", "is not a point [x, y] in pixels");
      }
      builder.add(x, y);
    }
    List<ImagePoint> open = builder.open();
    if (open.size() < RingBuilder.TRIANGLE) {
      throw fault(place, "has fewer than 3 different points");
    }
    return open;
  }

  private JsonNode array(JsonNode node, String place) throws UnreadableOutlineException {
    if (!node.isArray()) {
      throw fault(place, "is not an array");
    }
    return node;
  }

  private UnreadableOutlineException fault(String place, String what) {
    return new UnreadableOutlineException(name + ": " + place + " " + what + ".");
  }
}
