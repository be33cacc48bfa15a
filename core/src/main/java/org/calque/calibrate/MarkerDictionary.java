package org.calque.calibrate;

import java.util.Arrays;
import java.util.Optional;
import org.calque.internal.opencv.MatScope;
import org.opencv.core.Mat;
import org.opencv.objdetect.Objdetect;

/** The dictionaries of square markers that OpenCV knows: ArUco and AprilTag. */
public enum MarkerDictionary {
  DICT_4X4_50("DICT_4X4_50", 0, 50, 4),
  DICT_4X4_100("DICT_4X4_100", 1, 100, 4),
  DICT_4X4_250("DICT_4X4_250", 2, 250, 4),
  DICT_4X4_1000("DICT_4X4_1000", 3, 1000, 4),
  DICT_5X5_50("DICT_5X5_50", 4, 50, 5),
  DICT_5X5_100("DICT_5X5_100", 5, 100, 5),
  DICT_5X5_250("DICT_5X5_250", 6, 250, 5),
  DICT_5X5_1000("DICT_5X5_1000", 7, 1000, 5),
  DICT_6X6_50("DICT_6X6_50", 8, 50, 6),
  DICT_6X6_100("DICT_6X6_100", 9, 100, 6),
  DICT_6X6_250("DICT_6X6_250", 10, 250, 6),
  DICT_6X6_1000("DICT_6X6_1000", 11, 1000, 6),
  DICT_7X7_50("DICT_7X7_50", 12, 50, 7),
  DICT_7X7_100("DICT_7X7_100", 13, 100, 7),
  DICT_7X7_250("DICT_7X7_250", 14, 250, 7),
  DICT_7X7_1000("DICT_7X7_1000", 15, 1000, 7),
  DICT_ARUCO_ORIGINAL("DICT_ARUCO_ORIGINAL", 16, 1024, 5),
  DICT_APRILTAG_16H5("DICT_APRILTAG_16h5", 17, 30, 4),
  DICT_APRILTAG_25H9("DICT_APRILTAG_25h9", 18, 35, 5),
  DICT_APRILTAG_36H10("DICT_APRILTAG_36h10", 19, 2320, 6),
  DICT_APRILTAG_36H11("DICT_APRILTAG_36h11", 20, 587, 6),
  DICT_ARUCO_MIP_36H12("DICT_ARUCO_MIP_36h12", 21, 250, 6);

  private final String label;
  private final int openCvId;
  private final int markers;
  private final int modules;

  MarkerDictionary(String label, int openCvId, int markers, int modules) {
    this.label = label;
    this.openCvId = openCvId;
    this.markers = markers;
    this.modules = modules;
  }

  /** OpenCV's name, such as {@code DICT_4X4_50}. */
  public String label() {
    return label;
  }

  /** How many different markers it has. */
  public int markers() {
    return markers;
  }

  /** How many modules a side of the black square spans, its border of one module included. */
  public int modulesPerSide() {
    return modules + 2;
  }

  /**
   * How a marker looks: for each module, row by row from the upper left, its black border included,
   * whether it is black.
   *
   * @param id the marker, 0 to {@link #markers} - 1
   */
  public boolean[] black(int id) {
    if (id < 0 || id >= markers) {
      throw new IllegalArgumentException(
          label + " has the markers 0 to " + (markers - 1) + ", got " + id);
    }
    int side = modulesPerSide();
    byte[] grey = new byte[side * side];
    try (MatScope scope = new MatScope()) {
      Mat drawn = scope.empty();
      Objdetect.generateImageMarker(
          scope.keep(Objdetect.getPredefinedDictionary(openCvId)), id, side, drawn, 1);
      drawn.get(0, 0, grey);
    }
    boolean[] black = new boolean[grey.length];
    for (int i = 0; i < grey.length; i++) {
      black[i] = grey[i] == 0;
    }
    return black;
  }

  int openCvId() {
    return openCvId;
  }

  /** The dictionary of a name in OpenCV's spelling, upper or lower case. */
  static Optional<MarkerDictionary> labelled(String label) {
    return Arrays.stream(values()).filter(d -> d.label.equalsIgnoreCase(label)).findFirst();
  }
}
