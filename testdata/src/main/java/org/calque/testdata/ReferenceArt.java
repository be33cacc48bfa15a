package org.calque.testdata;

/**
 * The reference as ink and paper in its own frame: mm from its centre, before its turn. Immutable.
 */
final class ReferenceArt {
  private static final double TICK_MM = 0.18;
  private static final double PEN_MM = 0.25;
  private static final double COMB_MM = 0.4;
  private static final double COMB_TOOTH_MM = 5;

  private final ReferenceSpec spec;
  private final double cos;
  private final double sin;
  final double halfWidth;
  final double halfHeight;

  ReferenceArt(ReferenceSpec spec) {
    this.spec = spec;
    cos = StrictMath.cos(StrictMath.toRadians(spec.turnDeg()));
    sin = StrictMath.sin(StrictMath.toRadians(spec.turnDeg()));
    double half = spec.sizeMm() / 2;
    switch (spec.kind()) {
      case RULER, COMB -> {
        halfWidth = half + 3;
        halfHeight = 5;
      }
      case ANGLE_SCALE -> {
        halfWidth = angle().half();
        halfHeight = halfWidth;
      }
      case LINE -> {
        halfWidth = half + 1;
        halfHeight = 1;
      }
      case CARD, CARD_STRIP -> {
        halfWidth = piece().widthMm / 2 * printedScale();
        halfHeight = piece().heightMm / 2 * printedScale();
      }
      default -> {
        double quiet = quietZone();
        halfWidth = half + quiet;
        halfHeight = half + quiet;
      }
    }
  }

  private double quietZone() {
    return switch (spec.kind()) {
      case ARUCO_4X4 -> spec.sizeMm() / 6;
      case APRILTAG_36H11 -> spec.sizeMm() / 8;
      case QR -> 4 * spec.sizeMm() / QrModules.side();
      default -> spec.sizeMm() * 0.15;
    };
  }

  /** Whether colours are printed, not ink alone. */
  boolean coloured() {
    return spec.kind() == ReferenceSpec.Kind.CARD || spec.kind() == ReferenceSpec.Kind.CARD_STRIP;
  }

  private AngleScale angle() {
    return new AngleScale(spec.sizeMm());
  }

  private PrintedPiece piece() {
    return spec.kind() == ReferenceSpec.Kind.CARD ? PrintedPiece.CARD : PrintedPiece.STRIP;
  }

  private double printedScale() {
    return spec.sizeMm() / 100;
  }

  /** How far inside the paper a point of the own frame lies, mm. */
  double paperDepth(double lx, double ly) {
    if (spec.kind() == ReferenceSpec.Kind.ANGLE_SCALE) {
      return angle().paperDepth(lx, ly);
    }
    if (!coloured()) {
      return Math.min(halfWidth - Math.abs(lx), halfHeight - Math.abs(ly));
    }
    double k = printedScale();
    return k * piece().depth((lx + halfWidth) / k, (ly + halfHeight) / k);
  }

  /** Adds the linear reflectance of a coloured print. */
  void addPrint(double lx, double ly, double[] rgb) {
    double k = printedScale();
    piece().add((lx + halfWidth) / k, (ly + halfHeight) / k, rgb);
  }

  boolean drawn() {
    return spec.kind() != ReferenceSpec.Kind.NONE;
  }

  /** Whether paper lies under the ink; pen marks lie on the skin itself. */
  boolean onPaper() {
    return spec.kind() != ReferenceSpec.Kind.LINE;
  }

  /** Own frame from the world. */
  double localX(double x, double y) {
    return cos * (x - spec.xMm()) + sin * (y - spec.yMm());
  }

  /** Own frame from the world. */
  double localY(double x, double y) {
    return -sin * (x - spec.xMm()) + cos * (y - spec.yMm());
  }

  /** World point of a point of the own frame. */
  double[] world(double lx, double ly) {
    return new double[] {
      spec.xMm() + cos * lx - sin * ly, spec.yMm() + sin * lx + cos * ly, spec.depthMm()
    };
  }

  boolean ink(double lx, double ly) {
    double half = spec.sizeMm() / 2;
    return switch (spec.kind()) {
      case NONE, CARD, CARD_STRIP -> false;
      case ARUCO_4X4, APRILTAG_36H11 -> moduleInk(lx, ly);
      case DOT -> lx * lx + ly * ly <= half * half;
      case SQUARE -> Math.abs(lx) <= half && Math.abs(ly) <= half;
      case QR -> qrInk(lx, ly);
      case RULER -> tickInk(lx + half, ly + halfHeight);
      case COMB -> combInk(lx + half, ly + halfHeight);
      case ANGLE_SCALE -> angle().ink(lx, ly);
      case LINE -> cross(lx - half, ly) || cross(lx + half, ly);
    };
  }

  private boolean moduleInk(double lx, double ly) {
    double half = spec.sizeMm() / 2;
    if (Math.abs(lx) > half || Math.abs(ly) > half) {
      return false;
    }
    int n = Markers.modules(spec.kind());
    int column = Math.min(n - 1, (int) ((lx + half) / spec.sizeMm() * n));
    int row = Math.min(n - 1, (int) ((ly + half) / spec.sizeMm() * n));
    return !Markers.white(spec.kind(), spec.id(), column, row);
  }

  private boolean qrInk(double lx, double ly) {
    double pitch = spec.sizeMm() / QrModules.side();
    int column = (int) Math.floor(lx / pitch + QrModules.side() / 2.0);
    int row = (int) Math.floor(ly / pitch + QrModules.side() / 2.0);
    boolean inside = column >= 0 && row >= 0 && column < QrModules.side() && row < QrModules.side();
    return inside && QrModules.black(column, row);
  }

  /** Ticks hang from the upper border: 3 mm, at 5 mm 4.5 mm, at 10 mm 6 mm long. */
  private boolean tickInk(double along, double fromTop) {
    long mm = Math.round(along);
    if (mm < 0 || mm > Math.round(spec.sizeMm()) || Math.abs(along - mm) > TICK_MM / 2) {
      return false;
    }
    double length = mm % 10 == 0 ? 6 : mm % 5 == 0 ? 4.5 : 3;
    return fromTop >= 0.3 && fromTop <= length;
  }

  /** A line along the upper border, and teeth that hang from it every 10 mm. */
  private boolean combInk(double along, double fromTop) {
    if (along < -COMB_MM / 2 || along > spec.sizeMm() + COMB_MM / 2) {
      return false;
    }
    double nearest = 10 * Math.rint(along / 10);
    boolean tooth = Math.abs(along - nearest) <= COMB_MM / 2 && fromTop <= 1.5 + COMB_TOOTH_MM;
    return fromTop >= 1.5 && (fromTop <= 1.5 + COMB_MM || tooth);
  }

  private static boolean cross(double x, double y) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    return Math.min(ax, ay) <= PEN_MM / 2 && Math.max(ax, ay) <= 0.9;
  }

  /** Corners of a square, ends of a ruler or line, extreme points of a disc: world, mm. */
  double[][] keyPoints() {
    double h = spec.sizeMm() / 2;
    return switch (spec.kind()) {
      case NONE -> new double[0][];
      case RULER -> new double[][] {world(-h, 0.3 - halfHeight), world(h, 0.3 - halfHeight)};
      case COMB -> new double[][] {world(-h, 1.5 - halfHeight), world(h, 1.5 - halfHeight)};
      case ANGLE_SCALE -> {
        double c = angle().corner();
        yield new double[][] {
          world(c, c), world(c + spec.sizeMm(), c), world(c, c + spec.sizeMm())
        };
      }
      case LINE -> new double[][] {world(-h, 0), world(h, 0)};
      case DOT -> new double[][] {world(-h, 0), world(0, -h), world(h, 0), world(0, h)};
      case CARD, CARD_STRIP ->
          new double[][] {
            world(-halfWidth, -halfHeight),
            world(halfWidth, -halfHeight),
            world(halfWidth, halfHeight),
            world(-halfWidth, halfHeight)
          };
      default -> new double[][] {world(-h, -h), world(h, -h), world(h, h), world(-h, h)};
    };
  }
}
