package org.calque.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.testdata.RegionTruth;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SceneTruth;

/**
 * A photograph with what each step hands to the next, so that any step can be measured alone.
 *
 * @param jpeg the file
 * @param photograph what reading it gives
 * @param marker the named reference
 * @param plane what the calibration gives
 * @param box a prompt around the lesion, a tenth of its length larger on each side
 * @param point a prompt in the middle of the lesion
 * @param segmentation what the segmentation by box gives
 * @param trueAreaMm2 the ulcer's area
 */
@SuppressWarnings("ArrayRecordComponent") // a file, handed on and never compared
public record Sample(
    byte[] jpeg,
    Photograph photograph,
    ScaleReference marker,
    PlaneCalibration plane,
    Prompt box,
    Prompt point,
    Segmentation segmentation,
    double trueAreaMm2) {
  private static final double MARGIN = 0.1;

  /** Provides the photograph and does every step once. */
  static Sample of(PictureSize size) throws IOException, UnreadablePhotographException {
    SceneTruth truth = SceneRenderer.truth(size.scene());
    byte[] jpeg = size.jpeg();
    Photograph photograph = new PhotographReader().read(jpeg);
    ScaleReference marker = ScaleReference.parse(truth.reference());
    RegionTruth ulcer = truth.lesion("L1").region("ulcer").orElseThrow();
    ImageBox around = around(ulcer.box());
    PlaneCalibration plane =
        value(new Calibrator().calibrate(photograph, List.of(marker))).calibration();
    Prompt box = new Prompt.Box(around);
    return new Sample(
        jpeg,
        photograph,
        marker,
        plane,
        box,
        new Prompt.At(around.centre()),
        value(new AppearanceSegmenter().segment(photograph, Optional.of(plane), box)),
        ulcer.areaMm2());
  }

  private static ImageBox around(List<Double> box) {
    ImageBox tight = new ImageBox(box.get(0), box.get(1), box.get(2), box.get(3));
    return tight.grownBy(MARGIN * Math.max(tight.width(), tight.height()));
  }

  /** The value of a step that must succeed: a refusal is quick and would be a false figure. */
  static <T> T value(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Obtained<T> obtained) {
      return obtained.value();
    }
    throw new IllegalStateException("a step refused the photograph: " + outcome.findings());
  }
}
