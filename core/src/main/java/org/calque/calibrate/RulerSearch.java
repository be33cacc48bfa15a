package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.calque.internal.opencv.MatScope;
import org.calque.internal.raster.DarkStrokes;
import org.calque.internal.raster.DarkStrokes.Stroke;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Finds rows of ticks in a photograph that is brought to a working size. */
final class RulerSearch {
  private static final int WORKING_SIDE = 1400;
  private static final double LARGEST_ENLARGEMENT = 2.5;
  private static final double SMOOTHING = 1;
  private static final double WEAKEST = 2;
  private static final double SHORTEST_PX = 4.5;
  private static final double LONGEST_SHARE = 0.15;

  private RulerSearch() {}

  /** The rows that look like ticks, the best first. */
  static List<TickRow> search(Photograph photograph) {
    int side = Math.max(photograph.width(), photograph.height());
    double scale = Math.min(LARGEST_ENLARGEMENT, WORKING_SIDE / (double) side);
    LinearImage whole =
        LinearImage.ofBgr(photograph.bgr(), photograph.width(), photograph.height(), 0, 0);
    List<TickRow> rows = new ArrayList<>();
    for (List<TickChains.Link> chain : TickChains.of(strokes(photograph, scale))) {
      TickRow.measure(whole, chain, 1 / scale).ifPresent(rows::add);
    }
    return rows;
  }

  private static List<Stroke> strokes(Photograph photograph, double scale) {
    try (MatScope scope = new MatScope()) {
      Mat grey =
          scope.of(photograph.height(), photograph.width(), CvType.CV_8UC1, photograph.grey());
      Mat working = scope.empty();
      int how = scale < 1 ? Imgproc.INTER_AREA : Imgproc.INTER_CUBIC;
      Imgproc.resize(grey, working, new Size(), scale, scale, how);
      Mat smooth = scope.empty();
      working.convertTo(smooth, CvType.CV_32F);
      Imgproc.GaussianBlur(smooth, smooth, new Size(0, 0), SMOOTHING);
      float[] values = new float[smooth.rows() * smooth.cols()];
      smooth.get(0, 0, values);
      double longest = LONGEST_SHARE * Math.max(smooth.rows(), smooth.cols());
      return DarkStrokes.of(values, smooth.cols(), smooth.rows(), WEAKEST).stream()
          .filter(s -> s.length() >= SHORTEST_PX && s.length() <= longest)
          .toList();
    }
  }
}
