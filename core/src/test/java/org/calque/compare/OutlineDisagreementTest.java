package org.calque.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.junit.jupiter.api.Test;

class OutlineDisagreementTest {
  /** Half a degree of the outlines' own sampling. */
  private static final double SAMPLING = 0.004;

  /** A smooth outline like no other: its distance from the origin by angle, mm. */
  private static double reach(double angle) {
    return 3 + 0.4 * Math.cos(2 * angle) + 0.2 * Math.sin(3 * angle);
  }

  private static List<PlanePoint> ring(DoubleUnaryOperator reach, double turn, double away) {
    return IntStream.range(0, 720)
        .mapToObj(
            i -> {
              double angle = Math.PI * i / 360;
              double r = reach.applyAsDouble(angle);
              return new PlanePoint(
                  away + r * Math.cos(angle + turn), away / 2 + r * Math.sin(angle + turn));
            })
        .toList();
  }

  private static PlaneOutline outline(DoubleUnaryOperator reach, double turn, double away) {
    return PlaneOutline.of(ring(reach, turn, away));
  }

  private static double disagreement(PlaneOutline after) {
    OptionalDouble found =
        OutlineDisagreement.of(outline(OutlineDisagreementTest::reach, 0, 0), after);
    return found.orElseThrow();
  }

  @Test
  void theSameOutlineElsewhereAndTurnedAgrees() {
    double turned = disagreement(outline(OutlineDisagreementTest::reach, 2.1, 14));
    assertEquals(0, turned, 5 * SAMPLING);
    assertEquals(0, disagreement(outline(OutlineDisagreementTest::reach, 0, 9)), SAMPLING);
  }

  @Test
  void oneThatShrankEvenlyAgrees() {
    assertEquals(0, disagreement(outline(a -> 0.8 * reach(a), 0, 5)), SAMPLING);
  }

  @Test
  void oneWhoseEdgeAdvancedEvenlyAgrees() {
    assertEquals(0, disagreement(outline(a -> reach(a) - 0.3, 0, 5)), 5 * SAMPLING);
  }

  @Test
  void aWaveAllAroundCountsByTheAreaItDisplaces() {
    PlaneOutline circle = outline(a -> 3, 0, 0);
    PlaneOutline waved = outline(a -> 3 + 0.03 * Math.cos(6 * a), 0, 0);
    double expected = 2 * 0.01 / Math.sqrt(2);
    double found = OutlineDisagreement.of(circle, waved).orElseThrow();
    assertEquals(expected, found, 0.02 * expected);
  }

  @Test
  void aPatchThatOnlyOneHasDisagrees() {
    PlaneOutline patched = outline(a -> reach(a) + (Math.abs(a - 1) < 0.3 ? 0.8 : 0), 0, 0);
    assertTrue(disagreement(patched) > 0.1);
  }

  @Test
  void severalPiecesAndHolesCannotBeLaidOnEachOther() {
    PlaneOutline one = outline(OutlineDisagreementTest::reach, 0, 0);
    Polygon<PlanePoint> piece = one.polygons().get(0);
    Polygon<PlanePoint> other = Polygon.of(ring(a -> 1, 0, 20));
    Polygon<PlanePoint> pierced = new Polygon<>(piece.outer(), List.of(ring(a -> 1, 0, 0)));
    assertTrue(OutlineDisagreement.of(one, new PlaneOutline(List.of(piece, other))).isEmpty());
    assertTrue(OutlineDisagreement.of(new PlaneOutline(List.of(pierced)), one).isEmpty());
    assertTrue(OutlineDisagreement.of(one, new PlaneOutline(List.of())).isEmpty());
  }
}
