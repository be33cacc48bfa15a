package org.calque.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.segment.Tissue;

/** Compares later visits with a baseline. Immutable; safe for any thread. */
public final class VisitComparator {
  private static final double SECONDS_A_DAY = 86_400;

  /** Name and version, for the provenance. */
  public String name() {
    return "paired/1";
  }

  /**
   * The change of every region of either visit.
   *
   * @param baseline the first visit
   * @param followUps the later visits, one or more, in the order to be reported
   * @return the changes; refused when the baseline or every follow-up has no measured lesion
   */
  public Outcome<LesionChange> compare(
      VisitMeasurement baseline, List<VisitMeasurement> followUps) {
    if (followUps.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a follow-up, got none");
    }
    if (baseline.lesions().isEmpty()) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.NOT_COMPARABLE,
              "The baseline " + baseline.visit().photoFile() + " has no measured lesion."));
    }
    if (followUps.stream().allMatch(f -> f.lesions().isEmpty())) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.NOT_COMPARABLE, "No follow-up has a measured lesion to compare."));
    }
    List<Finding> findings = new ArrayList<>();
    List<LesionChange.FollowUp> compared = new ArrayList<>();
    for (VisitMeasurement followUp : followUps) {
      findings.addAll(remarks(baseline, followUp));
      compared.add(
          new LesionChange.FollowUp(
              followUp.visit(),
              days(baseline.visit(), followUp.visit()),
              regions(baseline, followUp),
              Optional.empty()));
    }
    return Outcome.obtained(new LesionChange(baseline, compared), findings);
  }

  private static List<Finding> remarks(VisitMeasurement baseline, VisitMeasurement followUp) {
    List<Finding> findings = new ArrayList<>();
    if (!RegionComparison.oneLot(baseline.visit(), followUp.visit())) {
      findings.add(
          Finding.info(
              FindingCode.NOT_COMPARABLE,
              "Baseline and "
                  + followUp.visit().photoFile()
                  + " rest on different references: the error of their sizes does not cancel."));
    }
    if (baseline.visit().photoSha256().equals(followUp.visit().photoSha256())) {
      findings.add(
          Finding.warning(
              FindingCode.NOT_COMPARABLE,
              "Baseline and " + followUp.visit().photoFile() + " are the same photograph."));
    }
    days(baseline.visit(), followUp.visit())
        .filter(d -> d < 0)
        .ifPresent(
            d ->
                findings.add(
                    Finding.warning(
                        FindingCode.NOT_COMPARABLE,
                        "The follow-up "
                            + followUp.visit().photoFile()
                            + " was taken before the baseline.")));
    return findings;
  }

  private static Optional<Double> days(Visit a, Visit b) {
    return a.capturedAt()
        .flatMap(
            from ->
                b.capturedAt().map(to -> Duration.between(from, to).getSeconds() / SECONDS_A_DAY));
  }

  private static List<RegionChange> regions(VisitMeasurement baseline, VisitMeasurement followUp) {
    Set<String> ids = new LinkedHashSet<>();
    baseline.lesions().forEach(l -> ids.add(l.id()));
    followUp.lesions().forEach(l -> ids.add(l.id()));
    RegionComparison comparison =
        new RegionComparison(RegionComparison.oneLot(baseline.visit(), followUp.visit()));
    List<RegionChange> changes = new ArrayList<>();
    for (String id : ids) {
      for (Tissue kind : Tissue.values()) {
        Optional<RegionMeasurement> before = region(baseline, id, kind);
        Optional<RegionMeasurement> after = region(followUp, id, kind);
        if (before.isPresent() || after.isPresent()) {
          changes.add(
              comparison.of(
                  id, kind, before, after, measured(baseline, id), measured(followUp, id)));
        }
      }
    }
    return changes;
  }

  private static Optional<RegionMeasurement> region(
      VisitMeasurement visit, String id, Tissue kind) {
    return lesion(visit, id).flatMap(l -> l.region(kind));
  }

  private static boolean measured(VisitMeasurement visit, String id) {
    return lesion(visit, id).isPresent();
  }

  private static Optional<LesionMeasurement> lesion(VisitMeasurement visit, String id) {
    return visit.lesions().stream().filter(l -> l.id().equals(id)).findFirst();
  }
}
