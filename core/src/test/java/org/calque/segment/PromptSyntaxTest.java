package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts as they are written, and records of regions that contradict themselves. */
class PromptSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"auto", "at:30,40", "at:-0.5,0.125", "box:10,20,50,60", "box:0.5,1,2,3.25"})
  void whatIsWrittenIsReadBack(String spec) {
    assertEquals(spec, Prompt.parse(spec).spec());
    assertEquals(Prompt.parse(spec), Prompt.parse(Prompt.parse(spec).spec()));
  }

  @Test
  void numbersMayHaveSpacesAndExponents() {
    assertEquals(
        new Prompt.Box(new ImageBox(10, 20, 50, 1200)), Prompt.parse(" box:10, 20 ,50,1.2e3 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "automatic",
        "box",
        "box:",
        "box:1,2,3",
        "box:1,2,3,4,5",
        "box:1,2,3,x",
        "at:",
        "at:1",
        "at:1,2,3",
        "at:1;2",
        "at:NaN,2",
        "box:0,0,Infinity,5",
        "box:50,20,10,60",
        "box:1,1,1,5",
        "point:1,2",
        "BOX:1,2,3,4"
      })
  void anythingElseIsRefusedInOneSentence(String spec) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Prompt.parse(spec)).getMessage());
    assertTrue(message.length() > 10 && !message.contains("\n"), message);
    assertTrue(!message.startsWith("For input"), message);
  }

  @ParameterizedTest
  @EnumSource(Tissue.class)
  void tissuesAreKnownByTheirNames(Tissue tissue) {
    assertEquals(tissue, Tissue.labelled(tissue.label()));
    assertThrows(IllegalArgumentException.class, () -> Tissue.labelled(tissue.name()));
  }

  @Test
  void recordsThatContradictThemselvesAreRefused() {
    Prompt auto = new Prompt.Automatic();
    ImagePoint here = new ImagePoint(1, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Segmentation(auto, here, List.of(), ImageOutline.EMPTY, OptionalDouble.empty()));
    assertThrows(IllegalArgumentException.class, () -> new Prompt.Trace(Map.of(), "empty.geojson"));
    BoundarySpread spread = new BoundarySpread(0, 0, 0, 0, 1, 0);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SegmentedRegion(
                Tissue.ULCER, ImageOutline.EMPTY, EdgeRule.HALF_MIXING_LINEAR_LIGHT, spread));
    assertThrows(IllegalArgumentException.class, () -> new BoundarySpread(-0.1, 0, 0, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new BoundarySpread(0, 0, 0, 0, 0.5, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new BoundarySpread(0, Double.NaN, 0, 0, 1, 0));
  }
}
