package org.calque.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.compare.registration.Registration;
import org.calque.geometry.PlanePoint;
import org.calque.study.Alignment;
import org.calque.study.Laid;

/**
 * How a study's photograph lies on that of its lesion's first visit, as a JSON document, and where
 * its crop lies on the plane then. Immutable, safe for any thread.
 *
 * @param alignment whether it lies there
 * @param crop the place of its crop; absent where it is not turned like the first visit's
 */
public record AlignmentJson(Alignment alignment, Optional<CropPlace> crop) {
  /** The name of the schema. */
  public static final String SCHEMA = "calque/registration/1";

  private static final int MAX_BYTES = 1 << 20;

  /** Writes the document; the stream stays open. */
  public static void write(Laid laid, Optional<CropPlace> crop, OutputStream out)
      throws IOException {
    Alignment alignment = laid.alignment();
    JsonFields fields = JsonFields.to(out);
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.text("schema", SCHEMA);
    json.writeObjectFieldStart("baseline");
    json.writeNumberField("row", alignment.baselineRow());
    fields.text("visit", alignment.baselineVisit());
    fields.text("photo_sha256", alignment.baselineSha256());
    json.writeEndObject();
    json.writeBooleanField("registered", alignment.isRegistered());
    fields.text("why_not", alignment.why());
    if (laid.registration().isPresent()) {
      Registration registration = laid.registration().get();
      fields.number("residual_mm", alignment.residualMm().orElseThrow());
      json.writeNumberField("features", registration.features());
      json.writeNumberField("patches", registration.patches());
      fields.number("turn_deg", registration.turnDegrees());
    }
    if (crop.isPresent()) {
      write(crop.get(), fields);
    }
    fields.findings(laid.outcome().findings());
    json.writeEndObject();
    fields.finish();
  }

  private static void write(CropPlace crop, JsonFields fields) throws IOException {
    fields.json().writeObjectFieldStart("crop");
    fields.numbers("centre_mm", new double[] {crop.centre().x(), crop.centre().y()});
    fields.number("turn_cosine", crop.cosine());
    fields.number("turn_sine", crop.sine());
    fields.number("side_mm", crop.sideMm());
    fields.json().writeEndObject();
  }

  /** Reads a document back; the stream is left open. */
  public static AlignmentJson read(InputStream in, String name)
      throws UnreadableAssessmentException, IOException {
    JsonPlace document = JsonPlace.parse(in.readNBytes(MAX_BYTES), name);
    JsonPlace baseline = document.at("baseline");
    JsonPlace residual = document.at("residual_mm");
    Alignment alignment =
        new Alignment(
            (int) baseline.at("row").number(),
            baseline.at("visit").text(),
            baseline.at("photo_sha256").text(),
            residual.isAbsent() ? OptionalDouble.empty() : OptionalDouble.of(residual.number()),
            document.at("why_not").text());
    JsonPlace crop = document.at("crop");
    return new AlignmentJson(
        alignment, crop.isAbsent() ? Optional.empty() : Optional.of(crop(crop)));
  }

  private static CropPlace crop(JsonPlace crop) throws UnreadableAssessmentException {
    var centre = crop.at("centre_mm").elements();
    if (centre.size() != 2) {
      throw crop.at("centre_mm").fault("has not two numbers");
    }
    return new CropPlace(
        new PlanePoint(centre.get(0).number(), centre.get(1).number()),
        crop.at("turn_cosine").number(),
        crop.at("turn_sine").number(),
        crop.at("side_mm").number());
  }
}
