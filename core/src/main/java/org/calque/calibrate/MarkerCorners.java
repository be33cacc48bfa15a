package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.fit.LineFit;
import org.calque.internal.fit.PlaneShape;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/**
 * Corners of a printed square as the meeting points of its four sides. A side is the line through
 * the points where the light along its normals, in linear light, is half-way between the black
 * border and the paper; that point does not move with focus.
 *
 * @param corners clockwise from the square's own top left, in pixels
 * @param sigma standard deviation of a corner along x and along y, in pixels
 * @param roughness largest root mean square distance of a side's points from its line, in pixels
 * @param seen smallest share of a side's normals along which there is a step on its line
 */
record MarkerCorners(List<ImagePoint> corners, double sigma, double roughness, double seen) {
  private static final double[] GREY = {1.0 / 3, 1.0 / 3, 1.0 / 3};
  private static final int SIDES = 4;
  private static final int PASSES = 2;
  private static final double STEP_PX = 0.25;
  private static final double FROM = 0.1;
  private static final double TO = 0.9;

  /** Blur rounds the corners: this much of a side's ends is left out. */
  private static final double ROUNDED_PX = 5;

  private static final double WIDEST_ROUNDING = 0.25;
  private static final int MOST_POINTS = 240;
  private static final int FEWEST_POINTS = 6;
  private static final double LEAST_CONTRAST = 0.03;
  private static final double REACH_MODULES = 0.7;
  private static final double LEAST_REACH_PX = 3.5;

  /** Points of a side closer together than this share their noise. */
  private static final double CORRELATION_PX = 3;

  /** What no residual shows: the lens's distortion across the square, the printer's edge. */
  private static final double FLOOR_PX = 0.01;

  private static final double FLOOR_PER_SIDE = 1e-4;

  /** A corner lies at the end of two lines: its deviation is about twice a line's middle's. */
  private static final double END_OF_LINE = 2;

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
    double[] seen = new double[SIDES];
    LineFit[] sides = new LineFit[SIDES];
    for (int pass = 0; pass < PASSES; pass++) {
      LinearImage image = around(photograph, corners, modules);
      for (int i = 0; i < SIDES; i++) {
        Optional<Side> side =
            side(image, corners.get(i), corners.get((i + 1) % SIDES), modules, colour);
        if (side.isEmpty()) {
          return Optional.empty();
        }
        sides[i] = side.get().line();
        seen[i] = side.get().seen();
      }
      Optional<List<ImagePoint>> met = meetings(sides, corners);
      if (met.isEmpty()) {
        return Optional.empty();
      }
      corners = met.get();
    }
    return Optional.of(
        new MarkerCorners(
            corners,
            sigma(sides, corners),
            roughness(sides),
            Arrays.stream(seen).min().orElseThrow()));
  }

  /** The square on the plane, its centre the shape's own. */
  PlaneShape shape(double side) {
    double h = side / 2;
    return new PlaneShape.Squares(
        List.of(-h, -h, h, -h, h, h, -h, h),
        corners.stream().flatMap(p -> Stream.of(p.x(), p.y())).toList(),
        sigma);
  }

  private static LinearImage around(Photograph photograph, List<ImagePoint> corners, int modules) {
    ImageBox box = ImageOutline.of(corners).bounds();
    double margin = 2 + 2 * Math.max(box.width(), box.height()) / modules;
    ImageBox grown = box.grownBy(margin);
    return PhotographCut.linear(photograph, grown);
  }

  /** A side's line and the share of its normals that met it. */
  private record Side(LineFit line, double seen) {}

  private static Optional<Side> side(
      LinearImage image, ImagePoint from, ImagePoint to, int modules, double[] colour) {
    double length = from.distanceTo(to);
    double reach = Math.max(LEAST_REACH_PX, REACH_MODULES * length / modules);
    double nx = (to.y() - from.y()) / length;
    double ny = -(to.x() - from.x()) / length;
    double rounded = Math.min(WIDEST_ROUNDING, Math.max(FROM, ROUNDED_PX / length));
    int count = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, length * (TO - FROM)));
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double t = rounded + (1 - 2 * rounded) * i / (count - 1);
      double x = from.x() + t * (to.x() - from.x());
      double y = from.y() + t * (to.y() - from.y());
      double offset = halfWay(image, x, y, nx, ny, reach, colour);
      if (Double.isFinite(offset)) {
        points.add(new double[] {x + offset * nx, y + offset * ny});
      }
    }
    if (points.size() < Math.max(FEWEST_POINTS, count / 2)) {
      return Optional.empty();
    }
    LineFit line =
        LineFit.of(
            points.stream().mapToDouble(p -> p[0]).toArray(),
            points.stream().mapToDouble(p -> p[1]).toArray());
    return Optional.of(new Side(line, line.kept() / (double) count));
  }

  /** Offset along the outward normal of the half-way point; NaN without a clear step. */
  private static double halfWay(
      LinearImage image, double x, double y, double nx, double ny, double reach, double[] colour) {
    int half = (int) Math.ceil(reach / STEP_PX);
    double[] light = new double[2 * half + 1];
    float[] rgb = new float[LinearImage.CHANNELS];
    for (int i = 0; i < light.length; i++) {
      double offset = (i - half) * STEP_PX;
      if (!image.covers(x + offset * nx, y + offset * ny)) {
        return Double.NaN;
      }
      image.sample(x + offset * nx, y + offset * ny, rgb, 0);
      light[i] = colour[0] * rgb[0] + colour[1] * rgb[1] + colour[2] * rgb[2];
    }
    return EdgeStep.halfWay(light, STEP_PX, LEAST_CONTRAST);
  }

  private static Optional<List<ImagePoint>> meetings(LineFit[] sides, List<ImagePoint> coarse) {
    List<ImagePoint> corners = new ArrayList<>();
    double side = coarse.get(0).distanceTo(coarse.get(1));
    for (int i = 0; i < SIDES; i++) {
      double[] at = sides[(i + SIDES - 1) % SIDES].meet(sides[i]);
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

  private static double sigma(LineFit[] sides, List<ImagePoint> corners) {
    double length = corners.get(0).distanceTo(corners.get(1));
    double independent = Math.max(2, length * (TO - FROM) / CORRELATION_PX);
    double noise = END_OF_LINE * roughness(sides) / Math.sqrt(independent);
    double floor = FLOOR_PX + FLOOR_PER_SIDE * length;
    return Math.sqrt(noise * noise + floor * floor);
  }

  private static double roughness(LineFit[] sides) {
    return Arrays.stream(sides).mapToDouble(LineFit::rms).max().orElseThrow();
  }
}
