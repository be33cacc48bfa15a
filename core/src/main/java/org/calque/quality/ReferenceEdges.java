package org.calque.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.calque.calibrate.DetectedReference;
import org.calque.calibrate.PhotographCut;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/**
 * What the printed outlines of a reference show of the photograph's sharpness and of its own state.
 *
 * @param blurPx blur of the sharper of the two directions of the worst outline, in pixels
 * @param smearPx length of the straight smear that makes the other direction as wide, in pixels
 * @param missing share of the outlines that does not show, 0 to 1
 * @param bow largest bow of a straight side over its length
 * @param whiteRatio brightest over darkest paper beside the outlines, 1 or more
 */
record ReferenceEdges(
    OptionalDouble blurPx, double smearPx, double missing, double bow, double whiteRatio) {
  private static final Set<String> OUTLINED = Set.of("aruco", "square", "dot");
  private static final int SIDES = 4;
  private static final int ARCS = 8;
  private static final int STATIONS = 96;
  private static final double FROM = 0.08;
  private static final double REACH = 0.1;
  private static final double LEAST_REACH_PX = 3;
  private static final double LEAST_LIGHT = 1e-3;

  /** Variance of a straight smear of length 1 along its direction. */
  private static final double SMEAR_VARIANCE = 1.0 / 12;

  /** Whether a reference has a printed outline that is black on white all round. */
  static boolean hasOutline(DetectedReference reference) {
    return OUTLINED.contains(reference.kind());
  }

  /** Edges of the outlines; no blur when they do not show. */
  static ReferenceEdges of(Photograph photograph, DetectedReference reference) {
    List<EdgeStretch> all = new ArrayList<>();
    double blur = -1;
    double smear = 0;
    double bow = 0;
    for (Polygon<ImagePoint> polygon : reference.footprint().polygons()) {
      Ring ring = new Ring(polygon.outer());
      boolean square = polygon.outer().size() == SIDES;
      List<EdgeStretch> stretches = stretches(photograph, ring, square ? SIDES : ARCS);
      all.addAll(stretches);
      double[] range = variances(stretches);
      if (range[0] <= range[1]) {
        blur = Math.max(blur, Math.sqrt(range[0]));
        smear = Math.max(smear, Math.sqrt((range[1] - range[0]) / SMEAR_VARIANCE));
      }
      if (square) {
        double most = stretches.stream().mapToDouble(EdgeStretch::curvature).max().orElse(0);
        bow = Math.max(bow, most * ring.length() / SIDES / 4);
      }
    }
    return new ReferenceEdges(
        blur < 0 ? OptionalDouble.empty() : OptionalDouble.of(blur),
        smear,
        all.stream().mapToDouble(EdgeStretch::missing).average().orElse(0),
        bow,
        whiteRatio(all));
  }

  private static List<EdgeStretch> stretches(Photograph photograph, Ring ring, int count) {
    double reach = Math.max(LEAST_REACH_PX, REACH * ring.length() / SIDES);
    LinearImage image = PhotographCut.linear(photograph, ring.bounds().grownBy(reach + 2));
    List<EdgeStretch> stretches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double from = ring.start(i, count);
      double length = ring.start(i + 1, count) - from;
      List<EdgeStretch.Station> stations = new ArrayList<>();
      for (int k = 0; k < STATIONS; k++) {
        double t = FROM + (1 - 2 * FROM) * k / (STATIONS - 1);
        stations.add(ring.station(from + t * length, (t - 0.5) * length));
      }
      stretches.add(EdgeStretch.of(image, stations, reach));
    }
    return stretches;
  }

  /** The smallest and largest variance of opposite stretches taken together. */
  private static double[] variances(List<EdgeStretch> stretches) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int half = stretches.size() / 2;
    for (int i = 0; i < half; i++) {
      OptionalDouble a = stretches.get(i).sigmaPx();
      OptionalDouble b = stretches.get(i + half).sigmaPx();
      if (a.isPresent() || b.isPresent()) {
        double sa = a.orElseGet(b::getAsDouble);
        double sb = b.orElseGet(a::getAsDouble);
        double mean = (sa * sa + sb * sb) / 2;
        low = Math.min(low, mean);
        high = Math.max(high, mean);
      }
    }
    return new double[] {low, high};
  }

  private static double whiteRatio(List<EdgeStretch> stretches) {
    double low = stretches.stream().mapToDouble(EdgeStretch::white).min().orElse(1);
    double high = stretches.stream().mapToDouble(EdgeStretch::white).max().orElse(1);
    return high / Math.max(LEAST_LIGHT, low);
  }
}
