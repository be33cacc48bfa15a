package org.calque.calibrate;

import java.util.List;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.Photograph;

/** A line set by hand: one scale for the whole photograph, as if the camera faced the plane. */
final class LineScale implements ReferenceDetector<LineReference> {
  /** How well a person sets a point on a ruler's tick, one standard deviation. */
  private static final double POINT_SIGMA_PX = 1;

  private static final int ENTRIES = 9;

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, LineReference reference) {
    ImageBox frame = new ImageBox(-0.5, -0.5, photograph.width() - 0.5, photograph.height() - 0.5);
    if (!frame.contains(reference.from()) || !frame.contains(reference.to())) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              "The reference line leaves the photograph, which has "
                  + photograph.width()
                  + " x "
                  + photograph.height()
                  + " pixels."));
    }
    Finding tilt =
        Finding.info(
            FindingCode.TILT_UNKNOWN,
            "A line gives a scale only; the plane's tilt is unknown and enters the uncertainty.");
    return Outcome.obtained(calibration(photograph, reference), List.of(tilt));
  }

  private static PlaneCalibration calibration(Photograph photograph, LineReference reference) {
    double pixels = reference.from().distanceTo(reference.to());
    double scale = reference.length().length().millimetres() / pixels;
    ImagePoint middle =
        new ImagePoint(
            (reference.from().x() + reference.to().x()) / 2,
            (reference.from().y() + reference.to().y()) / 2);
    double[] h = {scale, 0, -scale * middle.x(), 0, scale, -scale * middle.y(), 0, 0, 1};
    double relative = Math.sqrt(2) * POINT_SIGMA_PX / pixels;
    double[] covariance = new double[ENTRIES * ENTRIES];
    for (int i = 0; i < ENTRIES - 1; i++) {
      for (int j = 0; j < ENTRIES - 1; j++) {
        covariance[ENTRIES * i + j] = h[i] * h[j] * relative * relative;
      }
    }
    DetectedReference detected =
        new DetectedReference(
            "line", reference.spec(), reference.length(), List.of(), ImageOutline.EMPTY, middle);
    UnknownTilt tilt = UnknownTilt.of(photograph, reference.from(), reference.to(), 1 / scale);
    return new PlaneCalibration(detected, PlaneMapping.of(h, covariance), tilt, 0, 0);
  }
}
