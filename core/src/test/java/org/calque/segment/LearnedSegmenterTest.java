package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.calque.calibrate.RenderedScene;
import org.calque.testdata.KnownShapes;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;

/** Segmentation by the weights in the sibling module. */
class LearnedSegmenterTest extends SegmenterContract {
  @Override
  Segmenter segmenter() {
    try {
      return new LearnedSegmenter(InstalledModel.read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void itsNameCarriesTheWeights() {
    assertTrue(
        segmenter()
            .name()
            .matches("learned/7 \\S+ region:sha256:\\w{64} border:sha256:\\w{64} locator:.*"));
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    RenderedScene scene = RenderedScene.of(KnownShapes.blob(8, 3));
    Prompt box = new Prompt.Box(Prompted.box(scene, 0.1, 2));
    Segmenter segmenter = segmenter();
    var once = segmenter.segment(scene.photograph(), Optional.empty(), box);
    try {
      Core.setNumThreads(2);
      assertEquals(once, segmenter.segment(scene.photograph(), Optional.empty(), box));
    } finally {
      Core.setNumThreads(1);
    }
  }
}
