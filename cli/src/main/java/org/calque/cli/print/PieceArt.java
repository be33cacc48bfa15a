package org.calque.cli.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calque.calibrate.MarkerDictionary;
import org.calque.card.CalqueCards;
import org.calque.card.CardBox;
import org.calque.card.CardLayout;
import org.calque.card.CardMarker;
import org.calque.card.CardRuler;
import org.calque.card.ColourPatch;
import org.calque.card.KnownShape;
import org.calque.card.ShapeSheet;
import org.calque.card.ShapeTile;
import org.calque.geometry.PlanePoint;

/** Draws printed pieces at the page's origin. */
final class PieceArt {
  private static final double TICK_MM = 0.15;
  private static final double LABEL_MM = 1.7;
  private static final int CM = 10;
  private static final MarkerDictionary DICTIONARY =
      MarkerDictionary.valueOf(CalqueCards.DICTIONARY.toUpperCase(java.util.Locale.ROOT));

  private PieceArt() {}

  /** Markers, patches, rulers and the lines to cut along. */
  static void draw(MillimetrePage page, CardLayout layout) throws IOException {
    page.cutLine(layout.outline());
    if (layout.window().isPresent()) {
      page.cutLine(layout.window().get());
    }
    for (CardMarker marker : layout.markers()) {
      marker(page, marker);
    }
    for (ColourPatch patch : layout.patches()) {
      page.ink(patch.red(), patch.green(), patch.blue());
      page.fill(patch.box());
    }
    page.black();
    for (CardRuler ruler : layout.rulers()) {
      for (int mm = 0; mm <= ruler.lengthMm(); mm++) {
        page.line(ruler.from(mm), ruler.to(mm), TICK_MM);
      }
    }
  }

  /** The card's texts: lot, a line for the measured bar, numbers of the rulers. */
  static void label(MillimetrePage page, CardLayout card, String lot) throws IOException {
    page.black();
    page.textAround("Calque card", 25, 3.4, 2.2);
    page.textAround("lot " + lot, 25, 5.9, LABEL_MM);
    page.textAround("measured bar ................ mm", 25, 49.2, LABEL_MM);
    for (CardRuler ruler : card.rulers()) {
      for (int mm = 0; mm <= ruler.lengthMm(); mm += CM) {
        PlanePoint end = ruler.to(mm);
        if (ruler.vertical()) {
          page.textBefore(String.valueOf(mm), end.x() - 0.3, end.y() + 0.6, LABEL_MM);
        } else {
          page.textAround(String.valueOf(mm), end.x(), end.y() - 0.3, LABEL_MM);
        }
      }
    }
  }

  /** A tile of known shapes. */
  static void draw(MillimetrePage page, ShapeTile tile) throws IOException {
    int[] field = ShapeSheet.fieldRgb();
    page.ink(field[0], field[1], field[2]);
    page.fill(tile.field());
    for (KnownShape shape : tile.shapes()) {
      int[] rgb = shape.ink().rgb();
      page.ink(rgb[0], rgb[1], rgb[2]);
      page.fillRing(shape.ring());
    }
    page.cutLine(tile.layout().outline());
    for (CardMarker marker : tile.layout().markers()) {
      marker(page, marker);
    }
    page.black();
    page.textAround(
        tile.layout().name(), ShapeSheet.TILE_MM / 2, ShapeSheet.TILE_MM - LABEL_MM, LABEL_MM);
  }

  private static void marker(MillimetrePage page, CardMarker marker) throws IOException {
    boolean[] black = DICTIONARY.black(marker.id());
    int modules = DICTIONARY.modulesPerSide();
    CardBox square = marker.square();
    List<CardBox> boxes = new ArrayList<>();
    for (int i = 0; i < black.length; i++) {
      if (black[i]) {
        double column = i % modules;
        double row = i / modules;
        PlanePoint from = square.at(column / modules, row / modules);
        PlanePoint to = square.at((column + 1) / modules, (row + 1) / modules);
        boxes.add(new CardBox(from.x(), from.y(), to.x(), to.y()));
      }
    }
    page.black();
    page.fill(boxes);
  }
}
