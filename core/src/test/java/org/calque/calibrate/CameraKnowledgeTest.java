package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.calque.internal.fit.CameraPrior;
import org.calque.photo.Photograph;
import org.junit.jupiter.api.Test;

/** What is believed of a camera from its file and from how far lesions are photographed. */
class CameraKnowledgeTest {
  private static final double FRAME_DIAGONAL_MM = Math.hypot(36, 24);

  private static Photograph photograph(int width, int height) {
    return RenderedScene.photograph(width, height, new byte[3 * width * height]);
  }

  private static Optional<CameraPrior> held(Photograph photograph, double pxPerMm) {
    return CameraKnowledge.atDistance(photograph, CameraKnowledge.of(photograph), pxPerMm);
  }

  @Test
  void aNamedFocalLengthIsBelievedWhereACameraCanBe() {
    Photograph whole = RenderedScene.naming(photograph(800, 600), 26);
    double focal = 26 * 1000 / FRAME_DIAGONAL_MM;
    assertEquals(focal, CameraKnowledge.of(whole).focal(), 1e-3);
    assertTrue(held(whole, focal / 150).isEmpty(), "150 mm away");
  }

  /** 25 px/mm through 600 px of focal length is a camera 24 mm away: the frame was cut. */
  @Test
  void aNamedFocalLengthThatPutsTheCameraTooNearIsNot() {
    Photograph cut = RenderedScene.naming(photograph(800, 600), 26);
    CameraPrior prior = held(cut, 25).orElseThrow();
    assertTrue(prior.focal() > 2 * CameraKnowledge.of(cut).focal(), "" + prior.focal());
    assertTrue(prior.focal() < 25 * 200, "further than lesions are photographed from");
    assertTrue(prior.focalDeviation() > 0.2 && prior.focalDeviation() < 0.5);
  }

  /** Both lie a factor of two about their middle: together they lie between and know more. */
  @Test
  void withoutOneTheFrameAndTheDistanceCountBoth() {
    Photograph frame = photograph(400, 420);
    CameraPrior weak = CameraKnowledge.of(frame);
    CameraPrior prior = held(frame, 25).orElseThrow();
    assertTrue(prior.focal() > weak.focal() && prior.focal() < 25 * 200, "" + prior.focal());
    assertTrue(prior.focalDeviation() < Math.min(0.5, weak.focalDeviation()));
  }
}
