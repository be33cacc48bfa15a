package org.calque.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calque.compare.Visit;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.PlaneOutline;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.segment.Tissue;

/**
 * What became of one row. Immutable, safe for any thread.
 *
 * @param row the row
 * @param status how it ended
 * @param measurement the visit, dated by the manifest, with the row's lesion; absent unless
 *     measured
 * @param findings everything found, in the order of finding
 * @param alignment whether its photograph lies on that of the lesion's first visit; absent where
 *     nobody looked
 */
public record StudyResult(
    StudyRow row,
    Status status,
    Optional<VisitMeasurement> measurement,
    List<Finding> findings,
    Optional<Alignment> alignment) {
  /** How a row ended. */
  public enum Status {
    MEASURED,
    /** Nothing could be measured, for a reason that the findings give. */
    REFUSED,
    /** The photograph or the trace cannot be read. */
    UNREADABLE,
    /** An internal error. */
    FAILED;

    /** The name in every document. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a name in a document. */
    public static Status labelled(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  /** A result whose photograph was laid on no other. */
  public StudyResult(
      StudyRow row, Status status, Optional<VisitMeasurement> measurement, List<Finding> findings) {
    this(row, status, measurement, findings, Optional.empty());
  }

  public StudyResult {
    findings = List.copyOf(findings);
    if (measurement.isPresent() != (status == Status.MEASURED)) {
      throw new IllegalArgumentException("a measurement goes with MEASURED, got " + status);
    }
  }

  /** The result of a row whose photograph was measured, as the visit says or with no lesion. */
  public static StudyResult of(
      StudyRow row,
      VisitMeasurement measured,
      List<Finding> findings,
      Optional<Alignment> alignment) {
    if (measured.lesions().isEmpty()) {
      return new StudyResult(row, Status.REFUSED, Optional.empty(), findings, alignment);
    }
    Visit visit = measured.visit();
    Visit dated =
        new Visit(
            visit.photoFile(),
            visit.photoSha256(),
            Optional.of(row.date().atStartOfDay()),
            visit.reference());
    return new StudyResult(
        row,
        Status.MEASURED,
        Optional.of(new VisitMeasurement(dated, measured.lesions())),
        findings,
        alignment);
  }

  /** The region of a tissue, where it was measured. */
  public Optional<RegionMeasurement> region(Tissue kind) {
    return measurement.flatMap(m -> m.lesions().get(0).region(kind));
  }

  /** The same without outlines, for keeping many. */
  public StudyResult withoutOutlines() {
    return new StudyResult(
        row,
        status,
        measurement.map(
            m -> new VisitMeasurement(m.visit(), m.lesions().stream().map(l -> bare(l)).toList())),
        findings,
        alignment);
  }

  private static LesionMeasurement bare(LesionMeasurement lesion) {
    return new LesionMeasurement(
        lesion.id(),
        lesion.prompt(),
        lesion.place(),
        lesion.edgeRule(),
        lesion.regions().stream().map(r -> bare(r)).toList(),
        lesion.bedArea(),
        ImageOutline.EMPTY);
  }

  private static RegionMeasurement bare(RegionMeasurement r) {
    return new RegionMeasurement(
        r.kind(),
        r.area(),
        r.surface(),
        r.perimeter(),
        r.length(),
        r.width(),
        ImageOutline.EMPTY,
        new PlaneOutline(List.of()),
        r.budget());
  }
}
