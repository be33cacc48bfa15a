package org.calque.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.Severity;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.opencv.MatScope;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.opencv.core.Point;
import org.opencv.core.Rect;

/**
 * A picture of an assessment: the upright photograph at its left, with outlines, the reference and
 * a scale bar; beside it a panel with the areas and a close-up of each small lesion. Photographs of
 * more than 4096 px a side are shown smaller. Immutable and safe for any thread.
 */
public final class Overlay {
  private static final int LARGEST_SIDE = 4096;
  private static final int SMALLEST_TEXT = 12;
  private static final int LARGEST_TEXT = 48;
  private static final double TEXTS_PER_SIDE = 42;

  /** The picture as a PNG file. */
  public byte[] png(Assessment assessment) {
    try (MatScope scope = new MatScope()) {
      int width = assessment.photograph().width();
      int height = assessment.photograph().height();
      Canvas photograph = Canvas.of(scope, width, height, assessment.photograph().bgr());
      double scale = Math.min(1, (double) LARGEST_SIDE / Math.max(width, height));
      int shownWidth = (int) Math.max(1, Math.round(width * scale));
      int shownHeight = (int) Math.max(1, Math.round(height * scale));
      double text =
          Math.min(
              LARGEST_TEXT,
              Math.max(SMALLEST_TEXT, Math.min(shownWidth, shownHeight) / TEXTS_PER_SIDE));
      CloseUps closeUps = new CloseUps(photograph, text);
      OverlayPanel panel = new OverlayPanel(assessment, closeUps, text, shownHeight);
      Canvas whole =
          Canvas.blank(scope, shownWidth + panel.width(), Math.max(shownHeight, panel.height()));
      Canvas shown = photograph.part(new Rect(0, 0, width, height), shownWidth, shownHeight);
      new Sheet(shown, new View(scale, 0, 0), text).draw(assessment, closeUps);
      whole.paste(shown, 0, 0);
      panel.draw(whole, shownWidth);
      return whole.png();
    }
  }

  /** The refusals among the findings, for a picture that has nothing to show. */
  static List<String> refusals(Assessment assessment) {
    List<String> codes = new ArrayList<>();
    for (Finding finding : assessment.findings()) {
      if (finding.severity() == Severity.REFUSAL) {
        codes.add(finding.code().name());
      }
    }
    return codes;
  }

  /**
   * The photograph with what is drawn on it.
   *
   * @param canvas the photograph at the size it is shown
   * @param view from the photograph's pixels to the canvas
   * @param text the height of capitals
   */
  private record Sheet(Canvas canvas, View view, double text) {
    void draw(Assessment assessment, CloseUps closeUps) {
      int thick = (int) Math.max(1, Math.round(text / 12));
      Optional<PlaneCalibration> calibration = assessment.calibration();
      calibration.ifPresent(
          c -> canvas.outline(c.reference().footprint(), view, Ink.REFERENCE, thick));
      for (LesionMeasurement lesion : assessment.lesions()) {
        for (RegionMeasurement region : lesion.regions()) {
          int stroke = closeUps.shows(lesion) ? fine() : thick;
          canvas.outline(region.outlinePx(), view, Ink.of(region.kind()), stroke);
        }
        label(lesion, closeUps.area(lesion), closeUps.shows(lesion));
      }
      calibration.ifPresent(c -> scaleBar(c, assessment.lesions()));
    }

    /** Thin enough to leave a small lesion visible. */
    private int fine() {
      return (int) Math.max(1, Math.round(text / 18));
    }

    private void label(LesionMeasurement lesion, ImageBox area, boolean framed) {
      Point start = view.at(new ImagePoint(area.x0(), area.y0()));
      Point end = view.at(new ImagePoint(area.x1(), area.y1()));
      Rect box =
          new Rect(
              (int) Math.round(start.x),
              (int) Math.round(start.y),
              (int) Math.round(end.x - start.x),
              (int) Math.round(end.y - start.y));
      if (framed) {
        canvas.frame(box, Ink.TEXT, fine());
      }
      String words = lesion.id() + OverlayPanel.mainArea(lesion).map(a -> "  " + a).orElse("");
      double width = Canvas.textWidth(words, text);
      double x = Math.max(text / 2, Math.min(start.x, canvas.width() - width - text / 2));
      double above = start.y - text;
      double y = above - text > 0 ? above : Math.min(end.y + 2 * text, canvas.height() - text);
      canvas.text(words, x, y, text);
    }

    private void scaleBar(PlaneCalibration calibration, List<LesionMeasurement> lesions) {
      ImagePoint place =
          lesions.isEmpty() ? calibration.reference().centre() : lesions.get(0).place();
      double scale = calibration.mapping().pixelsPerMillimetre(place) * view.scale();
      ScaleBar.upTo(canvas.width() / 4.0, scale)
          .ifPresent(bar -> bar.draw(canvas, text, canvas.height() - text, text));
    }
  }

  /** The box around all outlines of a lesion, or its place. */
  static ImageBox bounds(LesionMeasurement lesion) {
    List<Polygon<ImagePoint>> polygons = new ArrayList<>();
    for (RegionMeasurement region : lesion.regions()) {
      polygons.addAll(region.outlinePx().polygons());
    }
    if (!polygons.isEmpty()) {
      return new ImageOutline(polygons).bounds();
    }
    ImagePoint place = lesion.place();
    return new ImageBox(place.x() - 1, place.y() - 1, place.x() + 1, place.y() + 1);
  }
}
