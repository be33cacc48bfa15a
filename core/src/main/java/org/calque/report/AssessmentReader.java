package org.calque.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.calque.compare.Visit;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Severity;
import org.calque.geometry.PlaneMapping;
import org.calque.measure.AreaSurface;
import org.calque.measure.BudgetTerm;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.measure.UncertaintyBudget;
import org.calque.quantity.Area;
import org.calque.quantity.Length;
import org.calque.segment.Tissue;

/**
 * Reads an assessment document back. Unknown fields are ignored; a missing or wrong one is named by
 * its path. Documents of more than 32 MB are not read. Immutable and safe for any thread.
 */
public final class AssessmentReader {
  private static final int MAPPING_NUMBERS = 9;
  private static final int MAX_BYTES = 32 << 20;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * The assessment of a document.
   *
   * @param in the document, read to its end and left open
   * @param name the document's name, for what is wrong
   */
  public StoredAssessment read(InputStream in, String name)
      throws UnreadableAssessmentException, IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableAssessmentException(
          name + " is larger than " + (MAX_BYTES >> 20) + " MB, too large for an assessment.");
    }
    JsonPlace document = JsonPlace.parse(bytes, name);
    if (document.isArray()) {
      throw new UnreadableAssessmentException(
          name + " holds several assessments; a visit is one, as measure --out writes it.");
    }
    document.requireObject();
    String schema = document.at("schema").optionalText().orElse("none");
    if (!schema.equals(AssessmentJson.SCHEMA)) {
      throw new UnreadableAssessmentException(
          name
              + " is no assessment: its schema is "
              + schema
              + ", not "
              + AssessmentJson.SCHEMA
              + ".");
    }
    return assessment(document, name);
  }

  private static StoredAssessment assessment(JsonPlace document, String name)
      throws UnreadableAssessmentException {
    JsonPlace photo = document.at("photo");
    if (photo.at("sha256").isAbsent() && document.at("lesions").isAbsent()) {
      throw new UnreadableAssessmentException(
          name + " says that its photograph could not be read; it measures nothing.");
    }
    Visit visit =
        new Visit(
            photo.at("file").text(),
            sha256(photo.at("sha256")),
            capturedAt(photo.at("captured_at")),
            document.at("calibration").at("reference").at("spec").optionalText());
    List<LesionMeasurement> lesions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonPlace place : document.at("lesions").elements()) {
      LesionMeasurement lesion = lesion(place);
      if (!ids.add(lesion.id())) {
        throw place.at("id").fault("repeats " + lesion.id());
      }
      lesions.add(lesion);
    }
    JsonPlace calibration = document.at("calibration");
    return new StoredAssessment(
        new VisitMeasurement(visit, lesions),
        plane(calibration),
        JsonOutlines.imageOrEmpty(calibration.at("reference").at("footprint_px")),
        findings(document.at("findings")));
  }

  /** The mapping without its covariance, which the document does not hold. */
  private static Optional<PlaneMapping> plane(JsonPlace calibration)
      throws UnreadableAssessmentException {
    if (calibration.isAbsent()) {
      return Optional.empty();
    }
    JsonPlace place = calibration.at("plane_mapping");
    List<JsonPlace> numbers = place.elements();
    double[] mapping = new double[MAPPING_NUMBERS];
    if (numbers.size() != mapping.length) {
      throw place.fault("has not nine numbers");
    }
    for (int i = 0; i < mapping.length; i++) {
      mapping[i] = numbers.get(i).number();
    }
    return Optional.of(PlaneMapping.of(mapping, new double[mapping.length * mapping.length]));
  }

  private static List<Finding> findings(JsonPlace place) throws UnreadableAssessmentException {
    List<Finding> findings = new ArrayList<>();
    if (!place.isAbsent()) {
      for (JsonPlace entry : place.elements()) {
        findings.add(
            new Finding(
                entry.at("code").labelled(FindingCode::valueOf),
                entry.at("severity").labelled(s -> Severity.valueOf(s.toUpperCase(Locale.ROOT))),
                entry.at("message").text(),
                Optional.empty()));
      }
    }
    return findings;
  }

  private static String sha256(JsonPlace place) throws UnreadableAssessmentException {
    String text = place.text();
    if (!SHA_256.matcher(text).matches()) {
      throw place.fault("is not a SHA-256 in 64 lower-case hexadecimal digits");
    }
    return text;
  }

  private static Optional<LocalDateTime> capturedAt(JsonPlace place)
      throws UnreadableAssessmentException {
    Optional<String> text = place.optionalText();
    try {
      return text.map(LocalDateTime::parse);
    } catch (DateTimeParseException e) {
      throw place.fault("is not a local time such as 2026-01-31T09:30:00", e);
    }
  }

  private static LesionMeasurement lesion(JsonPlace place) throws UnreadableAssessmentException {
    List<RegionMeasurement> regions = new ArrayList<>();
    Set<Tissue> kinds = new HashSet<>();
    for (JsonPlace part : place.at("regions").elements()) {
      RegionMeasurement region = region(part);
      if (!kinds.add(region.kind())) {
        throw part.at("kind").fault("repeats " + region.kind().label());
      }
      regions.add(region);
    }
    JsonPlace bed = place.at("bed_area_mm2");
    Area zero = Area.ofSquareMillimetres(0);
    return new LesionMeasurement(
        place.at("id").text(),
        place.at("prompt").text(),
        JsonOutlines.place(place, regions),
        place.at("edge_rule").text(),
        regions,
        bed.isAbsent() ? Optional.empty() : Optional.of(bed.nonNegativeEstimate(zero)),
        JsonOutlines.imageOrEmpty(place.at("glare_px")));
  }

  private static RegionMeasurement region(JsonPlace place) throws UnreadableAssessmentException {
    Length millimetre = Length.ofMillimetres(0);
    return new RegionMeasurement(
        place.at("kind").labelled(Tissue::labelled),
        place.at("area_mm2").nonNegativeEstimate(Area.ofSquareMillimetres(0)),
        place.at("area_surface").labelled(AssessmentReader::surface),
        place.at("perimeter_mm").nonNegativeEstimate(millimetre),
        place.at("length_mm").nonNegativeEstimate(millimetre),
        place.at("width_mm").nonNegativeEstimate(millimetre),
        JsonOutlines.image(place.at("outline_px")),
        JsonOutlines.plane(place.at("outline_mm")),
        budget(place.at("uncertainty_budget")));
  }

  private static UncertaintyBudget budget(JsonPlace place) throws UnreadableAssessmentException {
    Map<BudgetTerm, Area> terms = new EnumMap<>(BudgetTerm.class);
    for (JsonPlace entry : place.elements()) {
      BudgetTerm term = entry.at("term").labelled(BudgetTerm::labelled);
      double u = entry.at("standard_uncertainty_mm2").notNegative();
      if (terms.put(term, Area.ofSquareMillimetres(u)) != null) {
        throw entry.at("term").fault("repeats " + term.label());
      }
    }
    return new UncertaintyBudget(terms);
  }

  private static AreaSurface surface(String label) {
    for (AreaSurface surface : AreaSurface.values()) {
      if (surface.label().equals(label)) {
        return surface;
      }
    }
    throw new IllegalArgumentException("surface \"" + label + "\" is none of plane, cylinder");
  }
}
