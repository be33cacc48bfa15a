package org.calque.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calque.CalqueVersion;
import org.calque.compare.Visit;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Provenance;
import org.calque.report.AssessmentReader;
import org.calque.report.StoredAssessment;
import org.calque.report.UnreadableAssessmentException;

/**
 * Visits read from their assessments, and what is found about them: the photograph of each is
 * looked up beside its document. Confined to one thread.
 */
final class StoredVisits {
  private final Path place;
  private final AssessmentReader reader = new AssessmentReader();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();

  /** Visits whose photographs will be named as seen from a place. */
  StoredVisits(Path place) {
    this.place = place;
  }

  StoredVisit read(Path file) throws UnreadableAssessmentException, IOException {
    StoredAssessment stored;
    if (!Files.isRegularFile(file)) {
      throw new UnreadableAssessmentException(file + " is not there, or is no file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      stored = reader.read(in, file.toString());
    }
    inputs.add(Sha256.of(file));
    if (stored.plane().isEmpty()) {
      findings.add(
          Finding.warning(
              FindingCode.NOT_COMPARABLE,
              file + " has no scale, so its lesions have no area to compare."));
    }
    stored.findings().stream()
        .filter(f -> f.code() == FindingCode.LESION_ELSEWHERE)
        .map(f -> Finding.warning(f.code(), file + ": " + f.message()))
        .forEach(findings::add);
    return located(stored, file);
  }

  /** What was found on the way, followed by more. */
  List<Finding> with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return all;
  }

  /** Made from the assessments read so far by a comparison of this name. */
  Provenance provenance(String comparison) {
    return new Provenance(
        CalqueVersion.current(),
        new TreeMap<>(Map.of("compare", comparison)),
        new TreeMap<>(),
        inputs,
        Version.runtime());
  }

  /** The same visit with its photograph as seen from the place, where it is found. */
  private StoredVisit located(StoredAssessment stored, Path file) throws IOException {
    VisitMeasurement measurement = stored.measurement();
    Visit visit = measurement.visit();
    Optional<Path> photograph = photograph(visit, file);
    if (photograph.isEmpty()) {
      findings.add(
          Finding.info(
              FindingCode.PHOTO_NOT_AVAILABLE,
              visit.photoFile()
                  + ", which "
                  + file
                  + " measures, is not there or is another photograph; the visits are compared"
                  + " without looking at it."));
      return new StoredVisit(measurement, stored, photograph);
    }
    String seen = Names.seenFrom(place, photograph.get());
    Visit named = new Visit(seen, visit.photoSha256(), visit.capturedAt(), visit.reference());
    return new StoredVisit(new VisitMeasurement(named, measurement.lesions()), stored, photograph);
  }

  private static Optional<Path> photograph(Visit visit, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    try {
      Path photograph = absolute.resolveSibling(visit.photoFile()).normalize();
      boolean same =
          Files.isRegularFile(photograph) && Sha256.of(photograph).equals(visit.photoSha256());
      return same ? Optional.of(photograph) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
