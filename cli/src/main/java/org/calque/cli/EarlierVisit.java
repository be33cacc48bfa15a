package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.measure.LesionMeasurement;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.report.UnreadableAssessmentException;

/**
 * A visit whose lesions are measured again.
 *
 * @param photograph its photograph
 * @param lesions what was measured in it, one or more
 */
record EarlierVisit(VisitPhotograph photograph, List<LesionMeasurement> lesions) {
  EarlierVisit {
    lesions = List.copyOf(lesions);
  }

  /** Reads an assessment and the photograph that it names. */
  static EarlierVisit read(Path assessment, PhotographReader reader)
      throws IOException, UnreadableAssessmentException, UnreadablePhotographException {
    StoredVisit visit = new StoredVisits(Path.of("")).read(assessment);
    if (!visit.hasLesion()) {
      throw new UnreadableAssessmentException(assessment + " has no lesion to measure again.");
    }
    Path photograph =
        visit
            .photograph()
            .orElseThrow(
                () ->
                    new UnreadableAssessmentException(
                        visit.measurement().visit().photoFile()
                            + ", which "
                            + assessment
                            + " measures, is not there or is another photograph."));
    return new EarlierVisit(
        visit.toRegister(reader.read(photograph)), visit.measurement().lesions());
  }
}
