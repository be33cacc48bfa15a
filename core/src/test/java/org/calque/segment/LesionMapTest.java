package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.calque.calibrate.RenderedScene;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.testdata.Camera;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lesions that nobody pointed at, by the weights in the sibling module. */
class LesionMapTest {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1200;
  private static final double LEVEL = 0.5;

  /** A field 100 mm wide with an ulcer off its middle. */
  private static RenderedScene scene(double diameterMm, double right, double down) {
    return RenderedScene.of(
        Scene.builder()
            .camera(Camera.overhead(WIDTH, HEIGHT, WIDTH / 100.0).aimedAt(-right, -down))
            .lesion(LesionSpec.disc(diameterMm))
            .reference(ReferenceSpec.none())
            .build());
  }

  @ParameterizedTest
  @CsvSource({"12, -30, 14", "12, 22, -18", "6, 5, 3"})
  void theMapLiesOnThePhotograph(double diameterMm, double right, double down) throws IOException {
    RenderedScene scene = scene(diameterMm, right, down);
    SegmentationModel model = InstalledModel.read();
    ImagePoint middle = new ImagePoint((WIDTH - 1) / 2.0, (HEIGHT - 1) / 2.0);
    SquareView whole = SquareView.about(middle, WIDTH, model.locator().columns());
    float[] map = LesionMap.of(model.locator(), scene.photograph(), whole);
    SquareView view = LesionMap.view(whole);
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < map.length; i++) {
      ImagePoint place = view.toPhotograph(i % view.size(), i / view.size());
      double weight = Math.max(0, map[i] - LEVEL);
      sum += weight;
      x += weight * place.x();
      y += weight * place.y();
    }
    ImagePoint truth = Prompted.box(scene, 0, 1).centre();
    assertEquals(0, new ImagePoint(x / sum, y / sum).distanceTo(truth), 1.5 * view.step());
  }

  @ParameterizedTest
  @CsvSource({"1.6, -30, 14", "2, 22, -18"})
  void aLesionTooSmallForALookAtTheWholeIsFound(double diameterMm, double right, double down)
      throws IOException {
    RenderedScene scene = scene(diameterMm, right, down);
    List<ImageBox> boxes =
        new LesionLocator(InstalledModel.read(), scene.photograph(), ImageOutline.EMPTY).anywhere();
    assertEquals(1, boxes.size(), boxes.toString());
    assertTrue(boxes.get(0).overlap(Prompted.box(scene, 0, 1)) > 0.5, boxes.toString());
  }
}
