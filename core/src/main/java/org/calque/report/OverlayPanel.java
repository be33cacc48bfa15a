package org.calque.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.calque.Assessment;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.opencv.core.Rect;

/**
 * The panel beside the photograph: legend, areas, close-ups, in as many columns as it takes. Laid
 * out when it is made, so that its size is known before anything is drawn. Confined to one thread.
 */
final class OverlayPanel {
  private static final double COLUMN_TEXTS = 27;
  private static final double LINE_TEXTS = 1.9;
  private static final int LINES_BESIDE_CLOSE_UP = 11;
  private static final int MOST_LESIONS = 24;

  private final Assessment assessment;
  private final CloseUps closeUps;
  private final double text;
  private final int columnWidth;
  private final int photographHeight;
  private final double columnHeight;
  private final List<Item> items = new ArrayList<>();
  private int columns = 1;
  private double next;
  private double lowest;

  OverlayPanel(Assessment assessment, CloseUps closeUps, double text, int photographHeight) {
    this.assessment = assessment;
    this.closeUps = closeUps;
    this.text = text;
    this.columnWidth = (int) Math.ceil(COLUMN_TEXTS * text);
    this.photographHeight = photographHeight;
    double tallest = closeUpSide() + LINES_BESIDE_CLOSE_UP * LINE_TEXTS * text;
    this.columnHeight = Math.max(photographHeight, tallest);
    this.next = text;
    layOut();
  }

  /** What stands at a place of the panel; drawn at the column's left edge. */
  private record Item(int column, double y, Entry entry) {}

  private sealed interface Entry {
    record Words(String words) implements Entry {}

    record Swatch(Ink ink) implements Entry {}

    record CloseUp(LesionMeasurement lesion) implements Entry {}
  }

  int width() {
    return columns * columnWidth;
  }

  int height() {
    return (int) Math.ceil(Math.max(photographHeight, lowest + text));
  }

  void draw(Canvas canvas, int left) {
    for (Item item : items) {
      double x = left + (double) item.column() * columnWidth + text;
      if (item.entry() instanceof Entry.Words line) {
        canvas.text(line.words(), x, item.y(), text);
      } else if (item.entry() instanceof Entry.Swatch swatch) {
        drawSwatch(swatch.ink(), canvas, x, item.y());
      } else if (item.entry() instanceof Entry.CloseUp closeUp) {
        drawCloseUp(closeUp.lesion(), canvas, (int) x, (int) item.y());
      }
    }
  }

  /** The area of a lesion's main region, as written on the photograph. */
  static Optional<String> mainArea(LesionMeasurement lesion) {
    return lesion.regions().stream().findFirst().map(r -> area(r) + " mm^2");
  }

  private void layOut() {
    for (Ink ink : legend()) {
      addLine(new Entry.Swatch(ink));
    }
    next += text;
    if (assessment.lesions().isEmpty()) {
      addLine("not measured");
      Overlay.refusals(assessment).forEach(this::addLine);
    }
    List<LesionMeasurement> lesions = assessment.lesions();
    for (LesionMeasurement lesion : lesions.subList(0, Math.min(MOST_LESIONS, lesions.size()))) {
      addLesion(lesion);
    }
    if (lesions.size() > MOST_LESIONS) {
      addLine("and " + (lesions.size() - MOST_LESIONS) + " more");
    }
  }

  private void addLesion(LesionMeasurement lesion) {
    boolean small = closeUps.shows(lesion);
    double needed =
        (small ? closeUpSide() + text : 0) + 2 * lesion.regions().size() * LINE_TEXTS * text;
    if (next + needed > columnHeight) {
      columns++;
      next = text;
    }
    if (small) {
      items.add(new Item(columns - 1, next, new Entry.CloseUp(lesion)));
      next += closeUpSide() + text;
    }
    for (RegionMeasurement region : lesion.regions()) {
      boolean visible = !region.outlinePx().isEmpty();
      addLine(lesion.id() + " " + Sentences.name(region.kind()) + (visible ? "" : ", not visible"));
      addLine("  " + area(region) + " mm^2  (" + MeasurementTable.interval(region.area()) + ")");
    }
    next += text;
  }

  private static String area(RegionMeasurement region) {
    return region.outlinePx().isEmpty() ? "0" : MeasurementTable.area(region.area());
  }

  private void addLine(String words) {
    addLine(new Entry.Words(words));
  }

  private void addLine(Entry line) {
    next += LINE_TEXTS * text;
    lowest = Math.max(lowest, next);
    items.add(new Item(columns - 1, next - text / 2, line));
  }

  private Set<Ink> legend() {
    Set<Ink> inks = new LinkedHashSet<>();
    for (LesionMeasurement lesion : assessment.lesions()) {
      lesion.regions().forEach(r -> inks.add(Ink.of(r.kind())));
      if (!lesion.glarePx().isEmpty()) {
        inks.add(Ink.GLARE);
      }
    }
    if (assessment.calibration().isPresent()) {
      inks.add(Ink.REFERENCE);
    }
    return inks;
  }

  private int closeUpSide() {
    return (int) Math.floor(columnWidth - 2 * text);
  }

  private void drawSwatch(Ink ink, Canvas canvas, double x, double y) {
    canvas.bar(x, y - text / 2, 2 * text, ink, (int) Math.max(2, Math.round(text / 6)));
    canvas.text(ink.meaning(), x + 3 * text, y, text);
  }

  private void drawCloseUp(LesionMeasurement lesion, Canvas canvas, int x, int y) {
    int side = closeUpSide();
    canvas.paste(closeUps.draw(lesion, assessment.calibration(), side), x, y);
    canvas.frame(new Rect(x, y, side, side), Ink.TEXT, 1);
    canvas.text(lesion.id(), x + text / 2, y + 1.6 * text, text);
  }
}
