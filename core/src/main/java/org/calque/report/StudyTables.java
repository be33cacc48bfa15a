package org.calque.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Severity;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Quantity;
import org.calque.report.Html.Cell;
import org.calque.segment.Tissue;
import org.calque.study.ArmSummary;
import org.calque.study.SampleMean;
import org.calque.study.StudyChange;
import org.calque.study.StudyOutcome;
import org.calque.study.StudyResult;
import org.calque.study.StudySummary;
import org.calque.study.SubjectSum;

/** The tables and sentences of a study's page. Immutable. */
final class StudyTables {
  private static final String NONE = "&ndash;";
  private static final int MOST_PLACES = 8;

  private final StudyOutcome study;

  StudyTables(StudyOutcome study) {
    this.study = study;
  }

  void sentence(StudySummary summary, Appendable out) throws IOException {
    out.append("<p class=\"answer\">");
    if (summary.paired().isPresent()) {
      StudySummary.Paired paired = summary.paired().get();
      out.append("At ").append(Html.escaped(summary.endpoint()));
      out.append(", treated less control within subjects: <strong>");
      out.append(mean(paired.percent(), 1)).append(" percentage points</strong> of the first ");
      out.append("visit's area, ")
          .append(mean(paired.squareMillimetres(), 2))
          .append(" mm\u00b2; ");
      out.append(String.valueOf(paired.percent().n())).append(" subjects (");
      out.append(Html.escaped(paired.treated())).append(" less ");
      out.append(Html.escaped(paired.control())).append("). ");
    }
    out.append("Of ").append(String.valueOf(summary.changes()));
    out.append(" changes at any later visit, ").append(String.valueOf(summary.detectable()));
    out.append(" exceed what two visits without a change would show.</p>\n");
  }

  void arms(StudySummary summary, Appendable out) throws IOException {
    Html.table(
        out,
        "Change from the first visit to " + summary.endpoint() + ", mean with its 95 % interval",
        List.of(
            "arm",
            "lesions",
            "change, %",
            "change, mm\u00b2",
            "smaller",
            "larger",
            "no detectable change",
            "confirmed closed",
            "not comparable"));
    for (ArmSummary arm : summary.arms()) {
      Html.row(
          out,
          List.of(
              Cell.words(StudyDiagrams.name(arm.arm())),
              count(arm.lesions()),
              Cell.number(mean(arm.percent(), 1), arm.percent().mean()),
              Cell.number(mean(arm.squareMillimetres(), 2), arm.squareMillimetres().mean()),
              count(arm.decreased()),
              count(arm.increased()),
              count(arm.notDetectable()),
              count(arm.closed()),
              count(arm.notComparable())));
    }
    Html.endTable(out);
  }

  /**
   * What was found under one code.
   *
   * @param code the code
   * @param findings every one
   * @param places where, each once
   */
  private record Found(FindingCode code, List<Finding> findings, Set<String> places) {
    Found(FindingCode code) {
      this(code, new ArrayList<>(), new LinkedHashSet<>());
    }

    Severity worst() {
      return findings.stream()
          .map(Finding::severity)
          .max(Comparator.naturalOrder())
          .orElse(Severity.INFO);
    }
  }

  /** Each code once, with how often, what it says and where. */
  void findings(Appendable out) throws IOException {
    Map<FindingCode, Found> byCode = new LinkedHashMap<>();
    for (StudyResult result : study.results()) {
      for (Finding finding : result.findings()) {
        Found found = byCode.computeIfAbsent(finding.code(), Found::new);
        found.findings().add(finding);
        found.places().add(place(result));
      }
    }
    if (byCode.isEmpty()) {
      out.append("<p>Nothing was found that could make a measurement doubtful.</p>\n");
      return;
    }
    Html.table(
        out,
        "What was found, most serious first",
        List.of("weight", "finding", "photographs", "what it says and what to do", "where"));
    List<Found> all = new ArrayList<>(byCode.values());
    all.sort(Comparator.comparing(Found::worst).reversed().thenComparing(f -> -f.places().size()));
    for (Found found : all) {
      Html.row(
          out,
          List.of(
              Cell.words(found.worst().name().toLowerCase(Locale.ROOT)),
              Cell.words(found.code().name()),
              count(found.places().size()),
              Cell.words(found.findings().get(0).message()),
              Cell.words(places(List.copyOf(found.places())))));
    }
    Html.endTable(out);
  }

  private static String place(StudyResult result) {
    String replicate =
        result.row().replicate().isPresent() ? " r" + result.row().replicate().getAsInt() : "";
    return result.row().subject()
        + " "
        + result.row().lesion()
        + " "
        + result.row().visit()
        + replicate;
  }

  private static String places(List<String> where) {
    String first = String.join(", ", where.subList(0, Math.min(MOST_PLACES, where.size())));
    return where.size() > MOST_PLACES
        ? first + " and " + (where.size() - MOST_PLACES) + " more"
        : first;
  }

  void failures(Appendable out) throws IOException {
    List<StudyResult> failed =
        study.results().stream().filter(r -> r.status() != StudyResult.Status.MEASURED).toList();
    if (failed.isEmpty()) {
      out.append("<p>Every row was measured.</p>\n");
      return;
    }
    Html.table(
        out,
        "Rows that were not measured",
        List.of("subject", "lesion", "visit", "photograph", "status", "reason"));
    for (StudyResult result : failed) {
      Html.row(
          out,
          List.of(
              Cell.words(result.row().subject()),
              Cell.words(result.row().lesion()),
              Cell.words(result.row().visit()),
              Cell.words(result.row().photo()),
              Cell.words(result.status().label()),
              Cell.words(
                  result.findings().stream()
                      .filter(f -> f.severity() == Severity.REFUSAL)
                      .map(Finding::message)
                      .findFirst()
                      .orElse(""))));
    }
    Html.endTable(out);
  }

  /** The sums over a subject's lesions, where it has several. */
  void sums(String subject, Appendable out) throws IOException {
    List<SubjectSum> sums =
        study.sums().stream()
            .filter(s -> s.subject().equals(subject) && s.arm().isEmpty() && s.lesions() > 1)
            .filter(s -> s.kind() == Tissue.ULCER || s.kind() == Tissue.CALCIFIED_EXTRUSION)
            .toList();
    if (sums.isEmpty()) {
      return;
    }
    Html.table(
        out,
        "Sum over the lesions of " + subject,
        List.of("visit", "date", "region", "lesions measured", "area, mm\u00b2"));
    for (SubjectSum sum : sums) {
      Html.row(
          out,
          List.of(
              Cell.words(sum.visit()),
              Cell.words(sum.date().toString()),
              Cell.words(Sentences.name(sum.kind())),
              Cell.words(sum.measured() + " of " + sum.lesions()),
              area(sum.area())));
    }
    Html.endTable(out);
  }

  void changes(Appendable out) throws IOException {
    Html.table(
        out,
        "Each later visit against the first; 95 % intervals in brackets",
        List.of(
            "subject",
            "lesion",
            "arm",
            "region",
            "visit",
            "days",
            "first, mm\u00b2",
            "now, mm\u00b2",
            "change, mm\u00b2",
            "change, %",
            "edge advance, mm",
            "smallest detectable, mm\u00b2",
            "category",
            "charter"));
    for (StudyChange change : study.changes()) {
      var region = change.region();
      Html.row(
          out,
          List.of(
              Cell.words(change.series().subject()),
              Cell.words(change.series().lesion()),
              Cell.words(change.series().arm()),
              Cell.words(Sentences.name(region.kind())),
              Cell.words(change.followUp().row().visit()),
              Cell.number(String.valueOf(change.days()), (double) change.days()),
              area(region.baselineArea()),
              area(region.area()),
              signed(region.change(), 1),
              signed(region.relativeChange(), 100),
              signed(region.linearAdvance(), 1),
              region
                  .smallestDetectableChange()
                  .map(a -> Cell.number(Digits.three(a.squareMillimetres()), a.squareMillimetres()))
                  .orElse(unknown()),
              Cell.words(region.category().label().replace('_', ' ')),
              Cell.words(change.response().replace('_', ' '))));
    }
    Html.endTable(out);
  }

  private static Cell unknown() {
    return new Cell(NONE, "");
  }

  private static Cell count(int count) {
    return Cell.number(String.valueOf(count), count);
  }

  private static Cell area(Optional<Estimate<Area>> area) {
    return area.map(
            a ->
                Cell.number(
                    MeasurementTable.area(a)
                        + " <small>("
                        + MeasurementTable.interval(a)
                        + ")</small>",
                    a.value().squareMillimetres()))
        .orElse(unknown());
  }

  private static <Q extends Quantity<Q>> Cell signed(Optional<Estimate<Q>> estimate, double times) {
    return estimate
        .map(
            e -> {
              int decimals = Digits.decimalsFor(times * e.standardUncertainty().magnitude());
              double value = times * e.value().magnitude();
              return Cell.number(
                  Digits.signed(value, decimals)
                      + " <small>("
                      + Digits.signed(times * e.interval95().low().magnitude(), decimals)
                      + " to "
                      + Digits.signed(times * e.interval95().high().magnitude(), decimals)
                      + ")</small>",
                  value);
            })
        .orElse(unknown());
  }

  private static String mean(SampleMean mean, int decimals) {
    if (mean.n() == 0) {
      return NONE;
    }
    String value = Digits.signed(mean.mean(), decimals);
    return mean.n() < 2
        ? value
        : value
            + " <small>("
            + Digits.signed(mean.low(), decimals)
            + " to "
            + Digits.signed(mean.high(), decimals)
            + ")</small>";
  }
}
