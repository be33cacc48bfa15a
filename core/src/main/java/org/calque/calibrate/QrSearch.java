package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.QRCodeDetector;

/** Finds QR codes that can be read, to about a pixel, by OpenCV. */
final class QrSearch {
  private static final int REDUCED_SIDE = 1400;
  private static final int CORNERS = 4;

  /** Of the smallest code, two pixels a module. */
  private static final int SMALLEST_CODE_PX = 42;

  /**
   * A code as found.
   *
   * @param corners of its module grid in pixels, clockwise from its own top left
   * @param modules how many modules a side has
   */
  record Found(List<ImagePoint> corners, int modules) {}

  private QrSearch() {}

  /** Every code that can be read, from left to right; reduced, and more so when none is. */
  static List<Found> search(Photograph photograph) {
    try (MatScope scope = new MatScope()) {
      Mat grey =
          scope.of(photograph.height(), photograph.width(), CvType.CV_8UC1, photograph.grey());
      double least =
          Math.max(1, Math.max(photograph.width(), photograph.height()) / (double) REDUCED_SIDE);
      for (double reduction : new double[] {least, 2 * least}) {
        if (Math.min(grey.rows(), grey.cols()) < SMALLEST_CODE_PX * reduction) {
          return List.of();
        }
        Mat small = scope.empty();
        Imgproc.resize(grey, small, new Size(), 1 / reduction, 1 / reduction, Imgproc.INTER_AREA);
        List<Found> found = detect(scope, small, reduction);
        if (!found.isEmpty()) {
          return found;
        }
      }
      return List.of();
    }
  }

  private static List<Found> detect(MatScope scope, Mat grey, double reduction) {
    List<String> texts = new ArrayList<>();
    List<Mat> straight = new ArrayList<>();
    Mat points = scope.empty();
    List<Found> found = new ArrayList<>();
    QRCodeDetector detector = scope.keep(new QRCodeDetector());
    detector.detectAndDecodeMulti(grey, texts, points, straight);
    scope.ownAll(straight);
    for (int i = 0; i < Math.min(texts.size(), straight.size()); i++) {
      if (!texts.get(i).isEmpty() && straight.get(i).rows() > 0) {
        found.add(new Found(corners(points, i, reduction), straight.get(i).rows()));
      }
    }
    found.sort((a, b) -> Double.compare(a.corners().get(0).x(), b.corners().get(0).x()));
    return List.copyOf(found);
  }

  private static List<ImagePoint> corners(Mat points, int code, double reduction) {
    List<ImagePoint> corners = new ArrayList<>();
    for (int k = 0; k < CORNERS; k++) {
      double[] at = points.get(code, k);
      corners.add(new ImagePoint((at[0] + 0.5) * reduction - 0.5, (at[1] + 0.5) * reduction - 0.5));
    }
    return corners;
  }
}
