package org.calque.qualify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calque.segment.Tissue;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.SizeClass;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {
  private static final TrialScene SOME = TrialScene.of(SizeClass.MM_5_10, 1, false);

  @Test
  void aTracedDiscHasTheErrorOfItsBox() {
    Trial trial = ulcer(new TracingSegmenter(1, 0), KnownShapes.disc(8), PromptKind.BOX);
    assertEquals(Trial.Outcome.MEASURED, trial.outcome());
    assertEquals(Math.PI * 16, trial.truthMm2(), 0.1);
    assertEquals(8, trial.diameterMm(), 0.01);
    assertTrue(Math.abs(trial.relativeError()) < 0.2, "error " + trial.relativeError());
    assertTrue(trial.overlap() > 0.85, "Dice " + trial.overlap());
    assertEquals(0, trial.scaleError(), 0.003);
  }

  @Test
  void aLargerTraceIsLargerBySquare() {
    Trial plain = ulcer(new TracingSegmenter(1, 0), KnownShapes.disc(8), PromptKind.BOX);
    Trial grown = ulcer(new TracingSegmenter(1.2, 0), KnownShapes.disc(8), PromptKind.BOX);
    assertEquals(1.44, grown.measuredMm2() / plain.measuredMm2(), 0.001);
    assertFalse(grown.isCovered(), "an outline 20 % too wide is not covered by a reader's doubt");
  }

  @Test
  void whatDoesNotTouchTheLesionIsElsewhere() {
    Trial trial = ulcer(new TracingSegmenter(0.5, 1), KnownShapes.disc(8), PromptKind.BOX);
    assertEquals(Trial.Outcome.ELSEWHERE, trial.outcome());
    assertFalse(trial.isComparable());
  }

  @Test
  void aRefusalIsCounted() {
    Trial trial = ulcer(new TracingSegmenter(1, 0), KnownShapes.disc(8), PromptKind.POINT);
    assertEquals(Trial.Outcome.REFUSED, trial.outcome());
  }

  @Test
  void anExtrusionThatIsOverlookedIsNotSeen() {
    List<Trial> trials =
        new TrialRunner(new TracingSegmenter(1, 0))
            .run(SOME, KnownShapes.chalkInDisc(8, 3), List.of(PromptKind.BOX));
    Trial extrusion = trials.get(1);
    assertEquals(Tissue.CALCIFIED_EXTRUSION, extrusion.tissue());
    assertEquals(Trial.Outcome.NOT_SEEN, extrusion.outcome());
    assertEquals(3, extrusion.diameterMm(), 0.05);
  }

  @Test
  void aNoduleHasNoUlcerAndCallingItOneIsSeen() {
    LesionSpec nodule = LesionSpec.disc(6).withKind(LesionSpec.Kind.NODULE);
    Trial trial = ulcer(new TracingSegmenter(1, 0), KnownShapes.framed(nodule, 20), PromptKind.BOX);
    assertFalse(trial.isPresent());
    assertTrue(trial.measuredMm2() > 20, "the false area is kept: " + trial.measuredMm2());
  }

  private static Trial ulcer(TracingSegmenter segmenter, Scene scene, PromptKind prompt) {
    return new TrialRunner(segmenter).run(SOME, scene, List.of(prompt)).get(0);
  }
}
