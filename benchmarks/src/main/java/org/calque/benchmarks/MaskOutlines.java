package org.calque.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.PixelRegion;
import org.calque.photo.UnreadablePhotographException;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.imgproc.Imgproc;

/** The lesions that a person drew into a mask. */
final class MaskOutlines {
  /** Smaller outlines are not lesions, in square pixels. */
  private static final double LEAST_AREA = 40;

  private MaskOutlines() {}

  /**
   * The outlines of a mask, the largest first.
   *
   * @param file an 8-bit picture, 0 where no lesion is
   */
  static List<ImageOutline> read(Path file) throws IOException, UnreadablePhotographException {
    Photograph drawn = new PhotographReader().read(file);
    int width = drawn.width();
    int height = drawn.height();
    Mat bgr = new Mat(height, width, CvType.CV_8UC3);
    Mat mask = new Mat();
    Mat hierarchy = new Mat();
    List<MatOfPoint> contours = new ArrayList<>();
    try {
      bgr.put(0, 0, drawn.bgr(new PixelRegion(0, 0, width, height)));
      Core.extractChannel(bgr, mask, 0);
      Imgproc.findContours(
          mask, contours, hierarchy, Imgproc.RETR_EXTERNAL, Imgproc.CHAIN_APPROX_NONE);
      return contours.stream()
          .filter(c -> Imgproc.contourArea(c) >= LEAST_AREA)
          .sorted(Comparator.<MatOfPoint>comparingDouble(Imgproc::contourArea).reversed())
          .map(c -> c.toList().stream().map(p -> new ImagePoint(p.x, p.y)).toList())
          .map(ImageOutline::of)
          .toList();
    } finally {
      contours.forEach(Mat::release);
      hierarchy.release();
      mask.release();
      bgr.release();
    }
  }
}
