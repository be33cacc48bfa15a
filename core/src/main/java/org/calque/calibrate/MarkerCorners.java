package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.fit.PlaneShape;
import org.calque.internal.fit.SideDeviation;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/**
 * Corners of a printed square as the meeting points of its four sides. A side is the line through
 * the points where the light along its normals, in linear light, is half-way between the black
 * border and the paper; that point does not move with focus.
 *
 * @param corners clockwise from the square's own top left, in pixels
 * @param sides how well the sides are known
 * @param shift standard deviation of what moves all sides outwards together, in pixels
 * @param blur standard deviation of the blur across the sides, in pixels
 * @param roughness largest root mean square distance of a side's points from its line, in pixels
 * @param seen smallest share of a side's normals along which there is a step on its line
 */
record MarkerCorners(
    List<ImagePoint> corners,
    SideDeviation sides,
    double shift,
    double blur,
    double roughness,
    double seen) {
  private static final double[] GREY = {1.0 / 3, 1.0 / 3, 1.0 / 3};
  private static final int SIDES = 4;
  private static final int PASSES = 2;

  /** What no stretch shows: interpolation between pixels. */
  private static final double FLOOR_PX = 0.003;

  MarkerCorners {
    corners = List.copyOf(corners);
  }

  /** The corners of a black square near coarse ones; none when a side has too little contrast. */
  static Optional<MarkerCorners> refine(
      Photograph photograph, List<ImagePoint> coarse, int modules) {
    return refine(photograph, coarse, modules, GREY);
  }

  /**
   * The corners of a square near coarse ones; none when a side has too little contrast.
   *
   * @param modules how many times as long as its black border is wide a side is
   * @param colour weights of linear red, green and blue in the light that rises outwards
   */
  static Optional<MarkerCorners> refine(
      Photograph photograph, List<ImagePoint> coarse, int modules, double[] colour) {
    List<ImagePoint> corners = coarse;
    SquareSide[] sides = new SquareSide[SIDES];
    for (int pass = 0; pass < PASSES; pass++) {
      LinearImage image = around(photograph, corners, modules);
      for (int i = 0; i < SIDES; i++) {
        Optional<SquareSide> side =
            SquareSide.between(
                image, corners.get(i), corners.get((i + 1) % SIDES), modules, colour);
        if (side.isEmpty()) {
          return Optional.empty();
        }
        sides[i] = side.get();
      }
      Optional<List<ImagePoint>> met = meetings(sides, corners);
      if (met.isEmpty()) {
        return Optional.empty();
      }
      corners = met.get();
    }
    return Optional.of(of(corners, sides));
  }

  private static MarkerCorners of(List<ImagePoint> corners, SquareSide[] sides) {
    double blur =
        Math.sqrt(
            Arrays.stream(sides).mapToDouble(SquareSide::blurVariance).average().orElseThrow());
    return new MarkerCorners(
        corners,
        deviation(sides),
        EdgeStep.shiftDeviation(blur),
        blur,
        Arrays.stream(sides).mapToDouble(s -> s.line().rms()).max().orElseThrow(),
        Arrays.stream(sides).mapToDouble(SquareSide::seen).min().orElseThrow());
  }

  /**
   * The same square with every side moved outwards.
   *
   * @param px how far
   * @param deviation what this leaves open, in pixels
   */
  MarkerCorners grown(double px, double deviation) {
    return grown(new double[] {px, px, px, px}, deviation);
  }

  /**
   * The same with each side moved by its own way, that from the first corner to the second first.
   */
  MarkerCorners grown(double[] px, double deviation) {
    List<ImagePoint> moved = new ArrayList<>();
    for (int i = 0; i < SIDES; i++) {
      int before = (i + SIDES - 1) % SIDES;
      ImagePoint p = corners.get(i);
      ImagePoint a = corners.get((i + 1) % SIDES);
      ImagePoint b = corners.get(before);
      double toA = p.distanceTo(a);
      double toB = p.distanceTo(b);
      double ax = (a.x() - p.x()) / toA;
      double ay = (a.y() - p.y()) / toA;
      double bx = (b.x() - p.x()) / toB;
      double by = (b.y() - p.y()) / toB;
      double sine = Math.abs(ax * by - ay * bx);
      moved.add(
          new ImagePoint(
              p.x() - (px[before] * ax + px[i] * bx) / sine,
              p.y() - (px[before] * ay + px[i] * by) / sine));
    }
    return new MarkerCorners(moved, sides, deviation, blur, roughness, seen);
  }

  /** The square on the plane, its centre the shape's own. */
  PlaneShape shape(double side) {
    double h = side / 2;
    return new PlaneShape.Squares(
        List.of(-h, -h, h, -h, h, h, -h, h),
        corners.stream().flatMap(p -> Stream.of(p.x(), p.y())).toList(),
        sides,
        shift);
  }

  private static LinearImage around(Photograph photograph, List<ImagePoint> corners, int modules) {
    ImageBox box = ImageOutline.of(corners).bounds();
    double margin = 2 + 2 * Math.max(box.width(), box.height()) / modules;
    ImageBox grown = box.grownBy(margin);
    return PhotographCut.linear(photograph, grown);
  }

  private static Optional<List<ImagePoint>> meetings(SquareSide[] sides, List<ImagePoint> coarse) {
    List<ImagePoint> corners = new ArrayList<>();
    double side = coarse.get(0).distanceTo(coarse.get(1));
    for (int i = 0; i < SIDES; i++) {
      double[] at = sides[(i + SIDES - 1) % SIDES].line().meet(sides[i].line());
      if (!Double.isFinite(at[0]) || !Double.isFinite(at[1])) {
        return Optional.empty();
      }
      ImagePoint corner = new ImagePoint(at[0], at[1]);
      if (corner.distanceTo(coarse.get(i)) > Math.max(SIDES, side / SIDES)) {
        return Optional.empty();
      }
      corners.add(corner);
    }
    return Optional.of(corners);
  }

  /** A square's sides are alike: together they tell the deviation better than each for itself. */
  private static SideDeviation deviation(SquareSide[] sides) {
    double floor = FLOOR_PX * FLOOR_PX;
    double middle =
        Arrays.stream(sides).mapToDouble(SquareSide::middleVariance).average().orElseThrow();
    double turn =
        Arrays.stream(sides).mapToDouble(SquareSide::turnVariance).average().orElseThrow();
    return new SideDeviation(Math.sqrt(middle + floor), Math.sqrt(turn + floor));
  }
}
