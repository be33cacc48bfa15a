package org.calque.testdata;

/**
 * The object of known size in the picture. Immutable.
 *
 * @param kind what it is
 * @param sizeMm black square's outer side, disc's diameter, ruler's or line's length, what the
 *     ticks of an arm cover, the card's printed check bar
 * @param xMm centre in the world
 * @param yMm centre in the world
 * @param depthMm how far below the plane z = 0 it lies
 * @param turnDeg clockwise turn in its plane
 * @param id marker id
 * @param sheet which sheet of paper it is printed on: no two are mottled alike
 */
public record ReferenceSpec(
    Kind kind,
    double sizeMm,
    double xMm,
    double yMm,
    double depthMm,
    double turnDeg,
    int id,
    long sheet) {

  /** The kinds of reference that can be drawn. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** OpenCV's DICT_4X4_50, ids 0 to 9. */
    ARUCO_4X4,
    /** AprilTag 36h11, ids 0 to 4. */
    APRILTAG_36H11,
    /** A printed paper ruler with millimetre ticks; the truth names its two ends. */
    RULER,
    /** A paper label with a comb of equal ticks, a centimetre apart; the truth names its ends. */
    COMB,
    /**
     * An L-shaped scale with millimetre ticks along both inner edges; its centre is that of the
     * square about it, the truth names the inner corner and the ends of both rows.
     */
    ANGLE_SCALE,
    /** Two pen crosses. */
    LINE,
    /** A black disc on a white card. */
    DOT,
    /** A black square on a white card. */
    SQUARE,
    /** Calque's card with a window, without its texts. */
    CARD,
    /** Calque's strip for a finger, without its texts. */
    CARD_STRIP,
    /** A QR code of 21 x 21 modules with its quiet zone. */
    QR
  }

  public ReferenceSpec {
    if (!(sizeMm >= 1 && sizeMm <= 300)) {
      throw new IllegalArgumentException("reference size in [1, 300] mm, got " + sizeMm);
    }
    if (!(depthMm >= -20 && depthMm <= 100)) {
      throw new IllegalArgumentException("depth in [-20, 100] mm, got " + depthMm);
    }
    int ids = kind == Kind.ARUCO_4X4 ? 10 : kind == Kind.APRILTAG_36H11 ? 5 : Integer.MAX_VALUE;
    if (id < 0 || id >= ids) {
      throw new IllegalArgumentException("marker id in 0.." + (ids - 1) + ", got " + id);
    }
  }

  /** On the sheet of all named scenes. */
  public ReferenceSpec(
      Kind kind, double sizeMm, double xMm, double yMm, double depthMm, double turnDeg, int id) {
    this(kind, sizeMm, xMm, yMm, depthMm, turnDeg, id, 0);
  }

  /** No reference. */
  public static ReferenceSpec none() {
    return new ReferenceSpec(Kind.NONE, 10, 0, 0, 0, 0, 0);
  }

  /** A DICT_4X4_50 marker in the plane of the lesion. */
  public static ReferenceSpec aruco(int id, double sideMm, double xMm, double yMm) {
    return new ReferenceSpec(Kind.ARUCO_4X4, sideMm, xMm, yMm, 0, 0, id);
  }

  /** An AprilTag 36h11 marker in the plane of the lesion. */
  public static ReferenceSpec aprilTag(int id, double sideMm, double xMm, double yMm) {
    return new ReferenceSpec(Kind.APRILTAG_36H11, sideMm, xMm, yMm, 0, 0, id);
  }

  /**
   * A Calque card in the plane of the lesion, its centre given.
   *
   * @param barMm what its check bar of 100 mm measures after printing
   */
  public static ReferenceSpec card(double barMm, double xMm, double yMm) {
    return new ReferenceSpec(Kind.CARD, barMm, xMm, yMm, 0, 0, 0);
  }

  /** Another kind in the plane of the lesion. */
  public static ReferenceSpec of(Kind kind, double sizeMm, double xMm, double yMm) {
    return new ReferenceSpec(kind, sizeMm, xMm, yMm, 0, 0, 0);
  }

  /** Turned in its plane. */
  public ReferenceSpec turned(double degrees) {
    return new ReferenceSpec(kind, sizeMm, xMm, yMm, depthMm, degrees, id, sheet);
  }

  /** Lying deeper than the lesion. */
  public ReferenceSpec below(double mm) {
    return new ReferenceSpec(kind, sizeMm, xMm, yMm, mm, turnDeg, id, sheet);
  }

  /** Printed on another sheet of paper. */
  public ReferenceSpec onSheet(long number) {
    return new ReferenceSpec(kind, sizeMm, xMm, yMm, depthMm, turnDeg, id, number);
  }
}
