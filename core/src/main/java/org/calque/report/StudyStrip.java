package org.calque.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.evidence.Severity;
import org.calque.measure.RegionMeasurement;
import org.calque.segment.Tissue;
import org.calque.study.Alignment;
import org.calque.study.LesionSeries;
import org.calque.study.StudyResult;

/** A lesion's visits side by side, seen square-on at one scale. Immutable. */
final class StudyStrip {
  private static final double AROUND = 1.7;
  private static final double LEAST_MM = 4;

  private final StudyCrops crops;
  private final int px;

  /** Strips of pictures of so many pixels a side. */
  StudyStrip(StudyCrops crops, int px) {
    this.crops = crops;
    this.px = px;
  }

  void write(LesionSeries series, Appendable out) throws IOException {
    double side = sideMm(series);
    out.append("<div class=\"strip\">\n");
    for (StudyResult visit : series.visits()) {
      out.append("<figure class=\"shot\">");
      Optional<StudyCrops.Crop> crop = crops.crop(visit.row());
      if (crop.isPresent()) {
        picture(visit, crop.get(), side, out);
      } else {
        out.append("<p class=\"none\">not measured</p>");
      }
      out.append("<figcaption><b>").append(Html.escaped(visit.row().visit())).append("</b> ");
      out.append(visit.row().date().toString()).append("<br>").append(areas(visit));
      alignment(visit, series, out);
      out.append("</figcaption></figure>\n");
    }
    out.append("</div>\n<p class=\"note\">Each picture shows ");
    out.append(Digits.fixed(side, 1)).append(" mm square of the reference's plane; the bar is ");
    out.append(Digits.three(bar(side))).append(" mm.</p>\n");
  }

  /** Whether a later picture is turned and placed like the first visit's, or why it is not. */
  private static void alignment(StudyResult visit, LesionSeries series, Appendable out)
      throws IOException {
    if (visit == series.baseline() || visit.measurement().isEmpty()) {
      return;
    }
    Optional<Alignment> alignment = visit.alignment();
    OptionalDouble residual = alignment.map(Alignment::residualMm).orElse(OptionalDouble.empty());
    out.append("<small class=\"laid\">");
    if (alignment.isPresent() && residual.isPresent()) {
      out.append("Laid on ").append(Html.escaped(alignment.get().baselineVisit()));
      out.append(" by the skin, residual ").append(Digits.fixed(residual.getAsDouble(), 2));
      out.append(" mm.");
    } else {
      out.append("Shown as photographed. ");
      out.append(Html.escaped(alignment.map(Alignment::why).orElse("")));
    }
    out.append("</small>");
  }

  private static double sideMm(LesionSeries series) {
    double longest = 0;
    for (StudyResult visit : series.visits()) {
      for (Tissue kind : Tissue.values()) {
        longest =
            Math.max(
                longest, visit.region(kind).map(r -> r.length().value().millimetres()).orElse(0.0));
      }
    }
    return Math.max(LEAST_MM, AROUND * longest);
  }

  /** A round length of about a quarter of the picture. */
  private static double bar(double side) {
    double size = StrictMath.pow(10, Math.floor(StrictMath.log10(side / 4)));
    double ratio = side / 4 / size;
    return ratio >= 5 ? 5 * size : ratio >= 2 ? 2 * size : size;
  }

  private void picture(StudyResult visit, StudyCrops.Crop crop, double side, Appendable out)
      throws IOException {
    double shown = Math.min(side, crop.place().sideMm());
    byte[] jpeg = LesionCrop.middle(crop.jpeg(), shown / crop.place().sideMm(), px);
    String half = Digits.fixed(-side / 2, 3);
    String whole = Digits.fixed(side, 3);
    out.append("<svg viewBox=\"").append(half).append(' ').append(half).append(' ');
    out.append(whole).append(' ').append(whole).append("\" role=\"img\" aria-label=\"");
    out.append(Html.escaped(visit.row().visit())).append(": ");
    out.append(areas(visit).replace("<br>", "; ")).append("\"><image x=\"");
    out.append(Digits.fixed(-shown / 2, 3)).append("\" y=\"").append(Digits.fixed(-shown / 2, 3));
    out.append("\" width=\"").append(Digits.fixed(shown, 3)).append("\" height=\"");
    out.append(Digits.fixed(shown, 3)).append("\" href=\"data:image/jpeg;base64,");
    out.append(Base64.getEncoder().encodeToString(jpeg)).append("\"/>");
    for (RegionMeasurement region : crop.lesion().regions()) {
      String path = LesionCrop.path(crop.place(), region);
      if (!path.isEmpty()) {
        out.append("<path class=\"rim\" d=\"").append(path).append("\"/><path class=\"");
        out.append(region.kind().label()).append("\" d=\"").append(path).append("\"/>");
      }
    }
    double low = 0.44 * side;
    out.append("<path class=\"rim\" d=\"M").append(Digits.fixed(-low, 3)).append(' ');
    out.append(Digits.fixed(low, 3)).append('h').append(Digits.fixed(bar(side), 3));
    out.append("\"/><path class=\"bar\" d=\"M").append(Digits.fixed(-low, 3)).append(' ');
    out.append(Digits.fixed(low, 3)).append('h').append(Digits.fixed(bar(side), 3));
    out.append("\"/></svg>");
  }

  private static String why(StudyResult visit) {
    return visit.findings().stream()
        .filter(f -> f.severity() == Severity.REFUSAL)
        .map(f -> Html.escaped(f.message()))
        .findFirst()
        .orElse("");
  }

  private static String areas(StudyResult visit) {
    if (visit.measurement().isEmpty()) {
      return visit.status().label() + "<small class=\"laid\">" + why(visit) + "</small>";
    }
    List<String> words = new ArrayList<>();
    for (Tissue kind : Tissue.values()) {
      visit
          .region(kind)
          .ifPresent(
              r ->
                  words.add(
                      Sentences.name(kind).replace("calcified ", "")
                          + " "
                          + MeasurementTable.area(r.area())
                          + " mm\u00b2 ("
                          + MeasurementTable.interval(r.area())
                          + ")"));
    }
    return String.join("<br>", words);
  }
}
