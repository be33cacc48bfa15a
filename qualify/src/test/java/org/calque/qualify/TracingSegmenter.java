package org.calque.qualify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.Segmenter;
import org.calque.segment.Tissue;

/** Returns an ellipse in the box, as far off as told; refuses every other prompt. */
record TracingSegmenter(double growth, double offset) implements Segmenter {
  private static final int VERTICES = 720;

  @Override
  public String name() {
    return "tracing/1";
  }

  @Override
  public Outcome<Segmentation> segment(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    if (!(prompt instanceof Prompt.Box box)) {
      return Outcome.refused(
          Finding.refusal(FindingCode.NO_LESION_FOUND, "Only boxes are traced here."));
    }
    Prompt trace = new Prompt.Trace(Map.of(Tissue.ULCER, ellipse(box.box())), "test");
    return new AppearanceSegmenter().segment(photograph, calibration, trace);
  }

  private ImageOutline ellipse(ImageBox box) {
    ImagePoint[] ring = new ImagePoint[VERTICES];
    for (int i = 0; i < VERTICES; i++) {
      double a = 2 * Math.PI * i / VERTICES;
      ring[i] =
          new ImagePoint(
              box.centre().x() + offset * box.width() + growth * box.width() / 2 * Math.cos(a),
              box.centre().y() + growth * box.height() / 2 * Math.sin(a));
    }
    return ImageOutline.of(List.of(ring));
  }
}
