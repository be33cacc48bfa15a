package org.calque.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.calibrate.CameraPose;
import org.calque.calibrate.DetectedReference;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.LensDistortion;
import org.calque.measure.BudgetTerm;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.Photograph;
import org.calque.quantity.Area;

/**
 * Writes assessments as one JSON document: one as an object, several as an array, each as soon as
 * it is known. Closing ends the document and leaves the stream open. Confined to one thread.
 */
public final class AssessmentJson implements AutoCloseable {
  /** The name of the schema of each assessment. */
  public static final String SCHEMA = "calque/assessment/1";

  private final JsonFields fields;
  private final JsonGenerator json;
  private final boolean several;

  private AssessmentJson(OutputStream out, boolean several) throws IOException {
    this.fields = JsonFields.to(out);
    this.json = fields.json();
    this.several = several;
    if (several) {
      json.writeStartArray();
    }
  }

  /** A document of exactly one assessment. */
  public static AssessmentJson one(OutputStream out) throws IOException {
    return new AssessmentJson(out, false);
  }

  /** A document of any number of assessments. */
  public static AssessmentJson several(OutputStream out) throws IOException {
    return new AssessmentJson(out, true);
  }

  /**
   * Adds an assessment.
   *
   * @param assessment the assessment
   * @param photoFile where the photograph is, seen from the place of the document
   */
  public void write(Assessment assessment, String photoFile) throws IOException {
    json.writeStartObject();
    fields.text("schema", SCHEMA);
    writePhoto(assessment.photograph(), photoFile);
    writeCalibration(assessment);
    json.writeArrayFieldStart("lesions");
    for (LesionMeasurement lesion : assessment.lesions()) {
      writeLesion(lesion);
    }
    json.writeEndArray();
    fields.findings(assessment.findings());
    fields.provenance(assessment.provenance());
    json.writeEndObject();
    json.flush();
  }

  /** Adds a photograph that cannot be read, and why. */
  public void writeUnreadable(String photoFile, List<Finding> findings) throws IOException {
    json.writeStartObject();
    fields.text("schema", SCHEMA);
    json.writeObjectFieldStart("photo");
    fields.text("file", photoFile);
    json.writeEndObject();
    fields.findings(findings);
    json.writeEndObject();
    json.flush();
  }

  @Override
  public void close() throws IOException {
    if (several) {
      json.writeEndArray();
    }
    fields.finish();
  }

  private void writePhoto(Photograph photograph, String photoFile) throws IOException {
    json.writeObjectFieldStart("photo");
    fields.text("file", photoFile);
    fields.text("sha256", photograph.sha256());
    json.writeNumberField("width_px", photograph.width());
    json.writeNumberField("height_px", photograph.height());
    fields.textOrNull(
        "captured_at",
        photograph.metadata().capturedAt().map(DateTimeFormatter.ISO_LOCAL_DATE_TIME::format));
    json.writeEndObject();
  }

  private void writeCalibration(Assessment assessment) throws IOException {
    if (assessment.calibration().isEmpty()) {
      json.writeNullField("calibration");
      return;
    }
    PlaneCalibration calibration = assessment.calibration().get();
    Optional<CameraPose> pose = calibration.pose();
    ImagePoint place =
        assessment.lesions().isEmpty()
            ? calibration.reference().centre()
            : assessment.lesions().get(0).place();
    json.writeObjectFieldStart("calibration");
    writeReference(calibration.reference());
    fields.number("px_per_mm", calibration.mapping().pixelsPerMillimetre(place));
    fields.numberOrNull("tilt_deg", pose.map(CameraPose::tiltDegrees));
    fields.numberOrNull(
        "tilt_standard_uncertainty_deg", pose.map(CameraPose::tiltUncertaintyDegrees));
    fields.number("residual_px", calibration.residualPx());
    fields.number("relative_scale_uncertainty", calibration.relativeScaleUncertainty(place));
    fields.numbers("plane_mapping", calibration.mapping().toArray());
    Optional<LensDistortion> lens = calibration.mapping().lens().filter(l -> l.k() != 0);
    if (lens.isPresent()) {
      writeLens(lens.get());
    }
    if (calibration.colour().isPresent()) {
      JsonColour.write(calibration.colour().get(), fields);
    }
    json.writeEndObject();
  }

  private void writeLens(LensDistortion lens) throws IOException {
    json.writeObjectFieldStart("lens");
    fields.text("model", "radial: seen = centre + u (1 + k |u|^2 / focal^2)");
    fields.point("centre_px", new ImagePoint(lens.centreX(), lens.centreY()));
    fields.number("focal_px", lens.focalPx());
    fields.number("k", lens.k());
    fields.number("k_standard_uncertainty", lens.deviation());
    json.writeEndObject();
  }

  private void writeReference(DetectedReference reference) throws IOException {
    json.writeObjectFieldStart("reference");
    fields.text("kind", reference.kind());
    fields.text("spec", reference.spec());
    fields.number("size_mm", reference.size().length().millimetres());
    fields.number("tolerance_mm", reference.size().tolerance().millimetres());
    json.writeArrayFieldStart("ids");
    for (int id : reference.ids()) {
      json.writeNumber(id);
    }
    json.writeEndArray();
    fields.point("centre_px", reference.centre());
    fields.outline("footprint_px", reference.footprint());
    json.writeEndObject();
  }

  private void writeLesion(LesionMeasurement lesion) throws IOException {
    json.writeStartObject();
    fields.text("id", lesion.id());
    fields.text("prompt", lesion.prompt());
    fields.text("edge_rule", lesion.edgeRule());
    fields.point("place_px", lesion.place());
    json.writeArrayFieldStart("regions");
    for (RegionMeasurement region : lesion.regions()) {
      writeRegion(region);
    }
    json.writeEndArray();
    if (lesion.bedArea().isPresent()) {
      fields.area("bed_area_mm2", lesion.bedArea().get());
    }
    if (!lesion.glarePx().isEmpty()) {
      fields.outline("glare_px", lesion.glarePx());
    }
    json.writeEndObject();
  }

  private void writeRegion(RegionMeasurement region) throws IOException {
    json.writeStartObject();
    fields.text("kind", region.kind().label());
    fields.area("area_mm2", region.area());
    fields.text("area_surface", region.surface().label());
    fields.length("perimeter_mm", region.perimeter());
    fields.length("length_mm", region.length());
    fields.length("width_mm", region.width());
    fields.outline("outline_px", region.outlinePx());
    fields.outline("outline_mm", region.outlineMm());
    json.writeArrayFieldStart("uncertainty_budget");
    for (Map.Entry<BudgetTerm, Area> entry : region.budget().terms().entrySet()) {
      json.writeStartObject();
      fields.text("term", entry.getKey().label());
      fields.number("standard_uncertainty_mm2", entry.getValue().squareMillimetres());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
