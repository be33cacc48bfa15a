package org.calque.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Interval;
import org.calque.quantity.Ratio;
import org.calque.report.diagram.Axis;
import org.calque.report.diagram.Diagram;
import org.calque.report.diagram.Diagram.Point;
import org.calque.segment.Tissue;
import org.calque.study.ArmSummary;
import org.calque.study.LesionSeries;
import org.calque.study.StudyChange;
import org.calque.study.StudyOutcome;
import org.calque.study.StudyResult;
import org.calque.study.StudySummary;

/** The diagrams of a study. Immutable. */
final class StudyDiagrams {
  private static final List<String> STYLES = List.of("a", "b", "c", "d");
  private static final int MOST_NAMES = 60;
  private static final double ROOM = 1.08;

  private final StudyOutcome study;
  private final List<String> arms;

  StudyDiagrams(StudyOutcome study) {
    this.study = study;
    this.arms = study.series().stream().map(LesionSeries::arm).distinct().toList();
  }

  /** The style of an arm, the same in every diagram. */
  String style(String arm) {
    return STYLES.get(Math.max(0, arms.indexOf(arm)) % STYLES.size());
  }

  /** Every arm's name in its colour. */
  String legend() {
    StringBuilder legend = new StringBuilder();
    for (String arm : arms) {
      legend.append("<span class=\"key ").append(style(arm)).append("\">");
      legend.append(Html.escaped(name(arm))).append("</span> ");
    }
    return legend.toString();
  }

  static String name(String arm) {
    return arm.isEmpty() ? "all lesions" : arm;
  }

  /** Ulcer and extrusion over time, each with the band of its 95 % intervals. */
  Diagram areas(LesionSeries series) {
    double most = 0;
    for (StudyResult visit : series.visits()) {
      for (Tissue kind : Tissue.values()) {
        most = Math.max(most, visit.region(kind).map(r -> high(r.area())).orElse(0.0));
      }
    }
    long days = Math.max(1, day(series, series.visits().get(series.visits().size() - 1)));
    Diagram diagram =
        new Diagram(
            "Area over time, " + series.subject() + " " + series.lesion(),
            Axis.linear("days from the first visit", -0.03 * days, 1.03 * days),
            Axis.linear("area, mm\u00b2", 0, most > 0 ? ROOM * most : 1));
    for (Tissue kind : Tissue.values()) {
      band(diagram, series, kind);
    }
    return diagram;
  }

  private static void band(Diagram diagram, LesionSeries series, Tissue kind) {
    List<Point> low = new ArrayList<>();
    List<Point> middle = new ArrayList<>();
    List<Point> high = new ArrayList<>();
    for (StudyResult visit : series.visits()) {
      double day = day(series, visit);
      visit
          .region(kind)
          .ifPresent(
              r -> {
                low.add(new Point(day, r.area().interval95().low().squareMillimetres()));
                middle.add(new Point(day, r.area().value().squareMillimetres()));
                high.add(new Point(day, high(r.area())));
              });
    }
    if (!middle.isEmpty()) {
      diagram.ribbon(kind.label(), low, high).line(kind.label(), middle);
      for (int i = 0; i < middle.size(); i++) {
        diagram.interval(
            kind.label(), middle.get(i).x(), middle.get(i).y(), low.get(i).y(), high.get(i).y());
      }
    }
  }

  private static double high(Estimate<Area> area) {
    return area.interval95().high().squareMillimetres();
  }

  private static long day(LesionSeries series, StudyResult visit) {
    return ChronoUnit.DAYS.between(series.baseline().row().date(), visit.row().date());
  }

  /**
   * The percent change of every lesion at the endpoint, from the largest rise to the deepest fall.
   */
  Diagram waterfall(StudySummary summary) {
    List<StudyChange> changes =
        study.changes().stream()
            .filter(c -> c.region().kind() == summary.kind() && c.percent().isPresent())
            .filter(c -> c.followUp().row().visit().equals(summary.endpoint()))
            .filter(c -> c.series().reader().equals(study.series().get(0).reader()))
            .sorted(Comparator.comparing((StudyChange c) -> -c.percent().orElseThrow()))
            .toList();
    double top = 20;
    double bottom = -100;
    for (StudyChange change : changes) {
      top = Math.max(top, Math.min(300, interval(change).high().percent()));
    }
    Diagram diagram =
        new Diagram(
            "Change of every lesion at " + summary.endpoint(),
            Axis.linear("", 0, Math.max(1, changes.size())),
            Axis.linear("change, % of the first visit", bottom * ROOM, top * ROOM));
    for (int i = 0; i < changes.size(); i++) {
      StudyChange change = changes.get(i);
      Interval<Ratio> interval = interval(change);
      double percent = change.percent().orElseThrow();
      String style = style(change.series().arm());
      diagram.bar(style, i + 0.5, 0.76, Math.min(0, percent), Math.max(0, percent));
      diagram.line(
          "whisker",
          List.of(
              new Point(i + 0.5, interval.low().percent()),
              new Point(i + 0.5, interval.high().percent())));
      if (changes.size() <= MOST_NAMES) {
        diagram.upright(i + 0.5, change.series().subject());
      }
    }
    return diagram.line(
        "zero", List.of(new Point(0, 0), new Point(Math.max(1, changes.size()), 0)));
  }

  private static Interval<Ratio> interval(StudyChange change) {
    return change.region().relativeChange().orElseThrow().interval95();
  }

  /** The mean change of each arm at every later visit, with the interval of the mean. */
  Diagram byVisit(Tissue kind) {
    Map<String, Double> days = new LinkedHashMap<>();
    study
        .changes()
        .forEach(c -> days.merge(c.followUp().row().visit(), (double) c.days(), Math::max));
    double last = days.values().stream().mapToDouble(d -> d).max().orElse(1);
    Map<String, List<Point>> means = new LinkedHashMap<>();
    Diagram diagram =
        new Diagram(
            "Mean change of each arm by visit",
            Axis.linear("days from the first visit", -0.03 * last, 1.06 * last),
            Axis.linear("mean change, % of the first visit", -105, 60));
    arms.forEach(arm -> means.put(arm, new ArrayList<>(List.of(new Point(0, 0)))));
    days.forEach(
        (visit, day) -> {
          StudySummary at =
              StudySummary.of(
                  study.series(),
                  study.changes(),
                  kind,
                  study.options().control(),
                  Optional.of(visit));
          for (ArmSummary arm : at.arms()) {
            if (arm.percent().n() > 1) {
              double x = day + (arms.indexOf(arm.arm()) - (arms.size() - 1) / 2.0) * 0.012 * last;
              means
                  .computeIfAbsent(arm.arm(), a -> new ArrayList<>())
                  .add(new Point(x, arm.percent().mean()));
              diagram.interval(
                  style(arm.arm()),
                  x,
                  arm.percent().mean(),
                  arm.percent().low(),
                  arm.percent().high());
            }
          }
        });
    means.forEach((arm, points) -> diagram.line("trend " + style(arm), points));
    return diagram.line("zero", List.of(new Point(-0.03 * last, 0), new Point(1.06 * last, 0)));
  }
}
