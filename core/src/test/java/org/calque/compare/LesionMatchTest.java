package org.calque.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.measure.BudgetTerm;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.Measured;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Area;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;

/** Lesions that keep, change, share and lose their place between two visits. */
class LesionMatchTest {
  /** The follow-up's photograph shows everything 100 px further to the right. */
  private static final UnaryOperator<ImageOutline> MOVED =
      o -> o.map(p -> new ImagePoint(p.x() - 100, p.y()));

  private static LesionMeasurement lesion(String id, double x, double radius) {
    Map<BudgetTerm, Area> terms = new EnumMap<>(BudgetTerm.class);
    terms.put(BudgetTerm.PLANE, Area.ofSquareMillimetres(0.1));
    terms.put(BudgetTerm.EDGE_LOCATION, Area.ofSquareMillimetres(0.3));
    terms.put(BudgetTerm.EDGE_READING, Area.ofSquareMillimetres(0.4));
    RegionMeasurement r = Measured.region(Tissue.ULCER, Math.PI * radius * radius / 100, terms);
    ImageOutline disc =
        ImageOutline.of(
            IntStream.range(0, 90)
                .mapToObj(i -> Math.toRadians(4 * i))
                .map(t -> new ImagePoint(x + radius * Math.cos(t), 50 + radius * Math.sin(t)))
                .toList());
    return Measured.lesion(
        id,
        new RegionMeasurement(
            r.kind(),
            r.area(),
            r.surface(),
            r.perimeter(),
            r.length(),
            r.width(),
            disc,
            r.outlineMm(),
            r.budget()));
  }

  private static List<String> matched(List<LesionMeasurement> before, LesionMeasurement... after) {
    return LesionMatch.byPlace(before, List.of(after), MOVED).stream()
        .map(m -> m.id() + "=" + m.laterIds() + m.event().map(e -> " " + e.label()).orElse(""))
        .toList();
  }

  @Test
  void placeDecidesNotTheId() {
    List<LesionMeasurement> before = List.of(lesion("L1", 40, 20), lesion("L2", 200, 15));
    assertEquals(
        List.of("L1=L2", "L2=L1"), matched(before, lesion("L1", 300, 12), lesion("L2", 142, 8)));
  }

  @Test
  void lesionsMergeAndSplit() {
    List<LesionMeasurement> two = List.of(lesion("L1", 40, 20), lesion("L2", 90, 20));
    assertEquals(List.of("L1+L2=L1 merged"), matched(two, lesion("L1", 165, 60)));
    List<LesionMeasurement> one = List.of(lesion("L1", 60, 60));
    assertEquals(
        List.of("L1=L1+L2 split"), matched(one, lesion("L1", 130, 15), lesion("L2", 190, 15)));
  }

  @Test
  void whatIsNewGetsAnIdOfItsOwnAndWhatIsGoneKeepsIts() {
    List<LesionMeasurement> before = List.of(lesion("L1", 40, 20), lesion("L2", 200, 15));
    assertEquals(
        List.of("L2=L1", "L1=", "L3=L2"),
        matched(before, lesion("L1", 300, 12), lesion("L2", 500, 8)));
  }

  /** Nothing to see in a place that was asked about: the id says which lesion it is. */
  @Test
  void aLesionWithoutAnOutlineIsKnownByItsId() {
    List<LesionMeasurement> before = List.of(lesion("L1", 40, 20), lesion("L2", 200, 15));
    LesionMeasurement gone = Measured.lesion("L2", Measured.region(Tissue.ULCER, 0, Map.of()));
    assertEquals(List.of("L1=L1", "L2=L2"), matched(before, lesion("L1", 140, 18), gone));
  }

  @Test
  void mergedAreasAddAndTheirSharedErrorsToo() {
    List<LesionMeasurement> two = List.of(lesion("L1", 40, 20), lesion("L2", 90, 20));
    LesionMatch match = LesionMatch.byPlace(two, List.of(lesion("L1", 165, 60)), MOVED).get(0);
    RegionSum sum = match.before(Tissue.ULCER).orElseThrow();
    assertEquals(2 * Math.PI * 4, sum.area().value().squareMillimetres(), 1e-9);
    assertEquals(0.2, sum.budget().of(BudgetTerm.PLANE).squareMillimetres(), 1e-12);
    assertEquals(
        0.3 * Math.sqrt(2), sum.budget().of(BudgetTerm.EDGE_LOCATION).squareMillimetres(), 1e-12);
    RegionChange change = new RegionComparison(true, match).of(Tissue.ULCER);
    assertEquals(ChangeCategory.MERGED, change.category());
    double own = 0.2 * 0.2 + 0.1 * 0.1 + 3 * 0.3 * 0.3 + 3 * 0.4 * 0.4;
    assertEquals(
        Math.sqrt(own),
        change.change().orElseThrow().standardUncertainty().squareMillimetres(),
        1e-12,
        "nothing of another lesion cancels");
    assertEquals(
        Math.PI * (36 - 8), change.change().orElseThrow().value().squareMillimetres(), 1e-9);
  }

  /** What one lesion's look hides is alike at its visits; another lesion's is its own. */
  @Test
  void theReadingOfOneLesionCancels() {
    LesionMatch match =
        LesionMatch.byId(List.of(lesion("L1", 40, 20)), List.of(lesion("L1", 40, 20))).get(0);
    RegionChange change = new RegionComparison(true, match).of(Tissue.ULCER);
    assertEquals(
        Math.sqrt(2 * (0.1 * 0.1 + 0.3 * 0.3)),
        change.change().orElseThrow().standardUncertainty().squareMillimetres(),
        1e-12);
    LesionMatch two =
        LesionMatch.byPlace(
                List.of(lesion("L1", 40, 20), lesion("L2", 90, 20)),
                List.of(lesion("L1", 165, 60)),
                MOVED)
            .get(0);
    RegionSum sum = two.before(Tissue.ULCER).orElseThrow();
    assertEquals(
        0.4 * Math.sqrt(2), sum.budget().of(BudgetTerm.EDGE_READING).squareMillimetres(), 1e-12);
  }

  @Test
  void withoutPlacesTheIdDecides() {
    List<LesionMatch> matches =
        LesionMatch.byId(List.of(lesion("L1", 40, 20)), List.of(lesion("L2", 140, 20)));
    assertEquals(List.of("L1", "L2"), matches.stream().map(LesionMatch::id).toList());
    assertEquals(List.of("", "L2"), matches.stream().map(LesionMatch::laterIds).toList());
    assertEquals(Optional.empty(), matches.get(0).event());
  }
}
