package org.calque.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.geometry.PlaneMapping;
import org.calque.measure.LesionMeasurement;
import org.calque.report.AlignmentJson;
import org.calque.report.AssessmentJson;
import org.calque.report.AssessmentReader;
import org.calque.report.CropPlace;
import org.calque.report.LesionCrop;
import org.calque.report.Overlay;
import org.calque.report.StoredAssessment;
import org.calque.report.StudyCrops;
import org.calque.report.UnreadableAssessmentException;
import org.calque.study.Alignment;
import org.calque.study.AssessedRow;
import org.calque.study.FolderSource;
import org.calque.study.StudyJournal;
import org.calque.study.StudyResult;
import org.calque.study.StudyRow;
import org.calque.study.StudySink;

/**
 * The folder of a study: an assessment, an overlay and a crop for each measured row, how it lies on
 * its lesion's first visit, and the journal. What {@link #keep} writes depends on the row alone, so
 * that it may be written again.
 */
final class StudyFolder implements StudySink, AutoCloseable {
  private static final String JOURNAL = "study.log.jsonl";
  private static final String REGISTRATION = ".registration.json";

  private final OutputFolder assessments;
  private final OutputFolder overlays;
  private final OutputFolder crops;
  private final OutputFolder registrations;
  private final FolderSource photographs;
  private final StudyJournal journal;
  private final TimeLeft timeLeft;
  private final int before;
  private final int left;

  private StudyFolder(
      Path folder, FolderSource photographs, StudyJournal journal, TimeLeft timeLeft, int rows)
      throws IOException {
    this.assessments = within(folder, "assessments");
    this.overlays = within(folder, "overlays");
    this.crops = within(folder, "crops");
    this.registrations = within(folder, "registrations");
    this.photographs = photographs;
    this.journal = journal;
    this.timeLeft = timeLeft;
    this.before = journal.done().size();
    this.left = rows - before;
  }

  /** Whether a study was begun in a folder. */
  static boolean isBegun(Path folder) {
    return Files.exists(folder.resolve(JOURNAL));
  }

  /** Opens a study's folder; an illegal argument says that it is another study's. */
  static StudyFolder open(
      Path folder,
      ObjectNode study,
      FolderSource photographs,
      Terminal terminal,
      List<StudyRow> rows)
      throws IOException {
    StudyJournal journal = StudyJournal.open(folder.resolve(JOURNAL), study);
    TimeLeft timeLeft = new TimeLeft(terminal, "photographs");
    return new StudyFolder(folder, photographs, journal, timeLeft, rows.size());
  }

  /** A folder in the study's; what a killed process left unfinished there is taken away. */
  private static OutputFolder within(Path folder, String name) throws IOException {
    Path path = Files.createDirectories(folder.resolve(name));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, ".*.part")) {
      for (Path part : parts) {
        Files.delete(part);
      }
    }
    return new OutputFolder(path);
  }

  /** How many rows are done. */
  int done() {
    return journal.done().size();
  }

  @Override
  public void keep(AssessedRow assessed) throws IOException {
    Assessment assessment = assessed.assessment();
    String name = assessed.row().fileName();
    String photograph = Names.seenFrom(assessments.path(), photographs.place(assessed.row()));
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (AssessmentJson one = AssessmentJson.one(json)) {
      one.write(assessment, photograph);
    }
    overlays.write(name + ".overlay.png", new Overlay().png(assessment));
    Optional<CropPlace> turned = CropPlace.turned(assessed);
    Optional<CropPlace> place = turned.or(() -> CropPlace.asPhotographed(assessment));
    if (place.isPresent()) {
      PlaneMapping plane = assessment.calibration().orElseThrow().mapping();
      crops.write(name + ".jpg", LesionCrop.jpeg(assessment.photograph(), plane, place.get()));
    }
    if (assessed.laid().isPresent()) {
      ByteArrayOutputStream laid = new ByteArrayOutputStream();
      AlignmentJson.write(assessed.laid().get(), turned, laid);
      registrations.write(name + REGISTRATION, laid.toByteArray());
    }
    assessments.write(name + ".assessment.json", json.toByteArray());
  }

  @Override
  public void accept(StudyResult result) throws IOException {
    journal.add(result);
    timeLeft.show(done() - before, left);
  }

  /** How the worst row ended. */
  ExitStatus worst() {
    ExitStatus worst = ExitStatus.DONE;
    for (StudyJournal.Entry entry : journal.done()) {
      worst =
          worst.and(
              switch (entry.status()) {
                case MEASURED -> ExitStatus.DONE;
                case REFUSED -> ExitStatus.REFUSED;
                case UNREADABLE -> ExitStatus.UNREADABLE;
                case FAILED -> ExitStatus.INTERNAL;
              });
    }
    return worst;
  }

  /** The results of the rows that are done, read back from the disk. */
  List<StudyResult> results(List<StudyRow> rows) throws IOException, UnreadableAssessmentException {
    List<StudyResult> results = new ArrayList<>();
    for (StudyJournal.Entry entry : journal.done()) {
      results.add(result(rows.get(entry.number() - 1), entry));
    }
    return results;
  }

  private StudyResult result(StudyRow row, StudyJournal.Entry entry)
      throws IOException, UnreadableAssessmentException {
    if (entry.status() == StudyResult.Status.UNREADABLE
        || entry.status() == StudyResult.Status.FAILED) {
      FindingCode code =
          entry.status() == StudyResult.Status.FAILED
              ? FindingCode.INTERNAL_ERROR
              : FindingCode.UNREADABLE_PHOTOGRAPH;
      Finding finding = Finding.refusal(code, entry.sentence());
      return new StudyResult(row, entry.status(), Optional.empty(), List.of(finding));
    }
    StoredAssessment stored = assessment(row);
    Optional<Alignment> alignment = registration(row).map(AlignmentJson::alignment);
    return StudyResult.of(row, stored.measurement(), stored.findings(), alignment)
        .withoutOutlines();
  }

  /** A row's assessment, with its outlines. */
  StoredAssessment assessment(StudyRow row) throws IOException, UnreadableAssessmentException {
    Path file = assessments.path().resolve(row.fileName() + ".assessment.json");
    try (InputStream in = Files.newInputStream(file)) {
      return new AssessmentReader().read(in, file.toString());
    }
  }

  private Optional<AlignmentJson> registration(StudyRow row)
      throws IOException, UnreadableAssessmentException {
    Path file = registrations.path().resolve(row.fileName() + REGISTRATION);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(AlignmentJson.read(in, file.toString()));
    }
  }

  /** A row's crop, where there is one. */
  Optional<StudyCrops.Crop> crop(StudyRow row) throws IOException, UnreadableAssessmentException {
    Path file = crops.path().resolve(row.fileName() + ".jpg");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    StoredAssessment stored = assessment(row);
    LesionMeasurement lesion = stored.measurement().lesions().get(0);
    CropPlace place =
        registration(row)
            .flatMap(AlignmentJson::crop)
            .orElseGet(() -> CropPlace.of(lesion, stored.plane().orElseThrow()));
    return Optional.of(new StudyCrops.Crop(Files.readAllBytes(file), place, lesion));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
