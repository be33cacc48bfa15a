package org.calque.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.calque.CalqueVersion;
import org.calque.study.ArmSummary;
import org.calque.study.SampleMean;
import org.calque.study.StudyOutcome;
import org.calque.study.StudyResult;
import org.calque.study.StudySummary;

/** What a study says as a whole, as one JSON document. Immutable and safe for any thread. */
public final class StudySummaryJson {
  /** The name of the schema. */
  public static final String SCHEMA = "calque/study-summary/1";

  /** Writes the document; the stream stays open. */
  public void write(StudyOutcome study, OutputStream out) throws IOException {
    JsonFields fields = JsonFields.to(out);
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.text("schema", SCHEMA);
    fields.text("version", CalqueVersion.current());
    json.writeNumberField("rows", study.results().size());
    for (StudyResult.Status status : StudyResult.Status.values()) {
      long count = study.results().stream().filter(r -> r.status() == status).count();
      json.writeNumberField("rows_" + status.label(), count);
    }
    StudyAlignments alignments = StudyAlignments.of(study.results());
    json.writeNumberField("followups_looked_at_for_registration", alignments.looked());
    json.writeNumberField("followups_registered", alignments.registered());
    fields.number("median_registration_residual_mm", alignments.medianResidualMm());
    json.writeArrayFieldStart("summaries");
    for (StudySummary summary : study.summaries()) {
      write(summary, fields);
    }
    json.writeEndArray();
    json.writeEndObject();
    fields.finish();
  }

  private static void write(StudySummary summary, JsonFields fields) throws IOException {
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.text("kind", summary.kind().label());
    fields.text("endpoint", summary.endpoint());
    json.writeNumberField("changes_at_any_visit", summary.changes());
    json.writeNumberField("changes_exceeding_smallest_detectable", summary.detectable());
    json.writeArrayFieldStart("arms");
    for (ArmSummary arm : summary.arms()) {
      json.writeStartObject();
      fields.text("arm", arm.arm());
      json.writeNumberField("lesions", arm.lesions());
      mean("change_percent", arm.percent(), fields);
      mean("change_mm2", arm.squareMillimetres(), fields);
      json.writeNumberField("decreased", arm.decreased());
      json.writeNumberField("increased", arm.increased());
      json.writeNumberField("no_detectable_change", arm.notDetectable());
      json.writeNumberField("confirmed_closure", arm.closed());
      json.writeNumberField("not_comparable", arm.notComparable());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (summary.paired().isPresent()) {
      StudySummary.Paired paired = summary.paired().get();
      json.writeObjectFieldStart("treated_less_control_within_subjects");
      fields.text("treated", paired.treated());
      fields.text("control", paired.control());
      mean("change_percentage_points", paired.percent(), fields);
      mean("change_mm2", paired.squareMillimetres(), fields);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void mean(String name, SampleMean mean, JsonFields fields) throws IOException {
    fields.json().writeObjectFieldStart(name);
    fields.json().writeNumberField("n", mean.n());
    fields.number("mean", mean.mean());
    fields.number("standard_deviation", mean.standardDeviation());
    fields.numbers("interval95", new double[] {mean.low(), mean.high()});
    fields.json().writeEndObject();
  }
}
