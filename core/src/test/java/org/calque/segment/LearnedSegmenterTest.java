package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.calque.calibrate.RenderedScene;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.RegionTruth;
import org.calque.testdata.SceneCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
            .matches("learned/12 \\S+ region:sha256:\\w{64} border:sha256:\\w{64} locator:.*"));
  }

  /** A box says that something is there; in a scar or a nodule nothing is open. */
  @ParameterizedTest
  @ValueSource(strings = {"founding-month-3", "nodule"})
  void whatIsClosedIsNoUlcerAndHasADetectionLimit(String name) {
    RenderedScene scene = RenderedScene.of(SceneCatalogue.named(name));
    RegionTruth closed = scene.truth().lesion("L1").regions().get(0);
    ImageBox box = Prompted.box(closed, 0.1, 3);
    var outcome = segmenter().segment(scene.photograph(), Optional.empty(), new Prompt.Box(box));
    assertTrue(
        outcome.findings().stream().anyMatch(f -> f.code() == FindingCode.LESION_NOT_VISIBLE));
    Segmentation found = ((Outcome.Obtained<Segmentation>) outcome).value();
    assertEquals(List.of(), found.regions());
    double limit = found.detectionLimitPx().orElseThrow();
    assertTrue(limit >= 5 && limit <= Math.max(box.width(), box.height()), "limit " + limit);
  }

  @Test
  void whereNobodyPointedALesionMustBeSurerToBeOpen() throws IOException {
    RenderedScene scene = RenderedScene.of(KnownShapes.blob(8, 3));
    SegmentationModel unsure =
        InstalledModel.read(
            m -> m.replaceFirst("\"open_unasked\": [0-9.]+", "\"open_unasked\": 1"));
    Segmenter segmenter = new LearnedSegmenter(unsure);
    Prompt box = new Prompt.Box(Prompted.box(scene, 0.1, 2));
    assertEquals(1, regions(segmenter(), scene, new Prompt.Automatic()));
    assertEquals(0, regions(segmenter, scene, new Prompt.Automatic()));
    assertEquals(1, regions(segmenter, scene, box));
  }

  private static int regions(Segmenter segmenter, RenderedScene scene, Prompt prompt) {
    return segmenter.segmentAll(scene.photograph(), Optional.empty(), prompt)
            instanceof Outcome.Obtained<List<Segmentation>> found
        ? found.value().stream().mapToInt(s -> s.regions().size()).sum()
        : 0;
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
