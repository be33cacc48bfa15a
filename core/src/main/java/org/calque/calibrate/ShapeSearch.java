package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Borders of regions that are darker or lighter than what surrounds them in red, green or blue, on
 * a reduced photograph, by OpenCV: where discs and squares may be. A coloured shape is dark in some
 * channel.
 */
final class ShapeSearch {
  /** Longer side of the reduced photograph. */
  private static final int REDUCED_SIDE = 1400;

  private static final int[] WINDOWS = {21, 75, 301};
  private static final double LEAST_STEP = 7;
  private static final int FEWEST_POINTS = 16;
  private static final double LARGEST_SHARE = 0.6;

  private ShapeSearch() {}

  /** Pixels of the photograph to one of the reduced photograph. */
  static double reduction(Photograph photograph) {
    return Math.max(1, Math.max(photograph.width(), photograph.height()) / (double) REDUCED_SIDE);
  }

  /** Every border in turn, in the reduced photograph's pixels; each is released afterwards. */
  static void borders(Photograph photograph, Consumer<MatOfPoint> use) {
    try (MatScope scope = new MatScope()) {
      Mat whole =
          scope.of(photograph.height(), photograph.width(), CvType.CV_8UC3, photograph.bgr());
      double reduction = reduction(photograph);
      Mat small = scope.empty();
      if (reduction > 1) {
        Imgproc.resize(whole, small, new Size(), 1 / reduction, 1 / reduction, Imgproc.INTER_AREA);
      } else {
        whole.copyTo(small);
      }
      List<Mat> channels = new ArrayList<>();
      Core.split(small, channels);
      scope.ownAll(channels);
      for (Mat channel : channels) {
        for (int window : WINDOWS) {
          Mat mask = scope.empty();
          Mat mean = scope.empty();
          Imgproc.blur(channel, mean, new Size(window, window));
          Core.subtract(mean, channel, mask);
          Imgproc.threshold(mask, mask, LEAST_STEP, 255, Imgproc.THRESH_BINARY);
          contours(scope, mask, use);
        }
      }
    }
  }

  private static void contours(MatScope scope, Mat mask, Consumer<MatOfPoint> use) {
    List<MatOfPoint> found = new ArrayList<>();
    Imgproc.findContours(mask, found, scope.empty(), Imgproc.RETR_LIST, Imgproc.CHAIN_APPROX_NONE);
    scope.ownAll(found);
    double largest = LARGEST_SHARE * mask.rows() * mask.cols();
    for (MatOfPoint border : found) {
      if (border.rows() >= FEWEST_POINTS && Imgproc.contourArea(border) < largest) {
        use.accept(border);
      }
    }
  }
}
