package org.calque.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Area, perimeter, length and width of shapes whose sizes are known in closed form. */
class OutlineTest {
  /** An ellipse with half axes a and b, turned, its points along the ring moved by noise. */
  private static List<PlanePoint> ellipse(
      double a, double b, double turnDegrees, int points, double noise, long seed) {
    Random random = new Random(seed);
    double c = Math.cos(Math.toRadians(turnDegrees));
    double s = Math.sin(Math.toRadians(turnDegrees));
    List<PlanePoint> ring = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double t = 2 * Math.PI * i / points;
      double r = 1 + noise * random.nextGaussian();
      double x = a * r * Math.cos(t);
      double y = b * r * Math.sin(t);
      ring.add(new PlanePoint(11 + c * x - s * y, -7 + s * x + c * y));
    }
    return ring;
  }

  private static List<PlanePoint> square(double x, double y, double side) {
    return List.of(
        new PlanePoint(x, y),
        new PlanePoint(x + side, y),
        new PlanePoint(x + side, y + side),
        new PlanePoint(x, y + side));
  }

  private static List<ImagePoint> pixels(double x, double y, double side) {
    return square(x, y, side).stream().map(p -> new ImagePoint(p.x(), p.y())).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 256, 1000})
  void aDiscLosesNoMoreThanTheStatedPartOfItsArea(int points) {
    PlaneOutline disc = PlaneOutline.of(ellipse(3, 3, 10, points, 0, 1));
    double lost = 1 - disc.area().squareMillimetres() / (9 * Math.PI);
    double stated = 2 * Math.PI * Math.PI / (3.0 * points * points);
    assertTrue(lost >= 0 && lost <= stated * 1.0001, lost + " against " + stated);
    double chords = 2 * points * 3 * Math.sin(Math.PI / points);
    assertEquals(chords, disc.perimeter().millimetres(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 33, 90, 147})
  void anEllipseHasItsAxesWhateverItsTurn(double turn) {
    PlaneOutline shape = PlaneOutline.of(ellipse(4, 1.5, turn, 720, 0, 1));
    assertEquals(Math.PI * 6, shape.area().squareMillimetres(), 0.001);
    assertEquals(8, shape.length().millimetres(), 1e-6);
    assertEquals(3, shape.width().millimetres(), 1e-4);
    assertEquals(11, shape.centroid().x(), 1e-9);
    assertEquals(-7, shape.centroid().y(), 1e-9);
  }

  /** Independent noise of half a percent moves the area by little, the chord sum by much. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noiseAveragesOutOfTheArea(long seed) {
    PlaneOutline shape = PlaneOutline.of(ellipse(4, 2.5, 20, 360, 0.005, seed));
    assertEquals(Math.PI * 10, shape.area().squareMillimetres(), 0.003 * Math.PI * 10);
    assertEquals(8, shape.length().millimetres(), 0.02 * 8);
    assertEquals(5, shape.width().millimetres(), 0.02 * 5);
  }

  @Test
  void farFromTheOriginNothingIsLost() {
    PlaneOutline near = PlaneOutline.of(ellipse(2, 1, 0, 100, 0.01, 4));
    PlaneOutline far =
        new PlaneOutline(
            List.of(near.polygons().get(0).map(p -> new PlanePoint(p.x() + 1e6, p.y() - 1e6))));
    assertEquals(near.area().squareMillimetres(), far.area().squareMillimetres(), 1e-6);
    assertEquals(near.width().millimetres(), far.width().millimetres(), 1e-6);
  }

  @Test
  void holesAreSubtractedFromTheAreaAndAddedToThePerimeter() {
    PlaneOutline frame =
        new PlaneOutline(
            List.of(
                new Polygon<>(square(0, 0, 10), List.of(square(1, 1, 2), square(6, 6, 3))),
                Polygon.of(square(20, 0, 1))));
    assertEquals(100 - 4 - 9 + 1, frame.area().squareMillimetres(), 1e-12);
    assertEquals(40 + 8 + 12 + 4, frame.perimeter().millimetres(), 1e-12);
    assertEquals(Math.hypot(21, 10), frame.length().millimetres(), 1e-12);
  }

  @Test
  void aSquareIsAsLongAsItsDiagonal() {
    PlaneOutline square = PlaneOutline.of(square(3, 4, 2));
    assertEquals(Math.sqrt(8), square.length().millimetres(), 1e-12);
    assertEquals(Math.sqrt(8), square.width().millimetres(), 1e-12);
  }

  @Test
  void nothingHasNoSize() {
    PlaneOutline nothing = new PlaneOutline(List.of());
    assertTrue(nothing.isEmpty());
    assertEquals(0, nothing.area().squareMillimetres());
    assertEquals(0, nothing.perimeter().millimetres());
    assertEquals(0, nothing.length().millimetres());
    assertThrows(IllegalArgumentException.class, ImageOutline.EMPTY::bounds);
  }

  @Test
  void differencesAreThoseOfSets() {
    PlaneOutline big = PlaneOutline.of(square(0, 0, 10));
    PlaneOutline inner = PlaneOutline.of(square(2, 2, 3));
    PlaneOutline across = PlaneOutline.of(square(8, 8, 10));
    PlaneOutline apart = PlaneOutline.of(square(50, 50, 1));
    assertEquals(91, big.minus(inner).area().squareMillimetres(), 1e-9);
    assertEquals(1, big.minus(inner).polygons().get(0).holes().size());
    assertEquals(96, big.minus(across).area().squareMillimetres(), 1e-9);
    assertEquals(100, big.minus(apart).area().squareMillimetres(), 1e-9);
    assertTrue(inner.minus(big).isEmpty());
    assertTrue(big.minus(big).isEmpty());
    assertEquals(100, big.minus(new PlaneOutline(List.of())).area().squareMillimetres(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void unionAndIntersectionShareOutTheArea(long seed) {
    Random random = new Random(seed);
    ImageOutline a = blob(random, 100, 100);
    ImageOutline b = blob(random, 130, 90);
    double sum = a.pixelCoverage() + b.pixelCoverage();
    double parts = a.union(b).pixelCoverage() + a.intersection(b).pixelCoverage();
    assertEquals(sum, parts, 1e-6 * sum);
    assertTrue(a.intersection(b).pixelCoverage() > 0);
    assertTrue(a.union(b).pixelCoverage() < sum);
    ImagePoint inBoth = a.intersection(b).bounds().centre();
    assertTrue(a.union(b).contains(inBoth));
  }

  private static ImageOutline blob(Random random, double x, double y) {
    return ImageOutline.of(
        IntStream.range(0, 200)
            .mapToObj(
                i -> {
                  double r = 40 + 3 * random.nextGaussian();
                  double t = Math.PI * i / 100;
                  return new ImagePoint(x + r * Math.cos(t), y + r * Math.sin(t));
                })
            .toList());
  }

  @Test
  void containmentKnowsHolesAndEdges() {
    ImageOutline frame =
        new ImageOutline(List.of(new Polygon<>(pixels(0, 0, 10), List.of(pixels(4, 4, 2)))));
    assertTrue(frame.contains(new ImagePoint(1, 1)));
    assertTrue(frame.contains(new ImagePoint(0, 5)));
    assertFalse(frame.contains(new ImagePoint(5, 5)));
    assertFalse(frame.contains(new ImagePoint(10.001, 5)));
  }

  /** A reader's scribble that crosses itself is made valid, not thrown out. */
  @Test
  void aSelfCrossingRingCanBeUnited() {
    ImageOutline bow =
        ImageOutline.of(
            List.of(
                new ImagePoint(0, 0),
                new ImagePoint(10, 10),
                new ImagePoint(10, 0),
                new ImagePoint(0, 10)));
    assertEquals(50, bow.union(ImageOutline.EMPTY).pixelCoverage(), 1e-9);
  }

  @Test
  void impossibleShapesAreRefusedWithTheirNumbers() {
    assertMessage("got 2", () -> Polygon.of(pixels(0, 0, 1).subList(0, 2)));
    assertMessage("px", () -> new ImageBox(5, 0, 5, 9));
    assertMessage("px", () -> new ImageBox(0, 0, Double.NaN, 9));
    assertMessage("px", () -> new ImagePoint(Double.NaN, 0));
    assertMessage("mm", () -> new PlanePoint(0, Double.POSITIVE_INFINITY));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable act) {
    String message = String.valueOf(assertThrows(IllegalArgumentException.class, act).getMessage());
    assertTrue(message.contains(part), message);
  }
}
