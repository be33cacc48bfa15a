package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
  private static final double PERMILLE_HALF = 0.0005;

  @ParameterizedTest
  @CsvSource({
    "1, 0.02",
    "1, 0.1",
    "1.5, 0.1",
    "2, 0.02",
    "2, 0.3",
    "3, 0.06",
    "5, 0.02",
    "5, 0.3",
    "10, 0.05",
    "20, 0.02",
    "30, 0.02",
    "30, 0.3"
  })
  void aDiscHasTheAreaOfItsSoftenedContour(double diameter, double sigma) {
    double r = SoftDisc.halfContourRadius(diameter / 2, sigma);
    RegionTruth ulcer = ulcer(KnownShapes.framed(LesionSpec.disc(diameter).softened(sigma), 20));
    assertEquals(1, ulcer.areaMm2() / (Math.PI * r * r), PERMILLE_HALF);
    assertEquals(1, ulcer.perimeterMm() / (2 * Math.PI * r), 0.001);
    assertEquals(2 * r, ulcer.lengthMm(), 0.002 * r);
    assertEquals(2 * r, ulcer.widthMm(), 0.004 * r);
    assertEquals(2 * r, ulcer.equivalentDiameterMm(), 0.001 * r);
  }

  @Test
  void softeningTakesTwoPercentFromASmallDisc() {
    RegionTruth ulcer = ulcer(KnownShapes.framed(LesionSpec.disc(1.5).softened(0.106), 20));
    assertEquals(0.98, ulcer.areaMm2() / (Math.PI * 1.5 * 1.5 / 4), 0.002);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.02", "1, 0.3", "3, 0.1", "10, 0.3", "30, 0.02", "30, 0.1"})
  void theBlurConservesTheCoverage(double diameter, double sigma) {
    Outline disc = Outline.disc(diameter);
    double integral = CoverageField.of(List.of(disc), sigma).integralMm2();
    assertEquals(1, integral / (Math.PI * diameter * diameter / 4), PERMILLE_HALF);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.02, 10",
    "1, 0.05, 20",
    "1, 0.3, 40",
    "3, 0.02, 8",
    "5, 0.06, 20",
    "10, 0.02, 12",
    "30, 0.02, 10",
    "30, 0.2, 5"
  })
  void thePixelsCarryTheArea(double diameter, double sigma, double pxPerMm) {
    LesionField field =
        new LesionField(LesionSpec.disc(diameter).softened(sigma).at(0.013, -0.021));
    double[] steps = {1 / pxPerMm, 0, 0, 1 / pxPerMm};
    double[] shares = new double[2];
    int half = (int) ((diameter / 2 + 5 * sigma) * pxPerMm) + 3;
    double sum = 0;
    for (int y = -half; y <= half; y++) {
      for (int x = -half; x <= half; x++) {
        PixelShares.of(field, x / pxPerMm, y / pxPerMm, steps, shares);
        sum += shares[0];
      }
    }
    double area = sum / (pxPerMm * pxPerMm);
    assertEquals(1, area / (Math.PI * diameter * diameter / 4), PERMILLE_HALF);
  }

  @Test
  void anEllipseHasItsAxes() {
    LesionSpec lesion = LesionSpec.ulcer(Outline.ellipse(8, 4).rotated(30)).softened(0.02);
    RegionTruth ulcer = ulcer(KnownShapes.framed(lesion, 20));
    assertEquals(1, ulcer.areaMm2() / (Math.PI * 8), PERMILLE_HALF);
    assertEquals(8, ulcer.lengthMm(), 0.01);
    assertEquals(4, ulcer.widthMm(), 0.02);
  }

  @Test
  void aSquareLosesItsCornersOnly() {
    RegionTruth ulcer = ulcer(KnownShapes.framed(LesionSpec.square(6).softened(0.1), 20));
    double lost = 36 - ulcer.areaMm2();
    assertTrue(lost > 0.001 && lost < 4 * 0.1 * 0.1, "lost " + lost);
  }

  @Test
  void twiceTheShapeIsFourTimesTheArea() {
    Outline blob = Outline.blob(3, 0.5, 0.5, 9);
    double small = ulcer(KnownShapes.framed(LesionSpec.ulcer(blob).softened(0.05), 20)).areaMm2();
    LesionSpec twice = LesionSpec.ulcer(blob.scaled(2, 1)).softened(0.10);
    assertEquals(4 * small, ulcer(KnownShapes.framed(twice, 20)).areaMm2(), 0.0005 * small);
  }

  @Test
  void chalkThatFillsTheOpeningIsTheUlcersEdge() {
    Outline opening = Outline.blob(3, 0.4, 0.5, 4);
    LesionTruth lesion = truth(LesionSpec.ulcer(opening).with(Chalk.white(opening)));
    assertEquals(
        lesion.region("calcified_extrusion").orElseThrow().areaMm2(),
        lesion.region("ulcer").orElseThrow().areaMm2(),
        1e-9);
  }

  @Test
  void chalkThatOverhangsExtendsTheUlcer() {
    Chalk outside = Chalk.white(Outline.disc(2).movedBy(2.5, 0));
    LesionTruth lesion = truth(LesionSpec.disc(5).softened(0.03).with(outside));
    // two circles of radius 2.5 and 1 at a distance of 2.5: the lens they share
    double lens =
        6.25 * Math.acos((6.25 + 6.25 - 1) / 12.5)
            + Math.acos((6.25 + 1 - 6.25) / 5)
            - 0.5 * Math.sqrt(1.0 * 1.0 * 4.0 * 6.0);
    double union = Math.PI * 7.25 - lens;
    assertEquals(union, lesion.region("ulcer").orElseThrow().areaMm2(), 0.002 * union);
  }

  @Test
  void chalkAloneIsNoUlcer() {
    LesionSpec alone =
        LesionSpec.disc(2)
            .with(Chalk.white(Outline.disc(2)))
            .withKind(LesionSpec.Kind.EXTRUSION_ONLY);
    assertEquals(
        List.of("calcified_extrusion"),
        truth(alone).regions().stream().map(RegionTruth::kind).toList());
  }

  @Test
  void whatSofteningWipesOutIsAbsent() {
    LesionSpec speck = LesionSpec.disc(4).softened(0.3).with(Chalk.white(Outline.disc(0.3)));
    assertTrue(truth(speck).region("calcified_extrusion").isEmpty());
  }

  @Test
  void aHoleIsSubtracted() {
    Outline ring = Outline.disc(2).movedBy(-3, 0);
    for (int i = 1; i < 12; i++) {
      ring = ring.plus(Outline.disc(2).movedBy(-3, 0).rotated(30 * i), 0, 0);
    }
    RegionTruth ulcer = truth(LesionSpec.ulcer(ring).softened(0.05)).regions().get(0);
    assertEquals(1, ulcer.outlinePx().size());
    assertEquals(2, ulcer.outlinePx().get(0).rings().size());
    assertTrue(ulcer.areaMm2() < Math.PI * 16 - Math.PI * 3);
  }

  private static RegionTruth ulcer(Scene scene) {
    return SceneRenderer.truth(scene).lesion("L1").region("ulcer").orElseThrow();
  }

  private static LesionTruth truth(LesionSpec lesion) {
    return SceneRenderer.truth(KnownShapes.framed(lesion, 20)).lesion("L1");
  }
}
