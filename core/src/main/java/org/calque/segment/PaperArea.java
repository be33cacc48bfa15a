package org.calque.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.raster.PolygonFill;

/**
 * The parts of a reference's footprint that are whole sheets of paper, with windows where they have
 * some: they hide exactly what they cover. A part of four corners and no window is a marker's black
 * square, whose white margin comes on top. Stateless.
 */
final class PaperArea {
  private static final int SQUARE = 4;

  private PaperArea() {}

  private static boolean isSheet(Polygon<ImagePoint> part) {
    return !part.holes().isEmpty() || part.outer().size() > SQUARE;
  }

  /** The other parts. */
  static ImageOutline markers(ImageOutline covered) {
    return new ImageOutline(covered.polygons().stream().filter(p -> !isSheet(p)).toList());
  }

  /**
   * Which pixels of a raster sheets cover.
   *
   * @param toRaster from the photograph to the raster
   */
  static boolean[] mask(
      ImageOutline covered, int width, int height, Function<ImagePoint, double[]> toRaster) {
    List<double[]> loops = new ArrayList<>();
    for (Polygon<ImagePoint> part : covered.polygons()) {
      if (isSheet(part)) {
        part.rings().map(ring -> loop(ring, toRaster)).forEach(loops::add);
      }
    }
    return PolygonFill.inside(loops, width, height);
  }

  private static double[] loop(List<ImagePoint> ring, Function<ImagePoint, double[]> toRaster) {
    double[] loop = new double[2 * ring.size()];
    for (int i = 0; i < ring.size(); i++) {
      double[] at = toRaster.apply(ring.get(i));
      loop[2 * i] = at[0];
      loop[2 * i + 1] = at[1];
    }
    return loop;
  }
}
