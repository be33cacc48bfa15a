package org.calque.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.calque.CalqueVersion;
import org.calque.segment.Tissue;
import org.calque.study.LesionSeries;
import org.calque.study.StudyOutcome;
import org.calque.study.StudyResult;
import org.calque.study.StudySummary;

/** A study as one self-contained page. Immutable and safe for any thread. */
public final class StudyPage {
  private static final int FEW_ROWS = 600;
  private static final int MANY_ROWS = 3000;

  private final StudyOutcome study;
  private final String title;
  private final String method;
  private final StudyDiagrams diagrams;
  private final StudyTables tables;

  /**
   * A page.
   *
   * @param study what it tells
   * @param title the study's name
   * @param method in a few words how lesions were found and measured
   */
  public StudyPage(StudyOutcome study, String title, String method) {
    this.study = study;
    this.title = title;
    this.method = method;
    this.diagrams = new StudyDiagrams(study);
    this.tables = new StudyTables(study);
  }

  /** Writes the page; pictures are asked for as they are needed. */
  public void write(StudyCrops crops, Appendable out) throws IOException {
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    out.append(Html.escaped(title)).append(" - Calque study</title>\n<style>\n");
    out.append(Html.resource("study.css")).append("</style>\n</head>\n<body>\n<header><h1>");
    out.append(Html.escaped(title)).append("</h1>\n");
    lead(out);
    out.append("<nav aria-label=\"Contents\"><a href=\"#result\">Result</a> ");
    out.append("<a href=\"#quality\">Quality</a> <a href=\"#lesions\">Lesions</a> ");
    out.append("<a href=\"#changes\">All changes</a> <a href=\"#reading\">How to read it</a>");
    out.append("</nav></header>\n<main>\n");
    result(out);
    quality(out);
    lesions(crops, out);
    out.append("<section id=\"changes\"><h2>All changes</h2>\n");
    tables.changes(out);
    out.append("</section>\n<section id=\"reading\"><h2>How to read it</h2>\n");
    out.append(Html.resource("study-reading.html"));
    out.append("</section>\n</main>\n<script>\n").append(Html.resource("study.js"));
    out.append("</script>\n</body>\n</html>\n");
  }

  private void lead(Appendable out) throws IOException {
    long measured =
        study.results().stream().filter(r -> r.status() == StudyResult.Status.MEASURED).count();
    Stream<String> subjects = study.series().stream().map(LesionSeries::subject);
    out.append("<p class=\"lead\">").append(String.valueOf(measured)).append(" of ");
    out.append(String.valueOf(study.results().size())).append(" rows measured; ");
    out.append(
        String.valueOf(
            study.series().stream().map(s -> List.of(s.subject(), s.lesion())).distinct().count()));
    out.append(" lesions of ").append(String.valueOf(subjects.distinct().count()));
    out.append(" subjects. Calque ").append(CalqueVersion.current()).append(", ");
    out.append(Html.escaped(method)).append(".</p>\n");
  }

  private void result(Appendable out) throws IOException {
    out.append("<section id=\"result\"><h2>Result</h2>\n");
    for (StudySummary summary : study.summaries()) {
      String name = Sentences.name(summary.kind());
      out.append("<h3>").append(name.substring(0, 1).toUpperCase(java.util.Locale.ROOT));
      out.append(name.substring(1)).append("</h3>\n");
      tables.sentence(summary, out);
      tables.arms(summary, out);
      out.append("<div class=\"figures\">\n");
      Html.figure(
          out,
          diagrams.byVisit(summary.kind()).svg(),
          "Mean change by visit with the 95 % interval of the mean. " + diagrams.legend());
      Html.figure(
          out,
          diagrams.waterfall(summary).svg(),
          "Every lesion at "
              + Html.escaped(summary.endpoint())
              + ", with the 95 % interval of its own measurement. "
              + diagrams.legend());
      out.append("</div>\n");
    }
    if (study.summaries().isEmpty()) {
      out.append("<p>No lesion was measured at two visits, so there is no change to report.</p>\n");
    }
    out.append("</section>\n");
  }

  private void quality(Appendable out) throws IOException {
    out.append("<section id=\"quality\"><h2>Quality</h2>\n");
    StudyAlignments.of(study.results()).write(out);
    tables.findings(out);
    tables.failures(out);
    out.append("</section>\n");
  }

  private void lesions(StudyCrops crops, Appendable out) throws IOException {
    int rows = study.results().size();
    StudyStrip strip = new StudyStrip(crops, rows <= FEW_ROWS ? 200 : rows <= MANY_ROWS ? 128 : 96);
    out.append("<section id=\"lesions\"><h2>Lesions</h2>\n<p class=\"note\">");
    for (Tissue kind : List.of(Tissue.ULCER, Tissue.CALCIFIED_EXTRUSION)) {
      out.append("<span class=\"key ").append(kind.label()).append("\">");
      out.append(Sentences.name(kind)).append("</span> ");
    }
    out.append("Bands are 95&nbsp;% intervals.</p>\n");
    String subject = "";
    for (LesionSeries series : study.series()) {
      if (!series.subject().equals(subject)) {
        subject = series.subject();
        out.append("<h3>").append(Html.escaped(subject)).append("</h3>\n");
        tables.sums(subject, out);
      }
      out.append("<article><h4>").append(Html.escaped(series.subject())).append(", ");
      out.append(Html.escaped(series.lesion()));
      out.append(about("arm", series.arm())).append(about("reader", series.reader()));
      out.append("</h4>\n<div class=\"lesion\">\n<div>\n");
      strip.write(series, out);
      out.append("</div>\n");
      Html.figure(out, diagrams.areas(series).svg(), "Area over time");
      out.append("</div></article>\n");
    }
    out.append("</section>\n");
  }

  private static String about(String what, String value) {
    return value.isEmpty() ? "" : " <small>" + what + " " + Html.escaped(value) + "</small>";
  }
}
