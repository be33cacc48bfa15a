package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.raster.LinearImage;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;

/** The light of the paper around square markers. */
final class MarkerWhite {
  private static final int POINTS = 15;

  /** Middle of the white margin of at least one module, of six to nine modules a side. */
  private static final double OUTWARDS = 0.07;

  private static final float CLIPPED = LinearLight.of(250);
  private static final double FEWEST_UNCLIPPED = 0.5;

  private MarkerWhite() {}

  /**
   * Median red, green and blue in linear light.
   *
   * @param markers each marker's corners, clockwise
   * @return none when the paper is out of view or mostly overexposed
   */
  static Optional<double[]> of(Photograph photograph, ImageOutline markers) {
    List<float[]> seen = new ArrayList<>();
    for (Polygon<ImagePoint> marker : markers.polygons()) {
      around(photograph, marker.outer(), seen);
    }
    List<float[]> kept =
        seen.stream().filter(v -> Math.max(v[0], Math.max(v[1], v[2])) < CLIPPED).toList();
    if (kept.isEmpty() || kept.size() < FEWEST_UNCLIPPED * seen.size()) {
      return Optional.empty();
    }
    double[] white = new double[LinearImage.CHANNELS];
    for (int c = 0; c < white.length; c++) {
      int channel = c;
      double[] values = kept.stream().mapToDouble(v -> v[channel]).sorted().toArray();
      white[c] = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
    return Optional.of(white);
  }

  private static void around(Photograph photograph, List<ImagePoint> corners, List<float[]> seen) {
    ImagePoint centre =
        new ImagePoint(
            corners.stream().mapToDouble(ImagePoint::x).average().orElseThrow(),
            corners.stream().mapToDouble(ImagePoint::y).average().orElseThrow());
    LinearImage image = region(photograph, corners);
    for (int side = 0; side < corners.size(); side++) {
      ImagePoint from = outwards(corners.get(side), centre);
      ImagePoint to = outwards(corners.get((side + 1) % corners.size()), centre);
      for (int i = 0; i < POINTS; i++) {
        double t = (i + 1.0) / (POINTS + 1);
        double x = from.x() + t * (to.x() - from.x());
        double y = from.y() + t * (to.y() - from.y());
        if (image.covers(x, y)) {
          float[] rgb = new float[LinearImage.CHANNELS];
          image.sample(x, y, rgb, 0);
          seen.add(rgb);
        }
      }
    }
  }

  private static ImagePoint outwards(ImagePoint corner, ImagePoint centre) {
    double factor = 1 + 2 * OUTWARDS;
    return new ImagePoint(
        centre.x() + factor * (corner.x() - centre.x()),
        centre.y() + factor * (corner.y() - centre.y()));
  }

  private static LinearImage region(Photograph photograph, List<ImagePoint> corners) {
    var box = ImageOutline.of(corners).bounds();
    var grown = box.grownBy(2 + OUTWARDS * 2 * Math.max(box.width(), box.height()));
    return PhotographCut.linear(photograph, grown);
  }
}
