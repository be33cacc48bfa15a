package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.fit.LineFit;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;

/**
 * Corners of a printed square as the meeting points of its four sides. A side is the line through
 * the points where the light along its normals, in linear light, is half-way between the black
 * border and the paper; that point does not move with focus.
 *
 * @param corners clockwise from the square's own top left, in pixels
 * @param sigma standard deviation of a corner along x and along y, in pixels
 * @param roughness largest root mean square distance of a side's points from its line, in pixels
 */
record MarkerCorners(List<ImagePoint> corners, double sigma, double roughness) {
  private static final int SIDES = 4;
  private static final int PASSES = 2;
  private static final double STEP_PX = 0.25;
  private static final double FROM = 0.1;
  private static final double TO = 0.9;
  private static final int MOST_POINTS = 240;
  private static final int FEWEST_POINTS = 6;
  private static final double LEAST_CONTRAST = 0.03;
  private static final double REACH_MODULES = 0.7;
  private static final double LEAST_REACH_PX = 2.5;

  /** Points of a side closer together than this share their noise. */
  private static final double CORRELATION_PX = 3;

  /** What no residual shows: the lens's distortion across the square, the printer's edge. */
  private static final double FLOOR_PX = 0.04;

  private static final double FLOOR_PER_SIDE = 2e-4;

  /** A corner lies at the end of two lines: its deviation is about twice a line's middle's. */
  private static final double END_OF_LINE = 2;

  MarkerCorners {
    corners = List.copyOf(corners);
  }

  /** The corners near coarse ones; none when a side has too little contrast. */
  static Optional<MarkerCorners> refine(
      Photograph photograph, List<ImagePoint> coarse, int modules) {
    List<ImagePoint> corners = coarse;
    LineFit[] sides = new LineFit[SIDES];
    for (int pass = 0; pass < PASSES; pass++) {
      LinearImage image = around(photograph, corners, modules);
      for (int i = 0; i < SIDES; i++) {
        Optional<LineFit> side = side(image, corners.get(i), corners.get((i + 1) % SIDES), modules);
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
    return Optional.of(new MarkerCorners(corners, sigma(sides, corners), roughness(sides)));
  }

  private static LinearImage around(Photograph photograph, List<ImagePoint> corners, int modules) {
    ImageBox box = ImageOutline.of(corners).bounds();
    double margin = 2 + 2 * Math.max(box.width(), box.height()) / modules;
    ImageBox grown = box.grownBy(margin);
    PixelRegion region =
        new PixelRegion(
                (int) Math.floor(grown.x0()),
                (int) Math.floor(grown.y0()),
                (int) Math.ceil(grown.width()) + 1,
                (int) Math.ceil(grown.height()) + 1)
            .clippedTo(photograph.width(), photograph.height());
    return LinearImage.ofBgr(
        photograph.bgr(region), region.width(), region.height(), region.x(), region.y());
  }

  private static Optional<LineFit> side(
      LinearImage image, ImagePoint from, ImagePoint to, int modules) {
    double length = from.distanceTo(to);
    double reach = Math.max(LEAST_REACH_PX, REACH_MODULES * length / modules);
    double nx = (to.y() - from.y()) / length;
    double ny = -(to.x() - from.x()) / length;
    int count = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, length * (TO - FROM)));
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double t = FROM + (TO - FROM) * i / (count - 1);
      double x = from.x() + t * (to.x() - from.x());
      double y = from.y() + t * (to.y() - from.y());
      double offset = halfWay(image, x, y, nx, ny, reach);
      if (Double.isFinite(offset)) {
        points.add(new double[] {x + offset * nx, y + offset * ny});
      }
    }
    if (points.size() < Math.max(FEWEST_POINTS, count / 2)) {
      return Optional.empty();
    }
    return Optional.of(
        LineFit.of(
            points.stream().mapToDouble(p -> p[0]).toArray(),
            points.stream().mapToDouble(p -> p[1]).toArray()));
  }

  /** Offset along the outward normal of the half-way point; NaN without a clear step. */
  private static double halfWay(
      LinearImage image, double x, double y, double nx, double ny, double reach) {
    int half = (int) Math.ceil(reach / STEP_PX);
    double[] light = new double[2 * half + 1];
    float[] rgb = new float[LinearImage.CHANNELS];
    for (int i = 0; i < light.length; i++) {
      double offset = (i - half) * STEP_PX;
      if (!image.covers(x + offset * nx, y + offset * ny)) {
        return Double.NaN;
      }
      image.sample(x + offset * nx, y + offset * ny, rgb, 0);
      light[i] = (rgb[0] + rgb[1] + rgb[2]) / LinearImage.CHANNELS;
    }
    int plateau = Math.max(2, half / 2);
    double black = median(Arrays.copyOfRange(light, 0, plateau));
    double white = median(Arrays.copyOfRange(light, light.length - plateau, light.length));
    if (white - black < LEAST_CONTRAST) {
      return Double.NaN;
    }
    return crossing(light, (black + white) / 2, half);
  }

  /** The crossing nearest to the middle, by linear interpolation. */
  private static double crossing(double[] light, double level, int half) {
    double nearest = Double.NaN;
    for (int i = 0; i + 1 < light.length; i++) {
      if (light[i] < level && light[i + 1] >= level) {
        double at = (i + (level - light[i]) / (light[i + 1] - light[i]) - half) * STEP_PX;
        if (Double.isNaN(nearest) || Math.abs(at) < Math.abs(nearest)) {
          nearest = at;
        }
      }
    }
    return nearest;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
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
