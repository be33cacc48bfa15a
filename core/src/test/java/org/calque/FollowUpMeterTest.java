package org.calque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.evidence.FindingCode;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Length;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SizeClass;
import org.junit.jupiter.api.Test;

/** The founding case on two days, and another patient. */
class FollowUpMeterTest {
  private static final double OTHER_MM = 3;
  private static final LesionMeter METER =
      new LesionMeter(
          new LesionMeterOptions(
              new AppearanceSegmenter(),
              new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));

  /** The first day's lesions and photograph. */
  private record Baseline(List<LesionMeasurement> lesions, VisitPhotograph photograph) {}

  private static final Baseline BASELINE = measured();

  private static RenderedPhotograph founding(String visit) {
    return SceneRenderer.render(SceneCatalogue.named("founding-" + visit));
  }

  private static Photograph photograph(RenderedPhotograph rendered) {
    try {
      return new PhotographReader().read(rendered.toJpeg());
    } catch (UnreadablePhotographException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ScaleReference> scale(RenderedPhotograph rendered) {
    return List.of(ScaleReference.parse(rendered.truth().reference()));
  }

  /** The baseline, by a box, and what is no skin in it. */
  private static Baseline measured() {
    RenderedPhotograph before = founding("week-0");
    List<Double> b = before.truth().lesions().get(0).region("ulcer").orElseThrow().box();
    ImageBox box = new ImageBox(b.get(0), b.get(1), b.get(2), b.get(3));
    Assessment assessment =
        METER.measure(photograph(before), scale(before), List.of(new Prompt.Box(box)));
    PlaneCalibration plane = assessment.calibration().orElseThrow();
    return new Baseline(
        assessment.lesions(),
        new VisitPhotograph(
            assessment.photograph(),
            Optional.of(plane.mapping()),
            box,
            List.of(ImageOutline.of(box.corners()), plane.reference().footprint())));
  }

  @Test
  void theLesionIsFoundAgainByTheSkinAroundIt() {
    RenderedPhotograph now = founding("month-2");
    Assessment again =
        new FollowUpMeter(METER)
            .measure(photograph(now), scale(now), BASELINE.photograph(), BASELINE.lesions());
    assertEquals(List.of("L1"), again.lesions().stream().map(LesionMeasurement::id).toList());
    RegionMeasurement ulcer = again.lesions().get(0).region(Tissue.ULCER).orElseThrow();
    double truth = now.truth().lesions().get(0).region("ulcer").orElseThrow().projectedAreaMm2();
    assertEquals(1, ulcer.area().value().squareMillimetres() / truth, 0.15);
  }

  @Test
  void onAnotherPatientNothingIsMeasured() {
    RenderedPhotograph other =
        SceneRenderer.render(SceneCatalogue.visit(4, SizeClass.MM_2_5, OTHER_MM, 0));
    Assessment refused =
        new FollowUpMeter(METER)
            .measure(photograph(other), scale(other), BASELINE.photograph(), BASELINE.lesions());
    assertTrue(refused.isRefused());
    assertTrue(
        refused.findings().stream().anyMatch(f -> f.code() == FindingCode.REGISTRATION_FAILED));
  }
}
