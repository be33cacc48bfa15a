package org.calque.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.calque.quantity.Estimate;
import org.calque.quantity.Quantity;

/**
 * A place in a JSON document that was read, known by its path, so that what is missing or wrong can
 * be named.
 *
 * @param node what is there
 * @param document the document's name
 * @param path the path from its root
 */
record JsonPlace(JsonNode node, String document, String path) {
  private static final int MAX_DEPTH = 64;

  static JsonPlace parse(byte[] bytes, String document) throws UnreadableAssessmentException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    try {
      JsonNode root =
          JsonMapper.builder(factory)
              .build()
              .reader()
              .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readTree(bytes);
      return new JsonPlace(root, document, "");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new UnreadableAssessmentException(
          document + " is no assessment: it stops being JSON" + place + ".", e);
    } catch (IOException e) {
      throw new UnreadableAssessmentException(document + " is no assessment: it is no text.", e);
    }
  }

  JsonPlace at(String name) {
    return new JsonPlace(node.path(name), document, path.isEmpty() ? name : path + "." + name);
  }

  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  boolean isArray() {
    return node.isArray();
  }

  void requireObject() throws UnreadableAssessmentException {
    if (!node.isObject()) {
      throw new UnreadableAssessmentException(
          document + " is no assessment: it holds no JSON object.");
    }
  }

  List<JsonPlace> elements() throws UnreadableAssessmentException {
    if (!node.isArray()) {
      throw fault("is not an array");
    }
    List<JsonPlace> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(new JsonPlace(node.get(i), document, path + "[" + i + "]"));
    }
    return elements;
  }

  String text() throws UnreadableAssessmentException {
    if (!node.isTextual()) {
      throw fault("is not a text");
    }
    return node.textValue();
  }

  Optional<String> optionalText() throws UnreadableAssessmentException {
    return isAbsent() ? Optional.empty() : Optional.of(text());
  }

  double number() throws UnreadableAssessmentException {
    double value = node.asDouble();
    if (!node.isNumber() || !Double.isFinite(value)) {
      throw fault("is not a number");
    }
    return value;
  }

  double notNegative() throws UnreadableAssessmentException {
    double value = number();
    if (value < 0) {
      throw fault("is negative");
    }
    return value;
  }

  /** The value that a name stands for; the name's own type says which there are. */
  <T> T labelled(Function<String, T> parse) throws UnreadableAssessmentException {
    String label = text();
    try {
      return parse.apply(label);
    } catch (IllegalArgumentException e) {
      throw fault("is unknown: " + e.getMessage(), e);
    }
  }

  /** An estimate in the unit of {@code unit}; its interval follows from the other fields. */
  <Q extends Quantity<Q>> Estimate<Q> nonNegativeEstimate(Q unit)
      throws UnreadableAssessmentException {
    Q value = unit.withMagnitude(at("value").notNegative());
    double uncertainty = at("standard_uncertainty").notNegative();
    JsonPlace freedom = at("degrees_of_freedom");
    double degrees = freedom.isAbsent() ? Double.POSITIVE_INFINITY : freedom.number();
    if (!(degrees > 0)) {
      throw freedom.fault("is not positive");
    }
    return Estimate.nonNegative(value, uncertainty, degrees);
  }

  UnreadableAssessmentException fault(String what) {
    return new UnreadableAssessmentException(sentence(what));
  }

  UnreadableAssessmentException fault(String what, Throwable cause) {
    return new UnreadableAssessmentException(sentence(what), cause);
  }

  private String sentence(String what) {
    return isAbsent()
        ? document + " lacks " + path + "."
        : document + ": " + path + " " + what + ".";
  }
}
