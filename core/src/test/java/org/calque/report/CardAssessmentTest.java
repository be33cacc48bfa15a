package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.RenderedScene;
import org.calque.calibrate.ScaleReference;
import org.calque.geometry.ImageBox;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.quantity.Length;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.testdata.Camera;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.junit.jupiter.api.Test;

/** A lesion in the window of a card, through a lens that distorts, as its document says it. */
class CardAssessmentTest {
  private static JsonNode measured() throws Exception {
    RenderedScene scene =
        RenderedScene.of(
            Scene.builder()
                .lesion(LesionSpec.disc(8))
                .reference(ReferenceSpec.card(100, 0, 0).turned(10))
                .camera(
                    Camera.overhead(640, 620, 10).atDistance(150).tilted(15, 30).distorted(-0.12))
                .build());
    List<Double> b = scene.truth().lesions().get(0).region("ulcer").orElseThrow().box();
    LesionMeter meter =
        new LesionMeter(
            new LesionMeterOptions(
                new AppearanceSegmenter(),
                new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AssessmentJson json = AssessmentJson.one(out)) {
      json.write(
          meter.measure(
              scene.photograph(),
              List.of(ScaleReference.parse("card:bar=100mm")),
              List.of(new Prompt.Box(new ImageBox(b.get(0), b.get(1), b.get(2), b.get(3))))),
          "card.jpg");
    }
    return new ObjectMapper().readTree(out.toByteArray());
  }

  /** The point that the document's lens and mapping make of a pixel. */
  private static double[] carried(JsonNode calibration, double x, double y) {
    JsonNode lens = calibration.get("lens");
    double f = lens.get("focal_px").doubleValue();
    double cx = lens.get("centre_px").get(0).doubleValue();
    double cy = lens.get("centre_px").get(1).doubleValue();
    double k = lens.get("k").doubleValue();
    double u = x - cx;
    double v = y - cy;
    for (int i = 0; i < 50; i++) {
      double gain = 1 + k * (u * u + v * v) / (f * f);
      u = (x - cx) / gain;
      v = (y - cy) / gain;
    }
    JsonNode h = calibration.get("plane_mapping");
    double[] q = new double[3];
    for (int row = 0; row < 3; row++) {
      q[row] =
          h.get(3 * row).doubleValue() * (cx + u)
              + h.get(3 * row + 1).doubleValue() * (cy + v)
              + h.get(3 * row + 2).doubleValue();
    }
    return new double[] {q[0] / q[2], q[1] / q[2]};
  }

  @Test
  void lensAndMappingCarryEachPixelOntoItsPlaceAndColoursAreSaid() throws Exception {
    JsonNode document = measured();
    JsonNode calibration = document.get("calibration");
    assertEquals("card", calibration.get("reference").get("kind").textValue());
    assertTrue(calibration.get("lens").get("k").doubleValue() < 0, "a barrel");
    JsonNode region = document.get("lesions").get(0).get("regions").get(0);
    JsonNode px = region.get("outline_px").get(0).get(0);
    JsonNode mm = region.get("outline_mm").get(0).get(0);
    assertEquals(px.size(), mm.size());
    for (int i = 0; i < px.size(); i++) {
      double[] there =
          carried(calibration, px.get(i).get(0).doubleValue(), px.get(i).get(1).doubleValue());
      assertEquals(there[0], mm.get(i).get(0).doubleValue(), 1e-6);
      assertEquals(there[1], mm.get(i).get(1).doubleValue(), 1e-6);
    }
    double area = region.get("area_mm2").get("value").doubleValue();
    assertEquals(1, area / (Math.PI * 16), 0.06);
    JsonNode colour = calibration.get("colour");
    assertEquals("card", colour.get("source").textValue());
    assertEquals(9, colour.get("linear_correction").size());
    assertTrue(
        colour.get("mean_delta_e2000_after").doubleValue()
            <= colour.get("mean_delta_e2000_before").doubleValue());
    assertEquals(12, colour.get("patches_used").size() + colour.get("patches_excluded").size());
  }
}
