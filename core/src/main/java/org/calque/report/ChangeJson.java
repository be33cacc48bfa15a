package org.calque.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.calque.compare.LesionChange;
import org.calque.compare.RegionChange;
import org.calque.compare.Visit;
import org.calque.compare.registration.Registration;
import org.calque.evidence.Finding;
import org.calque.evidence.Provenance;
import org.calque.quantity.Area;

/** Writes the change between visits as one JSON document. Immutable and safe for any thread. */
public final class ChangeJson {
  /** The name of the schema. */
  public static final String SCHEMA = "calque/change/1";

  /**
   * Writes a change; the stream stays open.
   *
   * @param change the baseline and what became of it; without follow-ups when refused
   * @param findings everything found on the way
   * @param provenance how it was made
   * @param out where to
   */
  public void write(
      LesionChange change, List<Finding> findings, Provenance provenance, OutputStream out)
      throws IOException {
    JsonFields fields = JsonFields.to(out);
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.text("schema", SCHEMA);
    writeVisit("baseline", change.baseline().visit(), fields);
    json.writeArrayFieldStart("followups");
    for (LesionChange.FollowUp followUp : change.followUps()) {
      writeFollowUp(followUp, fields);
    }
    json.writeEndArray();
    fields.findings(findings);
    fields.provenance(provenance);
    json.writeEndObject();
    fields.finish();
  }

  private static void writeVisit(String name, Visit visit, JsonFields fields) throws IOException {
    fields.json().writeObjectFieldStart(name);
    fields.text("photo_sha256", visit.photoSha256());
    writeVisitDetail(visit, fields);
    fields.json().writeEndObject();
  }

  private static void writeVisitDetail(Visit visit, JsonFields fields) throws IOException {
    fields.text("photo_file", visit.photoFile());
    fields.textOrNull(
        "captured_at", visit.capturedAt().map(DateTimeFormatter.ISO_LOCAL_DATE_TIME::format));
    fields.textOrNull("reference", visit.reference());
  }

  private static void writeFollowUp(LesionChange.FollowUp followUp, JsonFields fields)
      throws IOException {
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.text("photo_sha256", followUp.visit().photoSha256());
    writeVisitDetail(followUp.visit(), fields);
    fields.numberOrNull("interval_days", followUp.intervalDays());
    if (followUp.registration().isPresent()) {
      writeRegistration(followUp.registration().get(), fields);
    }
    json.writeArrayFieldStart("regions");
    for (RegionChange region : followUp.regions()) {
      writeRegion(region, fields);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRegistration(Registration registration, JsonFields fields)
      throws IOException {
    fields.json().writeObjectFieldStart("registration");
    fields.number("features", registration.features());
    fields.number("patches", registration.patches());
    fields.number("turn_deg", registration.turnDegrees());
    if (registration.residualMm().isPresent()) {
      fields.number("residual_mm", registration.residualMm().getAsDouble());
    }
    fields.json().writeEndObject();
  }

  private static void writeRegion(RegionChange region, JsonFields fields) throws IOException {
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.text("lesion", region.lesion());
    fields.text("kind", region.kind().label());
    fields.areaOrNull("baseline_area_mm2", region.baselineArea());
    fields.areaOrNull("area_mm2", region.area());
    fields.areaOrNull("change_mm2", region.change());
    fields.percentOrNull("change_percent", region.relativeChange());
    fields.lengthOrNull("linear_advance_mm", region.linearAdvance());
    Optional<Double> smallest = region.smallestDetectableChange().map(Area::squareMillimetres);
    fields.numberOrNull("smallest_detectable_change_mm2", smallest);
    fields.text("category", region.category().label());
    json.writeEndObject();
  }
}
