package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

/**
 * Finds square markers of one dictionary or several in a photograph, to about a pixel, by OpenCV.
 * Confined to one thread.
 */
final class MarkerSearch implements AutoCloseable {
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

  private final MatScope scope = new MatScope();
  private final boolean screened;
  private final Optional<Level> reduced;
  private final Level whole;

  private MarkerSearch(Photograph photograph, boolean screened) {
    this.screened = screened;
    Mat grey = scope.of(photograph.height(), photograph.width(), CvType.CV_8UC1, photograph.grey());
    double reduction =
        Math.max(1, Math.max(photograph.width(), photograph.height()) / (double) REDUCED_SIDE);
    this.whole = new Level(grey, 1);
    if (reduction > 1) {
      Mat small = scope.empty();
      Imgproc.resize(grey, small, new Size(), 1 / reduction, 1 / reduction, Imgproc.INTER_AREA);
      this.reduced = Optional.of(new Level(small, reduction));
    } else {
      this.reduced = Optional.empty();
    }
  }

  /** A search for one dictionary. */
  static MarkerSearch forOne(Photograph photograph) {
    return new MarkerSearch(photograph, false);
  }

  /** A search for several dictionaries: it finds the same, and sooner. */
  static MarkerSearch forSeveral(Photograph photograph) {
    return new MarkerSearch(photograph, true);
  }

  /** All markers of a dictionary, by ascending id; reduced first, at full size when none is. */
  static List<Found> search(Photograph photograph, MarkerDictionary dictionary) {
    try (MarkerSearch search = forOne(photograph)) {
      return search.find(dictionary);
    }
  }

  /** The same in this photograph. */
  List<Found> find(MarkerDictionary dictionary) {
    return find(dictionary, found -> !found.isEmpty());
  }

  /** The same, at full size too when those of the reduced photograph are not enough. */
  List<Found> find(MarkerDictionary dictionary, Predicate<List<Found>> enough) {
    List<Found> found = reduced.map(level -> level.detect(dictionary)).orElse(List.of());
    return reduced.isPresent() && enough.test(found)
        ? found
        : joined(whole.detect(dictionary), found);
  }

  @Override
  public void close() {
    scope.close();
  }

  /** The photograph at one size. */
  private final class Level {
    private final Mat grey;
    private final double reduction;
    private Optional<MarkerScreen> screen = Optional.empty();

    Level(Mat grey, double reduction) {
      this.grey = grey;
      this.reduction = reduction;
    }

    List<Found> detect(MarkerDictionary dictionary) {
      return screened && !screen().mayHold(dictionary)
          ? List.of()
          : MarkerSearch.detect(grey, dictionary, reduction);
    }

    private MarkerScreen screen() {
      if (screen.isEmpty()) {
        screen = Optional.of(new MarkerScreen(scope, grey, parameters(scope, grey)));
      }
      return screen.get();
    }
  }

  private static List<Found> joined(List<Found> found, List<Found> more) {
    List<Found> all = new ArrayList<>(found);
    more.stream().filter(m -> found.stream().noneMatch(m::isAt)).forEach(all::add);
    all.sort(ORDER);
    return all;
  }

  private static DetectorParameters parameters(MatScope scope, Mat grey) {
    DetectorParameters parameters = scope.keep(new DetectorParameters());
    int side = Math.max(grey.rows(), grey.cols());
    parameters.set_minMarkerPerimeterRate(Math.min(1, SMALLEST_PERIMETER_PX / side));
    parameters.set_errorCorrectionRate(ERROR_CORRECTION);
    parameters.set_minMarkerDistanceRate(NEAREST_OUTLINES);
    parameters.set_adaptiveThreshWinSizeMax(WIDEST_WINDOW);
    return parameters;
  }

  private static List<Found> detect(Mat grey, MarkerDictionary dictionary, double reduction) {
    try (MatScope scope = new MatScope()) {
      Dictionary words = scope.keep(Objdetect.getPredefinedDictionary(dictionary.openCvId()));
      ArucoDetector detector = scope.keep(new ArucoDetector(words, parameters(scope, grey)));
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
