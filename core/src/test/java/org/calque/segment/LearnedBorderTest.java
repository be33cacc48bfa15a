package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.function.DoubleBinaryOperator;
import org.calque.calibrate.RenderedScene;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.Scene;
import org.calque.testdata.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;

/** The border network of the sibling module. */
class LearnedBorderTest {
  /** A region's network that knows nothing. */
  private static final DoubleBinaryOperator UNTOLD = (x, y) -> 0.5;

  private static final double DIAMETER_MM = 12;

  private static double radius(double[] loop) {
    return Math.sqrt(Math.abs(Loops.signedArea(loop)) / Math.PI);
  }

  /** The true outline, its higher side on the inside. */
  private static double[] truth(RenderedScene scene) {
    double[][] ring = Prompted.ulcer(scene).outlinePx().get(0).rings().get(0);
    double[] loop = new double[2 * ring.length];
    for (int i = 0; i < ring.length; i++) {
      loop[2 * i] = ring[i][0];
      loop[2 * i + 1] = ring[i][1];
    }
    if (Loops.signedArea(loop) > 0) {
      return loop;
    }
    double[] turned = new double[loop.length];
    for (int i = 0; i < loop.length; i += 2) {
      turned[loop.length - 2 - i] = loop[i];
      turned[loop.length - 1 - i] = loop[i + 1];
    }
    return turned;
  }

  /** The true outline, larger or smaller everywhere by a share of its radius. */
  private static double[] around(double[] truth, double share) {
    double[] out = truth.clone();
    for (int axis = 0; axis < 2; axis++) {
      double sum = 0;
      for (int i = axis; i < truth.length; i += 2) {
        sum += truth[i];
      }
      double centre = sum / (truth.length / 2);
      for (int i = axis; i < truth.length; i += 2) {
        out[i] = centre + (1 + share) * (truth[i] - centre);
      }
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.06, -0.03, 0.03, 0.06})
  void aBorderThatIsOffIsBroughtBack(double off) throws IOException {
    RenderedScene scene = RenderedScene.of(KnownShapes.disc(DIAMETER_MM));
    double[] truth = truth(scene);
    LearnedBorder border = new LearnedBorder(InstalledModel.read(), scene.photograph(), UNTOLD);
    double[] found = border.near(around(truth, off)).loop();
    double error = radius(found) / radius(truth) - 1;
    assertTrue(Math.abs(error) < Math.abs(off) / 2, "left " + error + " of " + off);
    assertEquals(0, error, 0.015);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void aLargeBorderIsFollowedOnceMoreCloser(int seed) throws IOException {
    RenderedScene scene = RenderedScene.of(KnownShapes.blob(26, seed));
    double[] truth = truth(scene);
    LearnedBorder border = new LearnedBorder(InstalledModel.read(), scene.photograph(), UNTOLD);
    LearnedBorder.Found found = border.near(around(truth, 0.02));
    double off = Borders.distance(Loops.outline(found.loop()), Loops.outline(truth));
    assertTrue(found.step() < 0.8, "steps of " + found.step() + " px");
    assertTrue(off < 0.45, "off by " + off + " px");
  }

  @Test
  void theRegionsNetworkIsHeardButDoesNotDrawASharpEdge() throws IOException {
    RenderedScene scene = RenderedScene.of(KnownShapes.disc(DIAMETER_MM));
    double[] truth = truth(scene);
    double out = radius(followed(scene, (x, y) -> 0.9));
    double in = radius(followed(scene, (x, y) -> 0.1));
    assertTrue(out > in, "in " + in + ", out " + out);
    assertEquals(1, out / radius(truth), 0.02);
    assertEquals(1, in / radius(truth), 0.02);
  }

  private static double[] followed(RenderedScene scene, DoubleBinaryOperator region)
      throws IOException {
    return new LearnedBorder(InstalledModel.read(), scene.photograph(), region)
        .near(truth(scene))
        .loop();
  }

  @Test
  void theSofterAnEdgeTheLessSureOfItsPlace() throws IOException {
    double sharp = unsure(Sensor.phone());
    double soft = unsure(Sensor.phone().focused(8));
    assertTrue(sharp > 0 && sharp < 8, "sharp " + sharp);
    assertTrue(soft > 1.5 * sharp, "sharp " + sharp + ", soft " + soft);
  }

  private static double unsure(Sensor sensor) throws IOException {
    Scene disc = KnownShapes.disc(DIAMETER_MM).toBuilder().sensor(sensor).build();
    RenderedScene scene = RenderedScene.of(disc);
    return new LearnedBorder(InstalledModel.read(), scene.photograph(), UNTOLD)
        .near(truth(scene))
        .unsurePx();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theSameWhateverTheNumberOfThreads(int threads) throws IOException {
    RenderedScene scene = RenderedScene.of(KnownShapes.blob(8, 3));
    double[] truth = truth(scene);
    SegmentationModel model = InstalledModel.read();
    double[] once = new LearnedBorder(model, scene.photograph(), UNTOLD).near(truth).loop();
    try {
      Core.setNumThreads(threads);
      assertArrayEquals(
          once, new LearnedBorder(model, scene.photograph(), UNTOLD).near(truth).loop());
    } finally {
      Core.setNumThreads(1);
    }
  }
}
