package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.calque.calibrate.RenderedScene;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;
import org.calque.testdata.Camera;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every segmenter keeps to, however it finds its regions. */
abstract class SegmenterContract {
  private static final RenderedScene CHALK = RenderedScene.of(KnownShapes.chalkInDisc(5, 2));

  private static final RenderedScene BARE =
      RenderedScene.of(
          Scene.builder()
              .camera(Camera.overhead(260, 220, 16))
              .reference(ReferenceSpec.none())
              .build());

  abstract Segmenter segmenter();

  private Outcome<Segmentation> segment(Photograph photograph, Prompt prompt) {
    return segmenter().segment(photograph, Optional.empty(), prompt);
  }

  private Segmentation obtained(Photograph photograph, Prompt prompt) {
    Outcome<Segmentation> outcome = segment(photograph, prompt);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    return ((Outcome.Obtained<Segmentation>) outcome).value();
  }

  private static Prompt around(RenderedScene scene) {
    return new Prompt.Box(Prompted.box(scene, 0.05, 1));
  }

  private static ImagePoint middle(RenderedScene scene) {
    return Prompted.box(scene, 0, 1).centre();
  }

  @Test
  void noScaleIsNeeded() {
    Segmentation found = obtained(CHALK.photograph(), around(CHALK));
    SegmentedRegion ulcer = found.region(Tissue.ULCER).orElseThrow();
    assertTrue(ulcer.outline().contains(middle(CHALK)));
    double truth = Prompted.ulcer(CHALK).outlinePx().get(0).area();
    assertEquals(1, ulcer.outline().pixelCoverage() / truth, 0.1);
    assertTrue(ulcer.spread().common() + ulcer.spread().region() + ulcer.spread().random() > 0);
  }

  @Test
  void theSameInputGivesTheSameOutput() {
    assertEquals(
        segment(CHALK.photograph(), around(CHALK)), segment(CHALK.photograph(), around(CHALK)));
    Photograph part = cropped(CHALK.photograph(), 400, 200);
    assertEquals(segment(part, new Prompt.Automatic()), segment(part, new Prompt.Automatic()));
  }

  @Test
  void twoThreadsOnOneSegmenterDisturbNothing() throws Exception {
    Segmenter shared = segmenter();
    Callable<Outcome<Segmentation>> chalk =
        () -> shared.segment(CHALK.photograph(), Optional.empty(), around(CHALK));
    Prompt there = new Prompt.Box(new ImageBox(80, 60, 180, 160));
    Callable<Outcome<Segmentation>> bare =
        () -> shared.segment(BARE.photograph(), Optional.empty(), there);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<Outcome<Segmentation>>> all = pool.invokeAll(List.of(chalk, bare, chalk, bare));
      assertEquals(segment(CHALK.photograph(), around(CHALK)), all.get(0).get());
      assertEquals(all.get(0).get(), all.get(2).get());
      assertEquals(segment(BARE.photograph(), there), all.get(1).get());
      assertEquals(all.get(1).get(), all.get(3).get());
    } finally {
      pool.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at:-5,10",
        "at:10,5000",
        "box:-300,-300,-100,-100",
        "box:9000,10,9100,100",
        "at:260,10"
      })
  void aPromptOutsideThePhotographIsRefused(String prompt) {
    Outcome<Segmentation> outcome = segment(BARE.photograph(), Prompt.parse(prompt));
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(FindingCode.PROMPT_UNUSABLE, outcome.findings().get(0).code());
    assertTrue(outcome.findings().get(0).message().contains(prompt));
  }

  @Test
  void aTraceIsTakenAsItWasDrawn() {
    ImageOutline drawn =
        ImageOutline.of(
            List.of(new ImagePoint(50.25, 60), new ImagePoint(90, 62), new ImagePoint(70, 99.5)));
    ImageOutline chalk =
        ImageOutline.of(
            List.of(new ImagePoint(60, 70), new ImagePoint(65, 70), new ImagePoint(62, 75)));
    Prompt.Trace trace =
        new Prompt.Trace(
            Map.of(Tissue.RESIDUAL_SCAR, drawn, Tissue.CALCIFIED_EXTRUSION, chalk), "reader.roi");
    Segmentation found = obtained(BARE.photograph(), trace);
    assertEquals(2, found.regions().size());
    assertEquals(drawn, found.region(Tissue.RESIDUAL_SCAR).orElseThrow().outline());
    assertEquals(chalk, found.region(Tissue.CALCIFIED_EXTRUSION).orElseThrow().outline());
    for (SegmentedRegion region : found.regions()) {
      assertEquals(EdgeRule.READER_TRACE, region.edgeRule());
      assertTrue(region.spread().region() > 0, "a reader's edge is not certain");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"box:80,60,180,160", "box:20,30,70,80"})
  void bareSkinShowsNoLesionButHowSmallOneMayHide(String prompt) {
    Outcome<Segmentation> outcome = segment(BARE.photograph(), Prompt.parse(prompt));
    Segmentation found = obtained(BARE.photograph(), Prompt.parse(prompt));
    assertTrue(found.regions().isEmpty(), found.regions().toString());
    double limit = found.detectionLimitPx().orElseThrow();
    assertTrue(limit > 1 && limit < 60, "detection limit " + limit + " px");
    assertTrue(
        outcome.findings().stream().anyMatch(f -> f.code() == FindingCode.LESION_NOT_VISIBLE),
        outcome.findings().toString());
  }

  @Test
  void bareSkinShowsNothingOfItself() {
    Photograph part = cropped(BARE.photograph(), 80, 80);
    Outcome<Segmentation> outcome = segment(part, new Prompt.Automatic());
    assertInstanceOf(Outcome.Refused.class, outcome, "a lesion on bare skin");
    assertEquals(FindingCode.NO_LESION_FOUND, outcome.findings().get(0).code());
  }

  @Test
  void outlinesStayInsideThePhotograph() {
    Photograph whole = CHALK.photograph();
    ImagePoint m = middle(CHALK);
    Photograph cut = cropped(whole, (int) m.x(), (int) m.y());
    Outcome<Segmentation> outcome = segment(cut, new Prompt.Box(new ImageBox(1, 1, 70, 70)));
    if (outcome instanceof Outcome.Obtained<Segmentation> obtained) {
      for (SegmentedRegion region : obtained.value().regions()) {
        ImageBox box = region.outline().bounds();
        // a line at the border may lie up to a pixel beyond the last centre
        assertTrue(box.x0() > -1 && box.y0() > -1, box + " of " + cut);
        assertTrue(box.x1() < cut.width() && box.y1() < cut.height(), box + " of " + cut);
      }
    }
    for (SegmentedRegion region : obtained(whole, around(CHALK)).regions()) {
      ImageBox box = region.outline().bounds();
      assertTrue(box.x0() >= 0 && box.y0() >= 0 && box.x1() < whole.width(), box.toString());
    }
  }

  /** What of the photograph lies to the right of x and below y. */
  private static Photograph cropped(Photograph p, int x, int y) {
    int width = p.width() - x;
    int height = p.height() - y;
    byte[] pixels = p.bgr(new PixelRegion(x, y, width, height));
    return RenderedScene.photograph(width, height, pixels);
  }

  @Test
  void regionsAreOneATissueAndChalkLiesInTheUlcer() {
    Segmentation found = obtained(CHALK.photograph(), around(CHALK));
    long kinds = found.regions().stream().map(SegmentedRegion::tissue).distinct().count();
    assertEquals(found.regions().size(), kinds);
    ImageOutline chalk = found.region(Tissue.CALCIFIED_EXTRUSION).orElseThrow().outline();
    ImageOutline ulcer = found.region(Tissue.ULCER).orElseThrow().outline();
    double inside = chalk.intersection(ulcer).pixelCoverage();
    assertEquals(1, inside / chalk.pixelCoverage(), 0.01);
  }
}
