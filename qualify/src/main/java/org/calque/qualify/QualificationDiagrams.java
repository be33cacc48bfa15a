package org.calque.qualify;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.calque.report.diagram.Axis;
import org.calque.report.diagram.Diagram;
import org.calque.report.diagram.Diagram.Point;
import org.calque.segment.Tissue;

/** The diagrams of one region under one prompt. Immutable. */
final class QualificationDiagrams {
  private static final double LIMITS = 1.96;
  private static final double SMALLEST_PERCENT = 0.01;
  private static final double LARGEST_PERCENT = 100;
  private static final double WIDEST_PERCENT = 60;

  private final List<Trial> measured;
  private final List<QualificationReport.Row> classes;
  private final String subject;

  QualificationDiagrams(QualificationReport report, PromptKind prompt, Tissue tissue) {
    this.measured = report.of(prompt, tissue).filter(Trial::isComparable).toList();
    this.classes = report.byDiameter(prompt, tissue);
    this.subject = tissue.label().replace('_', ' ') + ", " + prompt.label() + " prompt";
  }

  String figures() {
    if (measured.isEmpty()) {
      return "";
    }
    return "<div class=\"figures\">\n"
        + figure(errorBySize(), "Absolute error of every scene by true diameter: " + subject + ".")
        + figure(coverage(), "Share of 95 % intervals that hold the truth; green is 92 to 98 %.")
        + figure(
            agreement(),
            "Bland-Altman: difference over the mean of both, with bias and limits of agreement"
                + " (1.96 standard deviations).")
        + "</div>\n";
  }

  private static String figure(Diagram diagram, String caption) {
    return "<figure>\n" + diagram.svg() + "<figcaption>" + caption + "</figcaption></figure>\n";
  }

  private Diagram errorBySize() {
    Axis x = Axis.logarithmic("true diameter, mm", 0.5, 40);
    Axis y = Axis.logarithmic("absolute error, %", SMALLEST_PERCENT, LARGEST_PERCENT);
    return new Diagram("Error by size: " + subject, x, y)
        .dots("a", points(t -> new Point(t.diameterMm(), 100 * Math.abs(t.relativeError()))));
  }

  private Diagram coverage() {
    Diagram diagram =
        new Diagram(
                "Coverage by size: " + subject,
                Axis.linear("", 0, classes.size()),
                Axis.linear("coverage, %", 0, 100))
            .band("goal", 92, 98);
    for (int i = 0; i < classes.size(); i++) {
      Figure c = classes.get(i).accuracy().coverage();
      diagram.word(i + 0.5, classes.get(i).label());
      if (c.isKnown()) {
        diagram.interval("a", i + 0.5, 100 * c.value(), 100 * c.low(), 100 * c.high());
      }
    }
    return diagram;
  }

  private Diagram agreement() {
    double[] differences = measured.stream().mapToDouble(t -> difference(t)).toArray();
    double bias = Mean.of(differences).getAsDouble();
    double spread = LIMITS * StandardDeviation.of(differences).getAsDouble();
    return new Diagram(
            "Bland-Altman: " + subject,
            Axis.logarithmic("mean of true and measured area, mm2", 0.2, 1000),
            Axis.linear("measured - true, % of the mean", -WIDEST_PERCENT, WIDEST_PERCENT))
        .dots("a", points(t -> new Point((t.measuredMm2() + t.truthMm2()) / 2, difference(t))))
        .level("middle b", bias, String.format(Locale.ROOT, "bias %.2f %%", bias))
        .level("limit", bias + spread, String.format(Locale.ROOT, "%.1f %%", bias + spread))
        .level("limit", bias - spread, String.format(Locale.ROOT, "%.1f %%", bias - spread));
  }

  private static double difference(Trial t) {
    return 100 * (t.measuredMm2() - t.truthMm2()) / ((t.measuredMm2() + t.truthMm2()) / 2);
  }

  private List<Point> points(Function<Trial, Point> point) {
    return measured.stream().map(point).toList();
  }
}
