package org.calque.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every printed piece keeps to, so that it can be printed, cut and read. */
class CardLayoutTest {
  private static final int MODULES = 8;

  static List<CardLayout> pieces() {
    return CalqueCards.all();
  }

  static List<ShapeTile> tiles() {
    return ShapeSheet.tiles();
  }

  private static boolean overlap(CardBox a, CardBox b) {
    return a.x0() < b.x1() && b.x0() < a.x1() && a.y0() < b.y1() && b.y0() < a.y1();
  }

  private static CardBox grown(CardBox box, double by) {
    return new CardBox(box.x0() - by, box.y0() - by, box.x1() + by, box.y1() + by);
  }

  private static boolean contains(CardBox box, CardBox inner) {
    return inner.x0() >= box.x0()
        && inner.y0() >= box.y0()
        && inner.x1() <= box.x1()
        && inner.y1() <= box.y1();
  }

  @Test
  void noTwoMarkersHaveOneNumber() {
    List<Integer> ids =
        pieces().stream().flatMap(p -> p.markers().stream()).map(CardMarker::id).toList();
    assertEquals(ids.size(), new TreeSet<>(ids).size());
    assertTrue(ids.stream().allMatch(id -> id >= 0 && id < 250), ids.toString());
    assertEquals(4 + 3 + 4 * 12, ids.size());
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void everyMarkerHasAWhiteMarginOfAModule(CardLayout piece) {
    for (CardMarker marker : piece.markers()) {
      CardBox margin = grown(marker.square(), marker.square().widthMm() / MODULES);
      assertTrue(contains(piece.outline(), margin), piece.name() + " " + marker);
      assertTrue(piece.patches().stream().noneMatch(p -> overlap(margin, p.box())), piece.name());
      assertTrue(piece.window().stream().noneMatch(w -> overlap(margin, w)), piece.name());
      for (CardRuler ruler : piece.rulers()) {
        for (int mm = 0; mm <= ruler.lengthMm(); mm++) {
          for (PlanePoint p : List.of(ruler.from(mm), ruler.to(mm))) {
            boolean outside =
                p.x() <= margin.x0()
                    || p.x() >= margin.x1()
                    || p.y() <= margin.y0()
                    || p.y() >= margin.y1();
            assertTrue(outside, piece.name() + " tick at " + mm);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void patchesDoNotOverlap(CardLayout piece) {
    List<CardBox> seen = new ArrayList<>();
    for (ColourPatch patch : piece.patches()) {
      assertTrue(seen.stream().noneMatch(s -> overlap(s, patch.box())), patch.name());
      seen.add(patch.box());
      assertTrue(contains(piece.outline(), patch.box()), patch.name());
    }
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void shapesLieOnTheirFieldAndHaveTheStatedArea(ShapeTile tile) {
    for (KnownShape shape : tile.shapes()) {
      List<PlanePoint> ring = shape.ring();
      PlaneOutline outline = new PlaneOutline(List.of(Polygon.of(ring)));
      double stated = shape.area().squareMillimetres();
      assertEquals(1, outline.area().squareMillimetres() / stated, 2e-5);
      for (PlanePoint p : ring) {
        assertTrue(
            p.x() > tile.field().x0() + 1
                && p.x() < tile.field().x1() - 1
                && p.y() > tile.field().y0() + 1
                && p.y() < tile.field().y1() - 1,
            tile.layout().name() + " " + p);
      }
    }
  }

  @Test
  void discsRunFromOneToThirtyMillimetres() {
    List<Double> diameters =
        tiles().stream()
            .flatMap(t -> t.shapes().stream())
            .filter(s -> s.waves().isEmpty() && s.ink() == KnownShape.Ink.RED)
            .map(s -> 2 * s.meanRadius().millimetres())
            .sorted()
            .toList();
    assertEquals(1, diameters.get(0), 1e-12);
    assertEquals(30, diameters.get(diameters.size() - 1), 1e-12);
  }
}
