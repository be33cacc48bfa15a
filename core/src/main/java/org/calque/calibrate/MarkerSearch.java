package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.Photograph;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.ArucoDetector;
import org.opencv.objdetect.DetectorParameters;
import org.opencv.objdetect.Dictionary;
import org.opencv.objdetect.Objdetect;

/** Finds square markers of a dictionary in a photograph, to about a pixel, by OpenCV. */
final class MarkerSearch {
  /** Longer side of the reduced photograph that is searched first. */
  private static final int REDUCED_SIDE = 1400;

  private static final int CORNERS = 4;
  private static final double SMALLEST_PERIMETER_PX = 64;
  private static final double ERROR_CORRECTION = 0.3;

  /** A white card's own outline must not displace the black square's inside it. */
  private static final double NEAREST_OUTLINES = 0.02;

  private static final int WIDEST_WINDOW = 53;

  /**
   * A marker as found.
   *
   * @param id its number in the dictionary
   * @param corners its corners in pixels, clockwise from its own top left
   */
  record Found(int id, List<ImagePoint> corners) {
    private boolean isAt(Found other) {
      ImagePoint here = corners.get(0);
      return id == other.id
          && here.distanceTo(other.corners.get(0)) < here.distanceTo(corners.get(1)) / 2;
    }
  }

  private static final Comparator<Found> ORDER =
      Comparator.comparingInt(Found::id).thenComparingDouble(f -> f.corners().get(0).x());

  private MarkerSearch() {}

  /** All markers of a dictionary, by ascending id; reduced first, at full size when none is. */
  static List<Found> search(Photograph photograph, MarkerDictionary dictionary) {
    return search(photograph, dictionary, found -> !found.isEmpty());
  }

  /** The same, at full size too when those of the reduced photograph are not enough. */
  static List<Found> search(
      Photograph photograph, MarkerDictionary dictionary, Predicate<List<Found>> enough) {
    List<Found> reduced = List.of();
    try (MatScope scope = new MatScope()) {
      Mat grey =
          scope.of(photograph.height(), photograph.width(), CvType.CV_8UC1, photograph.grey());
      double reduction =
          Math.max(1, Math.max(photograph.width(), photograph.height()) / (double) REDUCED_SIDE);
      if (reduction > 1) {
        Mat small = scope.empty();
        Imgproc.resize(grey, small, new Size(), 1 / reduction, 1 / reduction, Imgproc.INTER_AREA);
        reduced = detect(scope, small, dictionary, reduction);
        if (enough.test(reduced)) {
          return reduced;
        }
      }
      return joined(detect(scope, grey, dictionary, 1), reduced);
    }
  }

  private static List<Found> joined(List<Found> found, List<Found> more) {
    List<Found> all = new ArrayList<>(found);
    more.stream().filter(m -> found.stream().noneMatch(m::isAt)).forEach(all::add);
    all.sort(ORDER);
    return all;
  }

  private static List<Found> detect(
      MatScope scope, Mat grey, MarkerDictionary dictionary, double reduction) {
    DetectorParameters parameters = scope.keep(new DetectorParameters());
    int side = Math.max(grey.rows(), grey.cols());
    parameters.set_minMarkerPerimeterRate(Math.min(1, SMALLEST_PERIMETER_PX / side));
    parameters.set_errorCorrectionRate(ERROR_CORRECTION);
    parameters.set_minMarkerDistanceRate(NEAREST_OUTLINES);
    parameters.set_adaptiveThreshWinSizeMax(WIDEST_WINDOW);
    Dictionary words = scope.keep(Objdetect.getPredefinedDictionary(dictionary.openCvId()));
    ArucoDetector detector = scope.keep(new ArucoDetector(words, parameters));
    List<Mat> corners = new ArrayList<>();
    Mat ids = scope.empty();
    detector.detectMarkers(grey, corners, ids);
    scope.ownAll(corners);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      found.add(new Found((int) ids.get(i, 0)[0], points(corners.get(i), reduction)));
    }
    found.sort(ORDER);
    return found;
  }

  /** Reduction by area keeps pixel edges in place, so centres move by half a step. */
  private static List<ImagePoint> points(Mat corners, double reduction) {
    List<ImagePoint> points = new ArrayList<>();
    for (int i = 0; i < CORNERS; i++) {
      double[] at = corners.get(0, i);
      points.add(new ImagePoint((at[0] + 0.5) * reduction - 0.5, (at[1] + 0.5) * reduction - 0.5));
    }
    return points;
  }
}
