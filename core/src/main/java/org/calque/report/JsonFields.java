package org.calque.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.calque.evidence.Finding;
import org.calque.evidence.Provenance;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Interval;
import org.calque.quantity.Length;
import org.calque.quantity.Quantity;
import org.calque.quantity.Ratio;

/** The parts that the JSON documents have in common. Confined to one thread. */
final class JsonFields {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  private JsonFields(JsonGenerator json) {
    this.json = json;
  }

  static JsonFields to(OutputStream out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withArrayValueSpacing(Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultPrettyPrinter.NopIndenter());
    json.setPrettyPrinter(printer);
    return new JsonFields(json);
  }

  JsonGenerator json() {
    return json;
  }

  void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    number(value);
  }

  private void number(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(Digits.ten(value));
    } else {
      json.writeNull();
    }
  }

  void numberOrNull(String name, Optional<Double> value) throws IOException {
    number(name, value.orElse(Double.NaN));
  }

  void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  void textOrNull(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      text(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  void areaOrNull(String name, Optional<Estimate<Area>> estimate) throws IOException {
    estimateOrNull(name, estimate, Area::squareMillimetres);
  }

  void area(String name, Estimate<Area> estimate) throws IOException {
    estimate(name, estimate, Area::squareMillimetres);
  }

  void length(String name, Estimate<Length> estimate) throws IOException {
    estimate(name, estimate, Length::millimetres);
  }

  void lengthOrNull(String name, Optional<Estimate<Length>> estimate) throws IOException {
    estimateOrNull(name, estimate, Length::millimetres);
  }

  void percentOrNull(String name, Optional<Estimate<Ratio>> estimate) throws IOException {
    estimateOrNull(name, estimate, Ratio::percent);
  }

  private <Q extends Quantity<Q>> void estimateOrNull(
      String name, Optional<Estimate<Q>> estimate, ToDoubleFunction<Q> unit) throws IOException {
    if (estimate.isPresent()) {
      estimate(name, estimate.get(), unit);
    } else {
      json.writeNullField(name);
    }
  }

  private <Q extends Quantity<Q>> void estimate(
      String name, Estimate<Q> estimate, ToDoubleFunction<Q> unit) throws IOException {
    json.writeObjectFieldStart(name);
    number("value", unit.applyAsDouble(estimate.value()));
    number("standard_uncertainty", unit.applyAsDouble(estimate.standardUncertainty()));
    Interval<Q> interval = estimate.interval95();
    json.writeArrayFieldStart("interval95");
    number(unit.applyAsDouble(interval.low()));
    number(unit.applyAsDouble(interval.high()));
    json.writeEndArray();
    if (Double.isFinite(estimate.degreesOfFreedom())) {
      number("degrees_of_freedom", estimate.degreesOfFreedom());
    }
    json.writeEndObject();
  }

  void point(String name, ImagePoint point) throws IOException {
    json.writeFieldName(name);
    pair(point.x(), point.y());
  }

  void numbers(String name, double[] values) throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      number(value);
    }
    json.writeEndArray();
  }

  void outline(String name, ImageOutline outline) throws IOException {
    polygons(name, outline.polygons(), ImagePoint::x, ImagePoint::y);
  }

  void outline(String name, PlaneOutline outline) throws IOException {
    polygons(name, outline.polygons(), PlanePoint::x, PlanePoint::y);
  }

  private <P> void polygons(
      String name, List<Polygon<P>> polygons, ToDoubleFunction<P> x, ToDoubleFunction<P> y)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Polygon<P> polygon : polygons) {
      json.writeStartArray();
      for (List<P> ring : polygon.rings().toList()) {
        json.writeStartArray();
        for (P point : ring) {
          pair(x.applyAsDouble(point), y.applyAsDouble(point));
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void pair(double x, double y) throws IOException {
    json.writeStartArray();
    number(x);
    number(y);
    json.writeEndArray();
  }

  void findings(List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      text("code", finding.code().name());
      text("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      text("message", finding.message());
      numberOrNull("value", finding.reading().map(Finding.Reading::value));
      numberOrNull("limit", finding.reading().map(Finding.Reading::limit));
      textOrNull("unit", finding.reading().map(Finding.Reading::unit));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void provenance(Provenance provenance) throws IOException {
    json.writeObjectFieldStart("provenance");
    text("version", provenance.version());
    texts("algorithms", provenance.algorithms());
    texts("options", provenance.options());
    json.writeArrayFieldStart("input_sha256");
    for (String sha256 : provenance.inputSha256()) {
      json.writeString(sha256);
    }
    json.writeEndArray();
    texts("runtime", provenance.runtime());
    json.writeEndObject();
  }

  private void texts(String name, Map<String, String> texts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      text(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  /** Ends the document with a line feed; the stream stays open. */
  void finish() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
