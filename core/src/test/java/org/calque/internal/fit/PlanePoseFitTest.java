package org.calque.internal.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.calque.geometry.Cameras;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Squares and discs on a plane, seen by a known camera, with and without noise. */
class PlanePoseFitTest {
  private static final double SIDE = 10;
  private static final int SEEDS = 120;
  private static final int LINES = 500;
  private static final int RIM = 16;
  private static final CameraPrior KNOWN =
      new CameraPrior(Cameras.FOCAL_PX, 0.03, Cameras.CX, Cameras.CY, 10, 1e-6);
  private static final CameraPrior VAGUE =
      new CameraPrior(Cameras.FOCAL_PX, 1, Cameras.CX, Cameras.CY, 400, 1e-6);

  /** Centre x, y in mm and turn in degrees; none is aligned with another. */
  private static final double[][] PLACES = {
    {-20, 0, 12}, {-4, 9, -160}, {-30, 14, 77}, {6, -8, 31}
  };

  private static List<PlaneShape> squares(
      double[] g, int count, double noise, double stated, Random random) {
    List<PlaneShape> shapes = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      double c = Math.cos(Math.toRadians(PLACES[s][2]));
      double q = Math.sin(Math.toRadians(PLACES[s][2]));
      List<Double> plane = new ArrayList<>();
      List<Double> image = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double x = SIDE / 2 * (i == 1 || i == 2 ? 1 : -1);
        double y = SIDE / 2 * (i >= 2 ? 1 : -1);
        plane.addAll(List.of(x, y));
        double[] at = Matrix3.apply(g, PLACES[s][0] + c * x - q * y, PLACES[s][1] + q * x + c * y);
        image.add(at[0] + noise * random.nextGaussian());
        image.add(at[1] + noise * random.nextGaussian());
      }
      shapes.add(new PlaneShape.Squares(plane, image, SideDeviation.ofCorners(stated), 0.02));
    }
    return shapes;
  }

  private static List<PlaneShape> discs(double[] g, int count, double noise, Random random) {
    List<PlaneShape> shapes = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      List<Double> rim = new ArrayList<>();
      for (int i = 0; i < RIM; i++) {
        double a = 2 * Math.PI * i / RIM;
        double[] at =
            Matrix3.apply(
                g, PLACES[s][0] + SIDE / 2 * Math.cos(a), PLACES[s][1] + SIDE / 2 * Math.sin(a));
        rim.add(at[0] + noise * random.nextGaussian());
        rim.add(at[1] + noise * random.nextGaussian());
      }
      shapes.add(new PlaneShape.Disc(SIDE / 2, rim, Math.max(noise, 0.01), 0.02));
    }
    return shapes;
  }

  private static PosedPlane fit(List<PlaneShape> shapes, CameraPrior prior, double[] g) {
    ImagePoint centre = seen(g, PLACES[0][0], PLACES[0][1]);
    return new PlanePoseFit(shapes, prior, centre.x(), centre.y()).fit();
  }

  private static PlaneMapping mapping(PosedPlane plane) {
    return PlaneMapping.of(plane.imageToPlane(), plane.spread().covariance());
  }

  private static ImagePoint seen(double[] g, double x, double y) {
    double[] at = Matrix3.apply(g, x, y);
    return new ImagePoint(at[0], at[1]);
  }

  /** The true local scale at an image point. */
  private static double scale(double[] g, ImagePoint p) {
    return PlaneMapping.of(Matrix3.inverse(g), new double[81]).pixelsPerMillimetre(p);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "1, 30", "2, 3", "2, 30", "4, 15", "4, 45"})
  void exactCornersGiveThePlaneBack(int count, double tilt) {
    double[] g = Cameras.planeToImage(tilt, 40);
    PosedPlane plane = fit(squares(g, count, 0, 0.01, new Random(1)), KNOWN, g);
    assertEquals(0, plane.quality().residual(), 1e-3);
    assertEquals(8 * count - 8 - 3 * (count - 1), plane.quality().degreesOfFreedom());
    double[] h = plane.imageToPlane();
    // distances between far places, whatever the fitted frame's turn
    for (double[] pair : new double[][] {{-20, 0, 25, 12}, {5, 5, 5, -9}, {-30, -10, 30, 10}}) {
      ImagePoint a = seen(g, pair[0], pair[1]);
      ImagePoint b = seen(g, pair[2], pair[3]);
      double[] p = Matrix3.apply(h, a.x(), a.y());
      double[] q = Matrix3.apply(h, b.x(), b.y());
      double distance = Math.hypot(pair[0] - pair[2], pair[1] - pair[3]);
      assertEquals(distance, Math.hypot(p[0] - q[0], p[1] - q[1]), 1e-3 * distance);
    }
    assertEquals(Math.toRadians(tilt), plane.camera().tilt(), 2e-3);
  }

  @ParameterizedTest
  @CsvSource({"2, 10", "4, 20", "4, 35"})
  void exactDiscsGiveThePlaneBack(int count, double tilt) {
    double[] g = Cameras.planeToImage(tilt, 25);
    PosedPlane plane = fit(discs(g, count, 0, new Random(1)), KNOWN, g);
    assertEquals(0, plane.quality().residual(), 1e-3);
    ImagePoint far = seen(g, 15, 10);
    assertEquals(1, mapping(plane).pixelsPerMillimetre(far) / scale(g, far), 2e-3);
    assertEquals(Math.toRadians(tilt), plane.camera().tilt(), 5e-3);
  }

  /** One disc is seen alike at two tilts: its own scale is known, the far one only within both. */
  @ParameterizedTest
  @CsvSource({"0", "12", "30"})
  void oneDiscKnowsItsScaleAndAdmitsTheMirrorImage(double tilt) {
    double[] g = Cameras.planeToImage(tilt, 25);
    PosedPlane plane = fit(discs(g, 1, 0.02, new Random(4)), KNOWN, g);
    ImagePoint here = seen(g, -20, 0);
    ImagePoint far = seen(g, 10, 12);
    PlaneMapping mapping = mapping(plane);
    assertEquals(1, mapping.pixelsPerMillimetre(here) / scale(g, here), 3e-3);
    double error = Math.log(mapping.pixelsPerMillimetre(far) / scale(g, far));
    double u = mapping.relativeScaleUncertainty(far);
    assertTrue(Math.abs(error) < 1.96 * u, error + " against " + u);
    assertTrue(u < 0.012 + 0.1 * Math.sin(Math.toRadians(tilt)), "says nothing: " + u);
  }

  /** What parts the two tilts is stated, as nearly all that is open beside a tilted disc. */
  @Test
  void whatPartsTwoTiltsIsStated() {
    double[] g = Cameras.planeToImage(30, 25);
    PosedPlane one = fit(discs(g, 1, 0.02, new Random(4)), KNOWN, g);
    ImagePoint far = seen(g, 10, 12);
    double[] towards = one.imageToPlane().clone();
    for (int i = 0; i < towards.length; i++) {
      towards[i] += one.spread().twin()[i];
    }
    double apart =
        Math.log(
            PlaneMapping.of(towards, new double[81]).pixelsPerMillimetre(far)
                / mapping(one).pixelsPerMillimetre(far));
    double u = mapping(one).relativeScaleUncertainty(far);
    assertTrue(Math.abs(apart) > 0.8 * u && Math.abs(apart) < 1.1 * u, apart + " of " + u);
    PosedPlane two = fit(discs(g, 2, 0.02, new Random(4)), KNOWN, g);
    assertEquals(0, Arrays.stream(two.spread().twin()).map(Math::abs).max().orElseThrow());
  }

  @Test
  void theFocalLengthIsKnownAsWellAsBefore() {
    double[] g = Cameras.planeToImage(10, 25);
    List<PlaneShape> one = squares(g, 1, 0, 0.1, new Random(1));
    assertEquals(KNOWN.focalDeviation(), fit(one, KNOWN, g).camera().focalDeviation(), 1e-3);
  }

  /** 40 mm away from the first square the fit extrapolates; the covariance must say so. */
  @ParameterizedTest
  @CsvSource({"1, 20", "2, 20", "4, 20", "4, 5"})
  void statedScaleUncertaintyFarAwayIsTheOneThatIsSeen(int count, double tilt) {
    double[] g = Cameras.planeToImage(tilt, 25);
    ImagePoint far = seen(g, 20, 0);
    Random random = new Random(100 * count + (long) tilt);
    double[] logs = new double[SEEDS];
    double stated = 0;
    for (int i = 0; i < SEEDS; i++) {
      PlaneMapping fitted =
          mapping(fit(squares(g, count, 0.1, 0.1, random), Cameras.drawn(random), g));
      logs[i] = Math.log(fitted.pixelsPerMillimetre(far));
      stated += fitted.relativeScaleUncertainty(far) / SEEDS;
    }
    double mean = Arrays.stream(logs).average().orElseThrow();
    double seen =
        Math.sqrt(Arrays.stream(logs).map(v -> (v - mean) * (v - mean)).sum() / (SEEDS - 1));
    assertTrue(seen / stated > 0.5 && seen / stated < 1.25, seen + " against " + stated);
  }

  /** Corners are where lines meet, and a line's ends stray in opposite directions. */
  @ParameterizedTest
  @CsvSource({"5", "25"})
  void statedScaleUncertaintyBesideLinesIsTheOneThatIsSeen(double tilt) {
    double[] g = Cameras.planeToImage(tilt, 25);
    ImagePoint far = seen(g, 20, 0);
    SideDeviation sides = new SideDeviation(0.05, 0.11);
    Random random = new Random(17 + (long) tilt);
    double squares = 0;
    for (int i = 0; i < LINES; i++) {
      PlaneMapping fitted =
          mapping(fit(List.of(lines(g, sides, random)), Cameras.drawn(random), g));
      double error = Math.log(fitted.pixelsPerMillimetre(far) / scale(g, far));
      squares += Math.pow(error / fitted.relativeScaleUncertainty(far), 2) / LINES;
    }
    double ratio = Math.sqrt(squares);
    assertTrue(ratio > 0.85 && ratio < 1.25, "errors are " + ratio + " of what is stated");
  }

  /** The first square, its sides seen off by as much as is said. */
  private static PlaneShape lines(double[] g, SideDeviation sides, Random random) {
    PlaneShape.Squares exact = (PlaneShape.Squares) squares(g, 1, 0, 0.01, random).get(0);
    List<LineFit> lines = new ArrayList<>();
    for (int i = 0; i < 8; i += 2) {
      int j = (i + 2) % 8;
      List<Double> p = exact.image();
      double dx = p.get(j) - p.get(i);
      double dy = p.get(j + 1) - p.get(i + 1);
      double length = Math.hypot(dx, dy);
      double middle = sides.middle() * random.nextGaussian();
      double turn = sides.turn() * random.nextGaussian();
      double[] xs = {
        p.get(i) + (middle - turn) * dy / length, p.get(j) + (middle + turn) * dy / length
      };
      double[] ys = {
        p.get(i + 1) - (middle - turn) * dx / length, p.get(j + 1) - (middle + turn) * dx / length
      };
      lines.add(LineFit.of(xs, ys));
    }
    List<Double> corners = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double[] at = lines.get((i + 3) % 4).meet(lines.get(i));
      corners.addAll(List.of(at[0], at[1]));
    }
    return new PlaneShape.Squares(exact.plane(), corners, sides, 0.001);
  }

  @Test
  void aKnownCameraCarriesFurther() {
    double[] g = Cameras.planeToImage(20, 25);
    ImagePoint far = seen(g, 20, 0);
    List<PlaneShape> one = squares(g, 1, 0, 0.1, new Random(1));
    double known = mapping(fit(one, KNOWN, g)).relativeScaleUncertainty(far);
    double vague = mapping(fit(one, VAGUE, g)).relativeScaleUncertainty(far);
    assertTrue(known < 0.7 * vague, known + " against " + vague);
  }

  @Test
  void whatIsKnownOfTheCameraMovesTheUncertaintyAndNotThePlane() {
    double[] g = Cameras.planeToImage(20, 25);
    ImagePoint far = seen(g, 20, 0);
    List<PlaneShape> one = squares(g, 1, 0, 0.1, new Random(1));
    PosedPlane vague = fit(one, VAGUE, g);
    PosedPlane known = fit(one, KNOWN, g);
    double[] at = Matrix3.apply(g, 0, 0);
    PosedPlane both = vague.knownAs(known, at[0], at[1], 200);
    assertArrayEquals(vague.imageToPlane(), both.imageToPlane());
    double u = mapping(known).relativeScaleUncertainty(far);
    assertEquals(1, mapping(both).relativeScaleUncertainty(far) / u, 0.02);
    assertTrue(mapping(vague).relativeScaleUncertainty(far) > 1.4 * u, "known before");
  }

  /** A camera eight times too near, as after a cut: the scale is off, and says by how much. */
  @Test
  void aPlaneOfAWrongCameraIsKnownToBeOff() {
    double[] g = Cameras.planeToImage(8, 25);
    ImagePoint far = seen(g, 20, 0);
    CameraPrior wrong =
        new CameraPrior(Cameras.FOCAL_PX / 8, 0.04, Cameras.CX, Cameras.CY, 10, 0.03);
    List<PlaneShape> one = squares(g, 1, 0, 0.05, new Random(3));
    PosedPlane plane = fit(one, wrong, g);
    double[] at = Matrix3.apply(g, 0, 0);
    PosedPlane both = plane.knownAs(fit(one, KNOWN, g), at[0], at[1], 200);
    PlaneMapping stated = mapping(both);
    double error = Math.log(stated.pixelsPerMillimetre(far) / scale(g, far));
    assertTrue(Math.abs(error) > 0.005, "not off: " + error);
    assertTrue(Math.abs(error) > 3 * mapping(plane).relativeScaleUncertainty(far), "known before");
    assertEquals(0, error, 1.96 * stated.relativeScaleUncertainty(far));
    double tilt = Math.toRadians(8);
    assertEquals(plane.camera().tilt(), both.camera().tilt());
    assertEquals(tilt, both.camera().tilt(), 1.96 * both.camera().tiltDeviation());
    double apart = Math.abs(fit(one, KNOWN, g).camera().tilt() - both.camera().tilt());
    assertTrue(both.camera().tiltDeviation() > apart, "what parts the two counts");
  }

  @Test
  void moreSquaresKnowTheScaleBetter() {
    double[] g = Cameras.planeToImage(20, 25);
    ImagePoint far = seen(g, 20, 0);
    double before = Double.POSITIVE_INFINITY;
    for (int count : new int[] {1, 2, 4}) {
      PosedPlane plane = fit(squares(g, count, 0, 0.1, new Random(1)), KNOWN, g);
      double u = mapping(plane).relativeScaleUncertainty(far);
      assertTrue(u < 0.9 * before, count + " squares: " + u + " after " + before);
      before = u;
    }
  }

  /** Corners five times worse than stated: the residuals tell, and the covariance follows. */
  @Test
  void understatedNoiseIsMadeUpFor() {
    double[] g = Cameras.planeToImage(10, 0);
    ImagePoint far = seen(g, 20, 0);
    double ratio = 0;
    for (int i = 0; i < 40; i++) {
      double honest =
          mapping(fit(squares(g, 4, 0.5, 0.5, new Random(i)), KNOWN, g))
              .relativeScaleUncertainty(far);
      double claimed =
          mapping(fit(squares(g, 4, 0.5, 0.1, new Random(i)), KNOWN, g))
              .relativeScaleUncertainty(far);
      ratio += claimed / honest / 40;
    }
    assertEquals(0.9, ratio, 0.25);
  }

  /** Borders that all moved outwards: distances between the squares tell, one square cannot. */
  @Test
  void anArrangementTellsSpreadInk() {
    double[] g = Cameras.planeToImage(15, 30);
    List<Double> plane = new ArrayList<>();
    List<Double> image = new ArrayList<>();
    for (double[] at : new double[][] {{0, 0}, {30, 0}, {0, 30}}) {
      for (int i = 0; i < 4; i++) {
        double sx = i == 1 || i == 2 ? 1 : -1;
        double sy = i >= 2 ? 1 : -1;
        plane.addAll(List.of(at[0] + 4 * sx, at[1] + 4 * sy));
        double[] seen = Matrix3.apply(g, at[0] + 4.02 * sx, at[1] + 4.02 * sy);
        image.addAll(List.of(seen[0], seen[1]));
      }
    }
    PosedPlane fitted =
        fit(
            List.of(new PlaneShape.Squares(plane, image, SideDeviation.ofCorners(0.02), 0.3)),
            KNOWN,
            g);
    ImagePoint here = seen(g, 15, 15);
    assertEquals(1, mapping(fitted).pixelsPerMillimetre(here) / scale(g, here), 5e-4);
  }

  @Test
  void theUnitIsThatOfTheSide() {
    double[] g = Cameras.planeToImage(10, 0);
    List<PlaneShape> ten = squares(g, 2, 0.1, 0.1, new Random(3));
    List<PlaneShape> other = ten.stream().map(s -> s.in(0.4)).toList();
    ImagePoint far = seen(g, 20, 0);
    PlaneMapping a = mapping(fit(ten, KNOWN, g));
    PlaneMapping b = mapping(fit(other, KNOWN, g));
    assertEquals(a.pixelsPerMillimetre(far) * 0.4, b.pixelsPerMillimetre(far), 1e-9);
    assertEquals(a.relativeScaleUncertainty(far), b.relativeScaleUncertainty(far), 1e-9);
  }

  /** Twice the scatter is unlikely by its logarithm, not by its square: nobody knows it exactly. */
  @Test
  void residualsThatAreLargerThanStatedCountByTheirLogarithm() {
    double[] g = Cameras.planeToImage(20, 30);
    PosedPlane honest = fit(squares(g, 4, 0.1, 0.1, new Random(5)), KNOWN, g);
    PosedPlane rough = fit(squares(g, 4, 0.4, 0.1, new Random(5)), KNOWN, g);
    assertTrue(rough.quality().inflation() > 4, "" + rough.quality().inflation());
    assertTrue(rough.quality().unlikeliness() > honest.quality().unlikeliness());
    assertTrue(
        rough.quality().unlikeliness() < rough.quality().misfit() / 2,
        "" + rough.quality().unlikeliness());
  }

  @Test
  void nothingGivesNoPlane() {
    assertThrows(IllegalArgumentException.class, () -> new PlanePoseFit(List.of(), KNOWN, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new CameraPrior(0, 1, 0, 0, 1, 1));
  }
}
