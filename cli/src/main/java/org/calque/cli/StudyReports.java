package org.calque.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.calque.report.Sheet;
import org.calque.report.StudyCrops;
import org.calque.report.StudyPage;
import org.calque.report.StudySheets;
import org.calque.report.StudySummaryJson;
import org.calque.report.UnreadableAssessmentException;
import org.calque.study.StudyOutcome;
import org.calque.study.StudyResult;
import org.calque.study.StudyRow;

/**
 * Writes what a study says as a whole.
 *
 * @param out where to
 * @param folder where the rows' own documents are
 */
record StudyReports(OutputFolder out, StudyFolder folder) implements StudyCrops {

  void write(StudyOutcome study, String title, String method) throws IOException {
    sheet(StudySheets.results(), StudySheets.Line.of(study.results()));
    sheet(StudySheets.changes(), study.changes());
    sheet(StudySheets.subjects(), study.sums());
    List<StudyResult> failed =
        study.results().stream().filter(r -> r.status() != StudyResult.Status.MEASURED).toList();
    sheet(StudySheets.failures(), failed);
    out.write("data_dictionary.csv", text -> Sheet.writeDictionary(StudySheets.all(), text));
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    new StudySummaryJson().write(study, summary);
    out.write("summary.json", summary.toByteArray());
    out.write("report.html", text -> new StudyPage(study, title, method).write(this, text));
  }

  private <T> void sheet(Sheet<T> sheet, List<T> lines) throws IOException {
    out.write(sheet.file(), text -> sheet.write(lines, text));
  }

  @Override
  public Optional<Crop> crop(StudyRow row) throws IOException {
    try {
      return folder.crop(row);
    } catch (UnreadableAssessmentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
