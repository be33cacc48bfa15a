package org.calque.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.calque.calibrate.ColourCalibration;

/** Writes how colours are corrected. */
final class JsonColour {
  private JsonColour() {}

  static void write(ColourCalibration colour, JsonFields fields) throws IOException {
    JsonGenerator json = fields.json();
    json.writeObjectFieldStart("colour");
    fields.text("source", colour.source().label());
    fields.numbers("linear_correction", colour.correction().stream().mapToDouble(v -> v).toArray());
    names("patches_used", colour.used(), json);
    names("patches_excluded", colour.excluded(), json);
    if (colour.differences().isPresent()) {
      ColourCalibration.Differences d = colour.differences().get();
      fields.number("mean_delta_e2000_before", d.before());
      fields.number("mean_delta_e2000_white_balanced", d.balanced());
      fields.number("mean_delta_e2000_after", d.after());
      fields.number("mean_delta_e2000_left_out", d.leftOut());
    }
    json.writeEndObject();
  }

  private static void names(String field, List<String> names, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }
}
