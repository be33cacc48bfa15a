package org.calque.study;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.FollowUp;
import org.calque.FollowUpMeter;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.compare.registration.SkinSearch;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.photo.Photograph;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Length;

/**
 * Measures a row by its own prompt or, where it has none, where the skin says that the lesion of an
 * earlier row lies now. An earlier row is measured again for it, so that a row depends on the
 * manifest alone and not on what was done before. Immutable; safe for any thread.
 */
final class RowMeter {
  private final LesionMeterOptions options;
  private final StudySource source;
  private final SkinSearch search = new SkinSearch();

  RowMeter(LesionMeterOptions options, StudySource source) {
    this.options = options;
    this.source = source;
  }

  AssessedRow measure(StudyRow row)
      throws UnreadablePhotographException, UnreadableOutlineException {
    List<StudyRow> earlier = source.earlier(row);
    List<StudyRow> prompted = earlier.stream().filter(StudyRow::saysWhere).toList();
    if (row.prompt().isEmpty() && !prompted.isEmpty()) {
      return followed(row, firstMeasured(prompted));
    }
    Assessment own = prompted(row);
    Optional<Baseline> first =
        own.lesions().isEmpty() || isReplicate(row, earlier)
            ? Optional.empty()
            : firstMeasured(firstVisit(row, earlier));
    return new AssessedRow(row, own, first.map(b -> laid(b, own)));
  }

  /** Whether another row of the visit comes first, which is the one that reports show. */
  private static boolean isReplicate(StudyRow row, List<StudyRow> earlier) {
    return earlier.stream()
        .anyMatch(r -> r.visit().equals(row.visit()) && r.number() < row.number());
  }

  private Laid laid(Baseline first, Assessment own) {
    return new Laid(first, search.around(first.visit(), Baseline.visit(own)));
  }

  private AssessedRow followed(StudyRow row, Optional<Baseline> first)
      throws UnreadablePhotographException {
    Photograph photograph = source.photograph(row);
    if (first.isEmpty()) {
      return new AssessedRow(row, unplaced(row, photograph), Optional.empty());
    }
    FollowUp followUp =
        new FollowUpMeter(meter(row))
            .measure(
                photograph,
                row.references(),
                first.get().visit(),
                first.get().assessment().lesions());
    Optional<Laid> laid = followUp.registration().map(r -> new Laid(first.get(), r));
    return new AssessedRow(row, followUp.assessment(), laid);
  }

  private Assessment unplaced(StudyRow row, Photograph photograph) {
    Assessment checked = meter(row).check(photograph, row.references());
    List<Finding> findings = new ArrayList<>(checked.findings());
    findings.add(
        Finding.refusal(
            FindingCode.PROMPT_UNUSABLE,
            "The row has no prompt and no earlier visit with one was measured, so nothing says"
                + " where the lesion lies; give a prompt."));
    return new Assessment(
        photograph, checked.calibration(), List.of(), findings, checked.provenance());
  }

  /** The rows of the first day that are measured by themselves; none for a row of that day. */
  private static List<StudyRow> firstVisit(StudyRow row, List<StudyRow> earlier) {
    if (earlier.isEmpty() || !earlier.get(0).date().isBefore(row.date())) {
      return List.of();
    }
    LocalDate day = earlier.get(0).date();
    List<StudyRow> first = earlier.stream().filter(r -> r.date().equals(day)).toList();
    List<StudyRow> prompted = first.stream().filter(StudyRow::saysWhere).toList();
    return prompted.isEmpty() ? first : prompted;
  }

  /** The first of the rows in which a lesion is measured. */
  private Optional<Baseline> firstMeasured(List<StudyRow> rows) {
    for (StudyRow row : rows) {
      try {
        Assessment assessment = prompted(row);
        if (!assessment.lesions().isEmpty()) {
          return Optional.of(new Baseline(row, assessment));
        }
      } catch (UnreadablePhotographException | UnreadableOutlineException e) {
        continue; // its own row says so
      }
    }
    return Optional.empty();
  }

  private Assessment prompted(StudyRow row)
      throws UnreadablePhotographException, UnreadableOutlineException {
    return meter(row)
        .measure(
            source.photograph(row), row.references(), Map.of(row.lesion(), source.prompt(row)));
  }

  private LesionMeter meter(StudyRow row) {
    Optional<LesionSurface> finger =
        row.fingerDiameter()
            .map(d -> new LesionSurface.Cylinder(Length.ofMillimetres(d.millimetres() / 2)));
    LesionMeasurerOptions usual = options.measuring();
    return new LesionMeter(
        new LesionMeterOptions(
            options.segmenter(),
            new LesionMeasurerOptions(
                finger.orElse(usual.surface()), row.height().or(usual::height))));
  }
}
