package org.calque.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doorway from pixels to millimetres, against numeric derivatives and drawn mappings. */
class PlaneMappingTest {
  private static final int DRAWS = 4000;
  private static final double[] NONE = new double[81];
  private static final List<ImagePoint> PLACES =
      List.of(new ImagePoint(450, 300), new ImagePoint(0, 0), new ImagePoint(870, 40));
  private static final ImageOutline BLOB = blob();

  private static ImageOutline blob() {
    List<ImagePoint> ring = ring(160, 12);
    List<ImagePoint> hole = ring(60, 3);
    return new ImageOutline(List.of(new Polygon<>(ring, List.of(hole))));
  }

  private static List<ImagePoint> ring(double radius, double lobe) {
    return java.util.stream.IntStream.range(0, 90)
        .mapToObj(
            i -> {
              double a = Math.PI * i / 45;
              double r = radius + lobe * Math.sin(5 * a);
              return new ImagePoint(640 + r * Math.cos(a), 210 + 0.7 * r * Math.sin(a));
            })
        .toList();
  }

  private static PlaneMapping exact(double[] h) {
    return PlaneMapping.of(h, NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 40", "30, 200", "55, -75"})
  void thereAndBackIsTheSamePlace(double tilt, double turn) {
    PlaneMapping mapping = exact(Cameras.imageToPlane(tilt, turn));
    for (ImagePoint p : PLACES) {
      assertEquals(0, p.distanceTo(mapping.toImage(mapping.toPlane(p))), 1e-8);
      assertTrue(mapping.sees(p));
    }
    double[] g = Cameras.planeToImage(tilt, turn);
    PlanePoint q = new PlanePoint(7, -4);
    double w = g[6] * 7 + g[7] * -4 + g[8];
    assertEquals((g[0] * 7 + g[1] * -4 + g[2]) / w, mapping.toImage(q).x(), 1e-8);
    assertEquals((g[3] * 7 + g[4] * -4 + g[5]) / w, mapping.toImage(q).y(), 1e-8);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 40", "30, 200", "55, -75"})
  void scaleIsTheRootOfTheNumericJacobian(double tilt, double turn) {
    PlaneMapping mapping = exact(Cameras.imageToPlane(tilt, turn));
    for (ImagePoint p : PLACES) {
      PlanePoint x0 = mapping.toPlane(new ImagePoint(p.x() - 0.01, p.y()));
      PlanePoint x1 = mapping.toPlane(new ImagePoint(p.x() + 0.01, p.y()));
      PlanePoint y0 = mapping.toPlane(new ImagePoint(p.x(), p.y() - 0.01));
      PlanePoint y1 = mapping.toPlane(new ImagePoint(p.x(), p.y() + 0.01));
      double area =
          ((x1.x() - x0.x()) * (y1.y() - y0.y()) - (x1.y() - x0.y()) * (y1.x() - y0.x())) / 4e-4;
      assertEquals(1 / Math.sqrt(Math.abs(area)), mapping.pixelsPerMillimetre(p), 1e-5);
    }
    if (tilt == 0) {
      assertEquals(12, mapping.pixelsPerMillimetre(PLACES.get(0)), 1e-9);
      assertEquals(1, mapping.foreshortening(PLACES.get(0)), 1e-6);
    } else {
      double cosine = Math.cos(Math.toRadians(tilt));
      assertEquals(cosine, mapping.foreshortening(PLACES.get(0)), 1e-9);
    }
  }

  @Test
  void whatLiesBeyondTheHorizonIsNotSeen() {
    PlaneMapping mapping = exact(Cameras.imageToPlane(60, 0));
    double horizon = Cameras.CY + Cameras.FOCAL_PX / Math.tan(Math.toRadians(60));
    assertTrue(mapping.sees(new ImagePoint(100, horizon - 5)));
    assertFalse(mapping.sees(new ImagePoint(100, horizon + 5)));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 15", "3, 30"})
  void scaleUncertaintyIsThatOfDrawnMappings(long seed, double tilt) {
    Random random = new Random(seed);
    double[] h = Cameras.imageToPlane(tilt, 50);
    double[] factor = Cameras.factor(random);
    PlaneMapping mapping = PlaneMapping.of(h, Cameras.covariance(factor));
    for (ImagePoint p : PLACES) {
      double[] logs = new double[DRAWS];
      for (int i = 0; i < DRAWS; i++) {
        logs[i] = Math.log(exact(Cameras.drawn(h, factor, random)).pixelsPerMillimetre(p));
      }
      assertEquals(1, mapping.relativeScaleUncertainty(p) / deviation(logs), 0.06);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 0", "5, 15", "6, 30"})
  void areaUncertaintyIsThatOfDrawnMappings(long seed, double tilt) {
    Random random = new Random(seed);
    double[] h = Cameras.imageToPlane(tilt, -20);
    double[] factor = Cameras.factor(random);
    PlaneMapping mapping = PlaneMapping.of(h, Cameras.covariance(factor));
    double[] areas = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      areas[i] = exact(Cameras.drawn(h, factor, random)).toPlane(BLOB).area().squareMillimetres();
    }
    double stated = mapping.areaUncertainty(BLOB).squareMillimetres();
    assertEquals(1, stated / deviation(areas), 0.06);
  }

  @Test
  void orientationOfARingDoesNotMatter() {
    PlaneMapping mapping =
        PlaneMapping.of(
            Cameras.imageToPlane(20, 0), Cameras.covariance(Cameras.factor(new Random(9))));
    ImageOutline reversed =
        new ImageOutline(
            BLOB.polygons().stream()
                .map(p -> new Polygon<>(reversed(p.outer()), p.holes()))
                .toList());
    assertEquals(
        mapping.areaUncertainty(BLOB).squareMillimetres(),
        mapping.areaUncertainty(reversed).squareMillimetres(),
        1e-12);
  }

  private static List<ImagePoint> reversed(List<ImagePoint> ring) {
    List<ImagePoint> copy = new java.util.ArrayList<>(ring);
    java.util.Collections.reverse(copy);
    return copy;
  }

  @ParameterizedTest
  @CsvSource({"7", "-0.001", "1e6"})
  void aCommonFactorOfTheNumbersHasNoEffect(double k) {
    double[] h = Cameras.imageToPlane(25, 70);
    double[] covariance = Cameras.covariance(Cameras.factor(new Random(11)));
    PlaneMapping one = PlaneMapping.of(h, covariance);
    PlaneMapping other =
        PlaneMapping.of(
            Arrays.stream(h).map(v -> k * v).toArray(),
            Arrays.stream(covariance).map(v -> k * k * v).toArray());
    double area = one.areaUncertainty(BLOB).squareMillimetres();
    assertEquals(area, other.areaUncertainty(BLOB).squareMillimetres(), 1e-9 * area);
    for (ImagePoint p : PLACES) {
      assertEquals(one.pixelsPerMillimetre(p), other.pixelsPerMillimetre(p), 1e-9);
      assertEquals(one.relativeScaleUncertainty(p), other.relativeScaleUncertainty(p), 1e-12);
      assertEquals(one.foreshortening(p), other.foreshortening(p), 1e-9);
      assertEquals(one.sees(p), other.sees(p));
      assertEquals(0, one.toPlane(p).distanceTo(other.toPlane(p)), 1e-9);
    }
  }

  @Test
  void scalingAndTurningCarryTheCovariance() {
    Random random = new Random(13);
    double[] h = Cameras.imageToPlane(20, 30);
    double[] factor = Cameras.factor(random);
    PlaneMapping mapping = PlaneMapping.of(h, Cameras.covariance(factor));
    PlanePoint fixed = new PlanePoint(6, -9);
    PlaneMapping moved = mapping.scaledAbout(fixed, 0.8).turned(0.6, 0.8);
    double[][] drawn = new double[9][DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double[] draw =
          exact(Cameras.drawn(h, factor, random))
              .scaledAbout(fixed, 0.8)
              .turned(0.6, 0.8)
              .toArray();
      for (int k = 0; k < 9; k++) {
        drawn[k][i] = draw[k];
      }
    }
    double[] covariance = moved.covariance();
    for (int k = 0; k < 9; k++) {
      double stated = Math.sqrt(covariance[10 * k]);
      assertEquals(1, stated / deviation(drawn[k]), 0.06, "entry " + k);
      for (int j = 0; j < 9; j++) {
        assertEquals(covariance[9 * k + j], covariance[9 * j + k], 1e-9 * stated);
      }
    }
  }

  @Test
  void scalingKeepsItsPointAndShrinksLengths() {
    PlaneMapping mapping =
        PlaneMapping.of(
            Cameras.imageToPlane(20, 30), Cameras.covariance(Cameras.factor(new Random(17))));
    PlanePoint fixed = new PlanePoint(6, -9);
    PlaneMapping scaled = mapping.scaledAbout(fixed, 0.5);
    assertEquals(0, fixed.distanceTo(scaled.toPlane(mapping.toImage(fixed))), 1e-9);
    assertEquals(
        mapping.toPlane(BLOB).area().squareMillimetres() / 4,
        scaled.toPlane(BLOB).area().squareMillimetres(),
        1e-9);
    assertEquals(
        mapping.areaUncertainty(BLOB).squareMillimetres() / 4,
        scaled.areaUncertainty(BLOB).squareMillimetres(),
        1e-9);
    PlaneMapping turned = mapping.turned(0.6, 0.8);
    for (ImagePoint p : PLACES) {
      double u = mapping.relativeScaleUncertainty(p);
      assertEquals(u, scaled.relativeScaleUncertainty(p), 1e-12);
      assertEquals(u, turned.relativeScaleUncertainty(p), 1e-12);
      PlanePoint q = mapping.toPlane(p);
      PlanePoint r = turned.toPlane(p);
      assertEquals(0.6 * q.x() - 0.8 * q.y(), r.x(), 1e-9);
      assertEquals(0.8 * q.x() + 0.6 * q.y(), r.y(), 1e-9);
    }
  }

  @Test
  void numbersAreCopiedInAndOut() {
    double[] h = Cameras.imageToPlane(5, 5);
    PlaneMapping mapping = exact(h);
    PlaneMapping same = exact(h.clone());
    h[0] = 99;
    mapping.toArray()[0] = 99;
    mapping.covariance()[0] = 99;
    assertEquals(same, mapping);
    assertEquals(same.hashCode(), mapping.hashCode());
    assertThrows(IllegalArgumentException.class, () -> PlaneMapping.of(new double[8], NONE));
    assertThrows(IllegalArgumentException.class, () -> PlaneMapping.of(new double[9], NONE));
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  @Test
  void aLensIsUndoneBeforeTheNumbersAndBack() {
    LensDistortion barrel = new LensDistortion(300, 200, 800, -0.05, 0.004);
    double[] h = {0.1, 0, -30, 0, 0.1, -20, 0, 0, 1};
    PlaneMapping mapping = PlaneMapping.of(h, new double[81]).through(barrel, new double[9]);
    ImagePoint seen = new ImagePoint(520, 330);
    PlanePoint there = mapping.toPlane(seen);
    assertEquals(0, seen.distanceTo(mapping.toImage(there)), 1e-9);
    assertEquals(0, seen.distanceTo(barrel.distorted(barrel.straightened(seen))), 1e-9);
    PlanePoint right = mapping.toPlane(new ImagePoint(520.1, 330));
    PlanePoint below = mapping.toPlane(new ImagePoint(520, 330.1));
    double area =
        (right.x() - there.x()) * (below.y() - there.y())
            - (right.y() - there.y()) * (below.x() - there.x());
    assertEquals(1, Math.sqrt(0.01 / area) / mapping.pixelsPerMillimetre(seen), 1e-4);
    assertTrue(mapping.pixelsPerMillimetre(seen) < 10, "a barrel shrinks what is far out");
    assertEquals(10, mapping.pixelsPerMillimetre(new ImagePoint(300, 200)), 1e-9);
  }

  @Test
  void anUncertainLensIsUncertainFarFromItsAxisOnly() {
    LensDistortion lens = new LensDistortion(300, 200, 800, 0, 0.01);
    double[] h = {0.1, 0, -30, 0, 0.1, -20, 0, 0, 1};
    PlaneMapping mapping = PlaneMapping.of(h, new double[81]).through(lens, new double[9]);
    assertEquals(0, mapping.relativeScaleUncertainty(new ImagePoint(300, 200)), 1e-12);
    double r = 200.0 / 800;
    assertEquals(
        2 * r * r * 0.01, mapping.relativeScaleUncertainty(new ImagePoint(500, 200)), 1e-5);
  }
}
