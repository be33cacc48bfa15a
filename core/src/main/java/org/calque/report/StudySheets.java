package org.calque.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.calque.compare.Visit;
import org.calque.evidence.Severity;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Quantity;
import org.calque.quantity.Ratio;
import org.calque.report.Sheet.Column;
import org.calque.study.Alignment;
import org.calque.study.StudyChange;
import org.calque.study.StudyResult;
import org.calque.study.StudyRow;
import org.calque.study.SubjectSum;

/** The tables of a study, with what their columns mean. Stateless. */
public final class StudySheets {
  private static final String MM2 = "mm2";

  private StudySheets() {}

  /**
   * A measured region of a row.
   *
   * @param result the row's result
   * @param region the region
   */
  public record Line(StudyResult result, RegionMeasurement region) {
    /** Every measured region of a study, row by row. */
    public static List<Line> of(List<StudyResult> results) {
      List<Line> lines = new ArrayList<>();
      for (StudyResult result : results) {
        result
            .measurement()
            .ifPresent(
                m -> m.lesions().get(0).regions().forEach(r -> lines.add(new Line(result, r))));
      }
      return lines;
    }

    StudyRow row() {
      return result.row();
    }

    private LesionMeasurement lesion() {
      return result.measurement().orElseThrow().lesions().get(0);
    }

    private Optional<Alignment> alignment() {
      return result.alignment();
    }

    private String promptFrom() {
      if (lesion().prompt().equals("auto")) {
        return "automatic";
      }
      return row().prompt().isEmpty() ? "first_visit" : "manifest";
    }

    private Visit visit() {
      return result.measurement().orElseThrow().visit();
    }
  }

  /** A line a measured region and visit. */
  public static Sheet<Line> results() {
    List<Column<Line>> columns = new ArrayList<>();
    who(columns, Line::row);
    columns.add(word("arm", "treatment arm", l -> l.row().arm()));
    columns.add(
        word(
            "kind",
            "ulcer, calcified_extrusion, residual_scar or nodule",
            l -> l.region().kind().label()));
    columns.add(
        number(
            "area_mm2",
            MM2,
            "area; 0 where no lesion is visible",
            l -> mm2(l.region().area().value())));
    columns.add(
        number(
            "area_u_mm2",
            MM2,
            "standard uncertainty of the area",
            l -> mm2(l.region().area().standardUncertainty())));
    columns.add(
        number(
            "area_lo95_mm2",
            MM2,
            "lower end of the area's 95 % interval",
            l -> mm2(l.region().area().interval95().low())));
    columns.add(
        number(
            "area_hi95_mm2",
            MM2,
            "upper end of the area's 95 % interval; with area 0 the detection limit",
            l -> mm2(l.region().area().interval95().high())));
    columns.add(
        number(
            "perimeter_mm",
            "mm",
            "length of the outline",
            l -> l.region().perimeter().value().millimetres()));
    columns.add(
        number(
            "length_mm", "mm", "largest diameter", l -> l.region().length().value().millimetres()));
    columns.add(
        number(
            "width_mm",
            "mm",
            "largest extent across the length",
            l -> l.region().width().value().millimetres()));
    columns.add(
        word(
            "findings",
            "codes of the photograph's findings, with ; between them",
            l -> codes(l.result())));
    reading(columns, Line::row);
    columns.add(
        word(
            "area_surface",
            "plane, or cylinder where the area is that of a finger's skin",
            l -> l.region().surface().label()));
    columns.add(word("photo", "the photograph as the manifest names it", l -> l.row().photo()));
    columns.add(
        word("photo_sha256", "SHA-256 of the photograph's bytes", l -> l.visit().photoSha256()));
    columns.add(word("reference", "what gave the scale", l -> l.visit().reference().orElse("")));
    alignment(columns);
    columns.add(
        word(
            "assessment",
            "everything about this row, as JSON",
            l -> "assessments/" + l.row().fileName() + ".assessment.json"));
    return new Sheet<>("results.csv", columns);
  }

  private static void alignment(List<Column<Line>> columns) {
    columns.add(word("prompt", "where the lesion was looked for", l -> l.lesion().prompt()));
    columns.add(
        word(
            "prompt_from",
            "manifest, first_visit (its lesion found again by the skin) or automatic",
            Line::promptFrom));
    columns.add(
        word(
            "registration",
            "registered, refused, or empty where nobody looked: whether the photograph lies on that"
                + " of the first visit",
            l -> l.alignment().map(a -> a.isRegistered() ? "registered" : "refused").orElse("")));
    columns.add(
        optional(
            "registration_residual_mm",
            "mm",
            "root mean square distance of the skin's features from the registration",
            l ->
                l.alignment()
                    .map(Alignment::residualMm)
                    .filter(r -> r.isPresent())
                    .map(r -> r.getAsDouble())));
    columns.add(
        word(
            "baseline_photo_sha256",
            "SHA-256 of the photograph it was laid on, or was to be",
            l -> l.alignment().map(Alignment::baselineSha256).orElse("")));
  }

  /** A line a later visit, lesion and region. */
  public static Sheet<StudyChange> changes() {
    List<Column<StudyChange>> columns = new ArrayList<>();
    who(columns, c -> c.followUp().row());
    columns.add(word("arm", "treatment arm", c -> c.series().arm()));
    columns.add(word("reader", "who read both visits", c -> c.series().reader()));
    columns.add(
        word(
            "kind",
            "ulcer, calcified_extrusion, residual_scar or nodule",
            c -> c.region().kind().label()));
    columns.add(
        word("baseline_visit", "the first visit", c -> c.series().baseline().row().visit()));
    columns.add(word("interval_days", "days from the first visit", c -> String.valueOf(c.days())));
    estimate(
        columns,
        "baseline_area",
        MM2,
        "area at the first visit",
        c -> c.region().baselineArea(),
        Area::squareMillimetres);
    estimate(
        columns,
        "area",
        MM2,
        "area at this visit",
        c -> c.region().area(),
        Area::squareMillimetres);
    estimate(
        columns,
        "change",
        MM2,
        "area less that of the first visit; what both share cancels",
        c -> c.region().change(),
        Area::squareMillimetres);
    estimate(
        columns,
        "change",
        "percent",
        "change in percent of the first visit's area",
        c -> c.region().relativeChange(),
        Ratio::percent);
    estimate(
        columns,
        "linear_advance",
        "mm",
        "how far the edge moved inwards on average (Gilman)",
        c -> c.region().linearAdvance(),
        l -> l.millimetres());
    estimate(
        columns,
        "exponential_rate",
        "per_day",
        "ln(first area / area) / days",
        StudyChange::dailyRate,
        Ratio::fraction);
    columns.add(
        optional(
            "smallest_detectable_change_mm2",
            MM2,
            "1.96 times the uncertainty of the change were there none",
            c -> c.region().smallestDetectableChange().map(Area::squareMillimetres)));
    columns.add(
        word(
            "detectable",
            "yes where the 95 % interval of the change excludes 0",
            c -> c.isDetectable() ? "yes" : "no"));
    columns.add(word("category", "what became of the region", c -> c.region().category().label()));
    columns.add(
        word(
            "charter_response",
            "closed, improved, stable, worsened or not_evaluable, by the charter's percentages and"
                + " only where detectable",
            StudyChange::response));
    return new Sheet<>("changes.csv", columns);
  }

  /** A line a subject, visit, arm and kind. */
  public static Sheet<SubjectSum> subjects() {
    List<Column<SubjectSum>> columns = new ArrayList<>();
    columns.add(word("subject", "the subject's code", SubjectSum::subject));
    columns.add(word("visit", "the visit's name", SubjectSum::visit));
    columns.add(word("date", "its earliest day", s -> s.date().toString()));
    columns.add(
        word("arm", "the arm whose lesions are summed; empty for all lesions", SubjectSum::arm));
    columns.add(word("reader", "who read them", SubjectSum::reader));
    columns.add(word("kind", "what is summed", s -> s.kind().label()));
    columns.add(
        word("lesions", "lesions of the subject in this group", s -> String.valueOf(s.lesions())));
    columns.add(
        word(
            "lesions_measured",
            "how many of them were measured at this visit",
            s -> String.valueOf(s.measured())));
    estimate(
        columns,
        "area",
        MM2,
        "sum of the areas; empty unless all lesions were measured",
        SubjectSum::area,
        Area::squareMillimetres);
    return new Sheet<>("subjects.csv", columns);
  }

  /** A line a row that was not measured. */
  public static Sheet<StudyResult> failures() {
    List<Column<StudyResult>> columns = new ArrayList<>();
    who(columns, StudyResult::row);
    reading(columns, StudyResult::row);
    columns.add(word("photo", "the photograph as the manifest names it", r -> r.row().photo()));
    columns.add(word("status", "refused, unreadable or failed", r -> r.status().label()));
    columns.add(
        word(
            "codes",
            "codes of what refused it, with ; between them",
            r -> refusals(r).map(f -> f.code().name()).collect(Collectors.joining(";"))));
    columns.add(
        word(
            "reason",
            "what is wrong and what to do",
            r -> refusals(r).map(f -> f.message()).collect(Collectors.joining(" "))));
    return new Sheet<>("failures.csv", columns);
  }

  /** Every sheet, for the dictionary. */
  public static List<Sheet<?>> all() {
    return List.of(results(), changes(), subjects(), failures());
  }

  private static java.util.stream.Stream<org.calque.evidence.Finding> refusals(StudyResult result) {
    return result.findings().stream().filter(f -> f.severity() == Severity.REFUSAL);
  }

  private static String codes(StudyResult result) {
    return result.findings().stream()
        .map(f -> f.code().name())
        .distinct()
        .collect(Collectors.joining(";"));
  }

  private static <T> void who(List<Column<T>> columns, Function<T, StudyRow> row) {
    columns.add(word("subject", "the subject's code", t -> row.apply(t).subject()));
    columns.add(word("lesion", "the lesion's name", t -> row.apply(t).lesion()));
    columns.add(word("visit", "the visit's name", t -> row.apply(t).visit()));
    columns.add(word("date", "the day of the visit", t -> row.apply(t).date().toString()));
  }

  private static <T> void reading(List<Column<T>> columns, Function<T, StudyRow> row) {
    columns.add(word("reader", "who read it", t -> row.apply(t).reader()));
    columns.add(
        word(
            "replicate",
            "which of several photographs or readings of one visit",
            t -> {
              var replicate = row.apply(t).replicate();
              return replicate.isPresent() ? String.valueOf(replicate.getAsInt()) : "";
            }));
    columns.add(
        word(
            "drainage",
            "the site's entry: yes, no, or empty for none",
            t -> row.apply(t).drainage().map(d -> d ? "yes" : "no").orElse("")));
    columns.add(
        word("row", "the row of the manifest, from 1", t -> String.valueOf(row.apply(t).number())));
  }

  private static <T> Column<T> word(String name, String meaning, Function<T, String> cell) {
    return new Column<>(name, "", meaning, cell);
  }

  private static <T> Column<T> number(
      String name, String unit, String meaning, ToDoubleFunction<T> cell) {
    return new Column<>(name, unit, meaning, t -> Digits.ten(cell.applyAsDouble(t)));
  }

  private static <T> Column<T> optional(
      String name, String unit, String meaning, Function<T, Optional<Double>> cell) {
    return new Column<>(name, unit, meaning, t -> cell.apply(t).map(Digits::ten).orElse(""));
  }

  /** Four columns: value, standard uncertainty, both ends of the 95 % interval. */
  private static <T, Q extends Quantity<Q>> void estimate(
      List<Column<T>> columns,
      String name,
      String unit,
      String meaning,
      Function<T, Optional<Estimate<Q>>> estimate,
      ToDoubleFunction<Q> in) {
    columns.add(
        optional(
            name + "_" + unit,
            unit,
            meaning,
            t -> estimate.apply(t).map(e -> in.applyAsDouble(e.value()))));
    columns.add(
        optional(
            name + "_u_" + unit,
            unit,
            "standard uncertainty of " + name + "_" + unit,
            t -> estimate.apply(t).map(e -> in.applyAsDouble(e.standardUncertainty()))));
    columns.add(
        optional(
            name + "_lo95_" + unit,
            unit,
            "lower end of the 95 % interval of " + name + "_" + unit,
            t -> estimate.apply(t).map(e -> in.applyAsDouble(e.interval95().low()))));
    columns.add(
        optional(
            name + "_hi95_" + unit,
            unit,
            "upper end of the 95 % interval of " + name + "_" + unit,
            t -> estimate.apply(t).map(e -> in.applyAsDouble(e.interval95().high()))));
  }

  private static double mm2(Area area) {
    return area.squareMillimetres();
  }
}
