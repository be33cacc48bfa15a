package org.calque.qualify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.calque.CalqueVersion;
import org.calque.segment.Tissue;

/** A qualification as one self-contained HTML page. Stateless. */
public final class QualificationPage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Calque qualification</title>
      <style>
      %s</style>
      </head>
      <body>
      <h1>Calque qualification</h1>
      <p class="lead">Calque %s, segmenter %s, %d rendered scenes a size class, seed %d.</p>
      <p>Every scene is measured from its JPEG file on. The truth is the one-half contour of the
      softened edge, projected on the reference's plane; the reference has no tolerance and the
      surface is taken as its plane. Errors are relative to the truth. Grey brackets are 95&nbsp;%%
      intervals: bootstrap for medians, percentiles and means, Wilson's for shares. Coverage is
      the share of 95&nbsp;%% intervals that hold the truth, half width half of their width over the
      truth. A coverage of 95&nbsp;%% is right: more means intervals wider than needed, less means too narrow.</p>
      """;

  private static final String COLUMNS =
      """
      <thead><tr><th></th><th>n</th><th>measured</th><th>not seen</th><th>elsewhere</th>\
      <th>refused</th><th>median |error| %</th><th>95th percentile %</th><th>bias %</th>\
      <th>coverage %</th><th>median half width %</th>\
      <th>mean Dice</th><th>median |scale error| %</th></tr></thead>
      """;

  private QualificationPage() {}

  /** The whole page. */
  public static String write(QualificationReport report) {
    StringBuilder out = new StringBuilder();
    QualificationPlan plan = report.plan();
    out.append(
        String.format(
            Locale.ROOT,
            HEAD,
            style(),
            CalqueVersion.current(),
            report.segmenter(),
            plan.scenesPerClass(),
            plan.seed()));
    for (PromptKind prompt : PromptKind.values()) {
      section(out, report, prompt);
    }
    dominance(out, report);
    return out.append("</body>\n</html>\n").toString();
  }

  private static void section(StringBuilder out, QualificationReport report, PromptKind prompt) {
    out.append("<h2>Prompt: ").append(prompt.label()).append("</h2>\n");
    for (Tissue tissue : QualificationReport.TISSUES) {
      String name = tissue == Tissue.ULCER ? "Ulcer" : "Calcified extrusion";
      table(out, name + " by its own diameter", report.byDiameter(prompt, tissue));
      QualificationDiagrams diagrams = new QualificationDiagrams(report, prompt, tissue);
      out.append(diagrams.figures());
    }
    table(out, "Ulcer by skin tone", report.byTone(prompt, Tissue.ULCER));
    table(out, "Ulcer by difficulty", report.byDifficulty(prompt, Tissue.ULCER));
    table(out, "Ulcer by frame", report.byFrame(prompt, Tissue.ULCER));
    out.append("<p>Scars and nodules in which an ulcer is seen: ");
    out.append(percent(report.falseUlcers(prompt), 0)).append(" %; extrusions through closed ");
    out.append("skin: ").append(percent(report.ulcersUnderExtrusion(prompt), 0));
    out.append(" %. Ulcers without extrusion of ");
    out.append("which more than 2 % are called extrusion: ");
    out.append(percent(report.falseExtrusions(prompt), 0)).append(" %.</p>\n");
  }

  private static void dominance(StringBuilder out, QualificationReport report) {
    if (report.influences().isEmpty()) {
      return;
    }
    out.append("<h2>What dominates the error</h2>\n<p>The same scenes again, by box, with one ");
    out.append("thing switched off at a time. The line with the smallest error names what ");
    out.append("causes most of it.</p>\n");
    for (DiameterClass size : DiameterClass.values()) {
      List<QualificationReport.Row> rows = report.byInfluence(size, Tissue.ULCER);
      if (!rows.isEmpty()) {
        table(out, "Ulcer, " + size.label() + ", without ...", rows);
      }
    }
  }

  private static void table(StringBuilder out, String caption, List<QualificationReport.Row> rows) {
    out.append("<div class=\"scroll\"><table><caption>").append(caption).append("</caption>\n");
    out.append(COLUMNS).append("<tbody>\n");
    for (QualificationReport.Row row : rows) {
      Accuracy a = row.accuracy();
      out.append("<tr><td>").append(row.label());
      for (int count :
          new int[] {a.present(), a.measured(), a.notSeen(), a.elsewhere(), a.refused()}) {
        out.append("</td><td>").append(count);
      }
      cell(out, percent(a.medianError(), 2));
      cell(out, percent(a.p95Error(), 1));
      cell(out, percent(a.bias(), 2));
      cell(out, percent(a.coverage(), 0));
      cell(out, percent(a.halfWidth(), 1));
      cell(out, scaled(a.overlap(), 1, 3));
      cell(out, percent(a.scaleError(), 2));
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private static void cell(StringBuilder out, String content) {
    out.append("</td><td>").append(content);
  }

  private static String percent(Figure figure, int decimals) {
    return scaled(figure, 100, decimals);
  }

  private static String scaled(Figure figure, double factor, int decimals) {
    if (!figure.isKnown()) {
      return "&ndash;";
    }
    String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT,
        number + " <small>[" + number + ", " + number + "]</small>",
        factor * figure.value(),
        factor * figure.low(),
        factor * figure.high());
  }

  private static String style() {
    try (InputStream css =
        Objects.requireNonNull(QualificationPage.class.getResourceAsStream("page.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's style sheet cannot be read", e);
    }
  }
}
