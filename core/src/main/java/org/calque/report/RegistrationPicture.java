package org.calque.report;

import java.util.List;
import org.calque.compare.VisitMeasurement;
import org.calque.compare.registration.Registration;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Two visits side by side at one scale and orientation, the follow-up's colours brought to the
 * baseline's: at the left the baseline with its outlines, at the right the follow-up laid on it
 * with its own outlines and, thin and white, the baseline's. Immutable and safe for any thread.
 */
public final class RegistrationPicture {
  private static final int GAP = 8;
  private static final double TEXT = 14;
  private static final int STROKE = 2;
  private static final double MOST_GAIN = 2;

  /**
   * The picture as a PNG file.
   *
   * @param baseline the first visit's photograph
   * @param first what was measured in it
   * @param followUp the later visit's photograph
   * @param second what was measured in it
   * @param registration how the two lie on each other
   */
  public byte[] png(
      Photograph baseline,
      VisitMeasurement first,
      Photograph followUp,
      VisitMeasurement second,
      Registration registration) {
    int side = registration.frameSide();
    try (MatScope scope = new MatScope()) {
      Mat before = laid(scope, baseline, side, registration::frameToBaseline);
      Mat after = laid(scope, followUp, side, registration::frameToFollowUp);
      Canvas left = canvas(scope, before, side);
      Canvas right = canvas(scope, matched(scope, after, before), side);
      View view = new View(1, 0, 0);
      for (Drawn drawn : outlines(first)) {
        ImageOutline inFrame = drawn.outline().map(registration::baselineToFrame);
        left.outline(inFrame, view, drawn.ink(), STROKE);
        right.outline(inFrame, view, Ink.REFERENCE, 1);
      }
      for (Drawn drawn : outlines(second)) {
        right.outline(
            drawn.outline().map(registration::followUpToFrame), view, drawn.ink(), STROKE);
      }
      left.text(first.visit().photoFile(), TEXT, 2 * TEXT, TEXT);
      right.text(second.visit().photoFile(), TEXT, 2 * TEXT, TEXT);
      Canvas whole = Canvas.blank(scope, 2 * side + GAP, side);
      whole.paste(left, 0, 0);
      whole.paste(right, side + GAP, 0);
      return whole.png();
    }
  }

  /** Where a point of the frame lies in a photograph. */
  private interface Place {
    ImagePoint of(double x, double y);
  }

  private record Drawn(ImageOutline outline, Ink ink) {}

  private static List<Drawn> outlines(VisitMeasurement visit) {
    return visit.lesions().stream()
        .flatMap(l -> l.regions().stream())
        .filter(r -> !r.outlinePx().isEmpty())
        .map(r -> new Drawn(r.outlinePx(), Ink.of(r.kind())))
        .toList();
  }

  private static Mat laid(MatScope scope, Photograph photograph, int side, Place place) {
    float[] x = new float[side * side];
    float[] y = new float[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        ImagePoint p = place.of(column, row);
        x[row * side + column] = (float) p.x();
        y[row * side + column] = (float) p.y();
      }
    }
    Mat bgr = scope.of(photograph.height(), photograph.width(), CvType.CV_8UC3, photograph.bgr());
    Mat result = scope.empty();
    Imgproc.remap(
        bgr,
        result,
        scope.of(side, side, CvType.CV_32FC1, x),
        scope.of(side, side, CvType.CV_32FC1, y),
        Imgproc.INTER_LINEAR,
        Core.BORDER_CONSTANT,
        Ink.GROUND.bgr());
    return result;
  }

  /** One gain a channel brings the means together. */
  private static Mat matched(MatScope scope, Mat picture, Mat to) {
    Scalar have = Core.mean(picture);
    Scalar want = Core.mean(to);
    double[] gains = new double[3];
    for (int c = 0; c < gains.length; c++) {
      double gain = want.val[c] / Math.max(1, have.val[c]);
      gains[c] = Math.max(1 / MOST_GAIN, Math.min(MOST_GAIN, gain));
    }
    Mat result = scope.empty();
    Core.multiply(picture, new Scalar(gains), result);
    return result;
  }

  private static Canvas canvas(MatScope scope, Mat mat, int side) {
    byte[] bgr = new byte[3 * side * side];
    mat.get(0, 0, bgr);
    return Canvas.of(scope, side, side, bgr);
  }
}
