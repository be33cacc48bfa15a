package org.calque.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.calque.compare.registration.Registration;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.segment.Tissue;

/** Compares later visits with a baseline. Immutable; safe for any thread. */
public final class VisitComparator {
  private static final double SECONDS_A_DAY = 86_400;

  /** Name and version, for the provenance. */
  public String name() {
    return "paired/4";
  }

  /**
   * The change of every region of either visit, lesions known by their id.
   *
   * @param baseline the first visit
   * @param followUps the later visits, one or more, in the order to be reported
   * @return the changes; refused when the baseline or every follow-up has no measured lesion
   */
  public Outcome<LesionChange> compare(
      VisitMeasurement baseline, List<VisitMeasurement> followUps) {
    return compare(baseline, followUps, Collections.nCopies(followUps.size(), Optional.empty()));
  }

  /**
   * The change of every region of either visit, lesions known by their place where the photograph
   * was laid on the baseline's, else by their id.
   *
   * @param baseline the first visit
   * @param followUps the later visits, one or more, in the order to be reported
   * @param registrations how each follow-up's photograph lies on the baseline's, where that is
   *     known
   * @return the changes; refused when the baseline or every follow-up has no measured lesion
   */
  public Outcome<LesionChange> compare(
      VisitMeasurement baseline,
      List<VisitMeasurement> followUps,
      List<Optional<Registration>> registrations) {
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
    for (int i = 0; i < followUps.size(); i++) {
      VisitMeasurement followUp = followUps.get(i);
      List<LesionMatch> lesions = lesions(baseline, followUp, registrations.get(i));
      findings.addAll(remarks(baseline, followUp));
      findings.addAll(identities(followUp.visit(), lesions));
      compared.add(
          new LesionChange.FollowUp(
              followUp.visit(),
              days(baseline.visit(), followUp.visit()),
              regions(baseline, followUp, lesions),
              registrations.get(i)));
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

  private static List<RegionChange> regions(
      VisitMeasurement baseline, VisitMeasurement followUp, List<LesionMatch> lesions) {
    boolean oneLot = RegionComparison.oneLot(baseline.visit(), followUp.visit());
    List<RegionChange> changes = new ArrayList<>();
    for (LesionMatch lesion : lesions) {
      RegionComparison comparison = new RegionComparison(oneLot, lesion);
      for (Tissue kind : Tissue.values()) {
        if (lesion.before(kind).isPresent() || lesion.after(kind).isPresent()) {
          changes.add(comparison.of(kind));
        }
      }
    }
    return changes;
  }

  private static List<LesionMatch> lesions(
      VisitMeasurement baseline, VisitMeasurement followUp, Optional<Registration> registration) {
    return registration
        .map(r -> LesionMatch.byPlace(baseline.lesions(), followUp.lesions(), r::toBaseline))
        .orElseGet(() -> LesionMatch.byId(baseline.lesions(), followUp.lesions()));
  }

  /** What the place of lesions says about their identity. */
  private static List<Finding> identities(Visit followUp, List<LesionMatch> lesions) {
    return lesions.stream()
        .filter(l -> !l.before().isEmpty() && !l.after().isEmpty())
        .filter(l -> !l.id().equals(l.laterIds()))
        .map(
            l ->
                Finding.info(
                    FindingCode.LESIONS_MATCHED,
                    followUp.photoFile()
                        + ": "
                        + l.laterIds()
                        + " lies where "
                        + l.id()
                        + " of the baseline lay"
                        + l.event().map(e -> " and is taken as " + e.label()).orElse("")
                        + "."))
        .toList();
  }
}
