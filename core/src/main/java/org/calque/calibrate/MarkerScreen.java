package org.calque.calibrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calque.internal.opencv.MatScope;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.ArucoDetector;
import org.opencv.objdetect.DetectorParameters;
import org.opencv.objdetect.Dictionary;
import org.opencv.objdetect.Objdetect;

/**
 * Whether a picture may hold a marker of a dictionary. The quadrilaterals, which take nearly all of
 * a search's time, are looked for once for all dictionaries; their cells are then read as OpenCV
 * reads them, with those that are half white taken once for white and once for black: what is
 * turned away here, OpenCV would not find. Confined to one thread.
 */
final class MarkerScreen {
  private static final int CELL_PX = 4;
  private static final int CELL_AREA = CELL_PX * CELL_PX;

  private static final double WHITE = 255;

  /** Each quadrilateral's corners, one row of points. */
  private final List<Mat> quadrilaterals;

  private final Mat grey;
  private final DetectorParameters parameters;

  /** By modules a side, the inner cells of what has a dark border: 1 white, 0 black, by row. */
  private final Map<Integer, List<byte[]>> read = new HashMap<>();

  /**
   * Looks for the quadrilaterals.
   *
   * @param scope owns what is kept
   * @param grey the picture, 8 bits
   * @param parameters those of the search; changed while its quadrilaterals are looked for
   */
  MarkerScreen(MatScope scope, Mat grey, DetectorParameters parameters) {
    this.grey = grey;
    this.parameters = parameters;
    double borderErrors = parameters.get_maxErroneousBitsInBorderRate();
    double apart = parameters.get_minMarkerDistanceRate();
    int fromBorder = parameters.get_minDistanceToBorder();
    parameters.set_maxErroneousBitsInBorderRate(-1);
    parameters.set_minMarkerDistanceRate(0);
    parameters.set_minDistanceToBorder(0);
    Dictionary none = scope.keep(Objdetect.getPredefinedDictionary(Objdetect.DICT_4X4_50));
    ArucoDetector detector = scope.keep(new ArucoDetector(none, parameters));
    List<Mat> found = new ArrayList<>();
    List<Mat> rejected = new ArrayList<>();
    detector.detectMarkers(grey, found, scope.empty(), rejected);
    this.quadrilaterals = scope.ownAll(rejected);
    scope.ownAll(found);
    parameters.set_maxErroneousBitsInBorderRate(borderErrors);
    parameters.set_minMarkerDistanceRate(apart);
    parameters.set_minDistanceToBorder(fromBorder);
  }

  /** Whether a search for the dictionary's markers could find one. */
  boolean mayHold(MarkerDictionary dictionary) {
    try (MatScope scope = new MatScope()) {
      Dictionary words = scope.keep(Objdetect.getPredefinedDictionary(dictionary.openCvId()));
      double corrected = parameters.get_errorCorrectionRate();
      int inner = dictionary.modulesPerSide() - 2;
      for (byte[] cells : read.computeIfAbsent(dictionary.modulesPerSide(), this::cells)) {
        Mat bits = scope.of(inner, inner, CvType.CV_8UC1, cells);
        if (words.identify(bits, new int[1], new int[1], corrected)) {
          return true;
        }
      }
      return false;
    }
  }

  private List<byte[]> cells(int side) {
    List<byte[]> all = new ArrayList<>();
    for (Mat corners : quadrilaterals) {
      int[] white = white(corners, side);
      if (darkBorder(white, side)) {
        all.add(inner(white, side, CELL_AREA));
        all.add(inner(white, side, CELL_AREA - 1));
      }
    }
    return all;
  }

  /** White pixels of each cell, row by row. */
  private int[] white(Mat corners, int side) {
    try (MatScope scope = new MatScope()) {
      int last = side * CELL_PX - 1;
      Mat square =
          scope.own(
              new MatOfPoint2f(
                  new Point(0, 0), new Point(last, 0), new Point(last, last), new Point(0, last)));
      Mat straight = scope.empty();
      Mat map = scope.own(Imgproc.getPerspectiveTransform(corners, square));
      Size size = new Size(last + 1, last + 1);
      Imgproc.warpPerspective(grey, straight, map, size, Imgproc.INTER_NEAREST);
      if (!flat(scope, straight)) {
        int how = Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU;
        Imgproc.threshold(straight, straight, WHITE / 2, WHITE, how);
      }
      byte[] pixels = new byte[(last + 1) * (last + 1)];
      straight.get(0, 0, pixels);
      int[] white = new int[side * side];
      for (int i = 0; i < pixels.length; i++) {
        int cell = i / (last + 1) / CELL_PX * side + i % (last + 1) / CELL_PX;
        white[cell] += (pixels[i] & 0xff) > WHITE / 2 ? 1 : 0;
      }
      return white;
    }
  }

  private boolean flat(MatScope scope, Mat straight) {
    int half = CELL_PX / 2;
    Mat inside =
        scope.own(straight.submat(half, straight.rows() - half, half, straight.cols() - half));
    MatOfDouble mean = scope.own(new MatOfDouble());
    MatOfDouble deviation = scope.own(new MatOfDouble());
    Core.meanStdDev(inside, mean, deviation);
    return deviation.get(0, 0)[0] < parameters.get_minOtsuStdDev();
  }

  private boolean darkBorder(int[] white, int side) {
    int errors = 0;
    for (int i = 0; i < white.length; i++) {
      errors += onBorder(i, side) && 2 * white[i] > CELL_AREA ? 1 : 0;
    }
    int inner = (side - 2) * (side - 2);
    return errors <= (int) (inner * parameters.get_maxErroneousBitsInBorderRate());
  }

  /** The inner cells; white is what has more white pixels than half of so many. */
  private static byte[] inner(int[] white, int side, int area) {
    byte[] bits = new byte[(side - 2) * (side - 2)];
    int n = 0;
    for (int i = 0; i < white.length; i++) {
      if (!onBorder(i, side)) {
        bits[n++] = (byte) (2 * white[i] > area ? 1 : 0);
      }
    }
    return bits;
  }

  private static boolean onBorder(int cell, int side) {
    int row = cell / side;
    int column = cell % side;
    return row == 0 || column == 0 || row == side - 1 || column == side - 1;
  }
}
