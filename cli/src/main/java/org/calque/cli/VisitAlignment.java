package org.calque.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.compare.registration.Registration;
import org.calque.compare.registration.SkinSearch;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.report.RegistrationPicture;

/**
 * Lays the follow-ups' photographs on the baseline's, where they are all there, and draws them side
 * by side. A failure is a finding and changes no area. Confined to one thread.
 */
final class VisitAlignment {
  /** What a follow-up's picture adds to its base name. */
  static final String SUFFIX = ".registration.png";

  private final SkinSearch search = new SkinSearch();
  private final PhotographReader reader = new PhotographReader();
  private final List<Finding> findings = new ArrayList<>();
  private final StoredVisit baseline;
  private final Optional<OutputFolder> folder;

  /** For one baseline; pictures go to the folder, where there is one. */
  VisitAlignment(StoredVisit baseline, Optional<OutputFolder> folder) {
    this.baseline = baseline;
    this.folder = folder;
  }

  /** What was found on the way. */
  List<Finding> findings() {
    return findings;
  }

  /** How each follow-up lies on the baseline; nothing for one that could not be laid there. */
  List<Optional<Registration>> registrations(List<StoredVisit> followUps) throws IOException {
    List<Optional<Registration>> registrations = new ArrayList<>();
    for (StoredVisit followUp : followUps) {
      registrations.add(register(followUp));
    }
    return registrations;
  }

  private Optional<Registration> register(StoredVisit followUp) throws IOException {
    if (!baseline.hasLesion()
        || !followUp.hasLesion()
        || baseline.photograph().isEmpty()
        || followUp.photograph().isEmpty()) {
      return Optional.empty();
    }
    try {
      Photograph first = reader.read(baseline.photograph().get());
      Photograph second = reader.read(followUp.photograph().get());
      Outcome<Registration> outcome =
          search.around(baseline.toRegister(first), followUp.toRegister(second));
      if (outcome instanceof Outcome.Obtained<Registration> obtained) {
        draw(first, followUp, second, obtained.value());
        return Optional.of(obtained.value());
      }
      outcome.findings().forEach(f -> findings.add(warned(f, followUp)));
    } catch (UnreadablePhotographException e) {
      findings.add(Finding.warning(FindingCode.UNREADABLE_PHOTOGRAPH, Failures.sentence(e)));
    }
    return Optional.empty();
  }

  /** Areas stand without it. */
  private static Finding warned(Finding finding, StoredVisit followUp) {
    Finding warning =
        Finding.warning(
            finding.code(), followUp.measurement().visit().photoFile() + ": " + finding.message());
    return finding.reading().map(r -> warning.with(r.value(), r.limit(), r.unit())).orElse(warning);
  }

  private void draw(
      Photograph first, StoredVisit followUp, Photograph second, Registration registration)
      throws IOException {
    if (folder.isPresent()) {
      byte[] png =
          new RegistrationPicture()
              .png(first, baseline.measurement(), second, followUp.measurement(), registration);
      String base = Names.base(followUp.photograph().orElseThrow());
      folder.get().write(base + SUFFIX, png);
    }
  }
}
