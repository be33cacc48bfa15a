package org.calque.segment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.internal.opencv.Network;
import org.calque.internal.raster.Contours;
import org.calque.internal.raster.PolygonFill;
import org.calque.photo.Photograph;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/**
 * How likely each place of a square is ulcer, extrusion or glare, by the region network, should
 * anything in the box be open; and how likely it is open. Immutable; confined to the segmenter.
 */
final class TissueMap {
  private static final int BOX_CHANNEL = 3;
  private static final int ULCER = 0;
  private static final int CHALK = 1;
  private static final int GLARE = 2;
  private static final int OPEN = 3;

  /** The network is not sure where its odds are this many times those of the border, or less. */
  private static final double UNSURE = 3;

  /** As likely as not. */
  private static final double EVEN = 0.5;

  /** What is near a border, in its longer sides. */
  private static final double NEAR = 0.2;

  /** What is less likely than this is not there. */
  private static final double NEITHER = 0.05;

  private final SquareView view;
  private final float[] planes;
  private final List<Double> thresholds;

  TissueMap(SquareView view, float[] planes, List<Double> thresholds) {
    this.view = view;
    this.planes = planes;
    this.thresholds = thresholds;
  }

  /** What the network says about a box, the mean over the ways to lay the square on itself. */
  static TissueMap of(SegmentationModel model, Photograph photograph, ImageBox box) {
    Network network = model.region();
    double side = model.cropFactor() * Math.max(box.width(), box.height());
    SquareView view = SquareView.about(box.centre(), side, network.columns());
    float[] input = view.planes(photograph);
    mark(box, view, input);
    float[] sum = new float[0];
    for (int which = 0; which < Symmetries.COUNT; which++) {
      int[] places = Symmetries.places(which, network.columns());
      float[] output = network.run(Symmetries.laid(input, places));
      sum = sum.length == 0 ? new float[output.length] : sum;
      Symmetries.add(output, places, sum);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Symmetries.COUNT;
    }
    return new TissueMap(view, sum, model.thresholds());
  }

  private static void mark(ImageBox box, SquareView view, float[] input) {
    int size = view.size();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (box.contains(view.toPhotograph(x, y))) {
          input[(BOX_CHANNEL * size + y) * size + x] = 1;
        }
      }
    }
  }

  SquareView view() {
    return view;
  }

  float[] planes() {
    return planes;
  }

  /** Pixels of the photograph a pixel of the map. */
  double step() {
    return view.step();
  }

  /** Outer borders of the ulcer, in the photograph, largest first. */
  List<double[]> ulcers() {
    float[] field = new float[view.size() * view.size()];
    for (int i = 0; i < field.length; i++) {
      field[i] = (float) (value(ULCER, i) - thresholds.get(ULCER));
    }
    return borders(field);
  }

  /** Borders of the extrusion; what is rather glare is not of it. */
  List<double[]> chalk() {
    return borders(exceeding(CHALK, GLARE, thresholds.get(CHALK)));
  }

  /**
   * The borders of all that is rather extrusion than not, about a border of surer extrusion.
   *
   * @param refused borders of what is none after all: what lies nearer to these is not outlined
   */
  List<double[]> chalkAbout(List<double[]> surer, List<double[]> refused) {
    float[] field = exceeding(CHALK, GLARE, EVEN);
    if (!surer.isEmpty() && !refused.isEmpty()) {
      leaveOut(field, refused, surer);
    }
    return borders(field).stream().filter(l -> surer.stream().anyMatch(s -> meet(l, s))).toList();
  }

  private void leaveOut(float[] field, List<double[]> refused, List<double[]> surer) {
    try (MatScope scope = new MatScope()) {
      List<MatOfPoint2f> there = refused.stream().map(l -> polygon(scope, l)).toList();
      List<MatOfPoint2f> here = surer.stream().map(l -> polygon(scope, l)).toList();
      for (int i = 0; i < field.length; i++) {
        if (field[i] > 0 && depth(there, place(i)) > depth(here, place(i))) {
          field[i] = -field[i];
        }
      }
    }
  }

  private static MatOfPoint2f polygon(MatScope scope, double[] loop) {
    Point[] points = new Point[loop.length / 2];
    Arrays.setAll(points, i -> new Point(loop[2 * i], loop[2 * i + 1]));
    return scope.own(new MatOfPoint2f(points));
  }

  /** How far a place lies inside the nearest of some polygons, less than 0 outside. */
  private static double depth(List<MatOfPoint2f> polygons, ImagePoint place) {
    Point point = new Point(place.x(), place.y());
    return polygons.stream()
        .mapToDouble(p -> Imgproc.pointPolygonTest(p, point, true))
        .max()
        .orElseThrow();
  }

  private static boolean meet(double[] a, double[] b) {
    return !Loops.outline(a).intersection(Loops.outline(b)).isEmpty();
  }

  /** Borders of the glare; what is rather extrusion is not of it. */
  List<double[]> glare() {
    return borders(exceeding(GLARE, CHALK, thresholds.get(GLARE)));
  }

  /**
   * Width in pixels of the photograph of the band in which the network is not sure of the ulcer.
   */
  double ulcerBand(double[] border) {
    return band(ULCER, border);
  }

  /** The same for the extrusion. */
  double chalkBand(double[] border) {
    return band(CHALK, border);
  }

  /** What lies near a border and is not sure, over the border's length. */
  private double band(int plane, double[] border) {
    ImageBox bounds = Loops.outline(border).bounds();
    ImageBox near = bounds.grownBy(NEAR * Math.max(bounds.width(), bounds.height()));
    double odds = thresholds.get(plane) / (1 - thresholds.get(plane));
    double low = odds / UNSURE / (1 + odds / UNSURE);
    double high = odds * UNSURE / (1 + odds * UNSURE);
    int count = 0;
    for (int y = 0; y < view.size(); y++) {
      for (int x = 0; x < view.size(); x++) {
        float value = value(plane, y * view.size() + x);
        if (value > low && value < high && near.contains(view.toPhotograph(x, y))) {
          count++;
        }
      }
    }
    return count * step() * step() / Loops.length(border);
  }

  /**
   * What the network gives the ulcer at a place of the photograph; beyond the square its edge's.
   */
  double ulcerAt(double px, double py) {
    double last = view.size() - 1;
    double x = Math.max(0, Math.min(last, view.column(px)));
    double y = Math.max(0, Math.min(last, view.row(py)));
    int left = (int) Math.min(x, last - 1);
    int top = (int) Math.min(y, last - 1);
    int i = top * view.size() + left;
    double right = x - left;
    double above = value(ULCER, i) + right * (value(ULCER, i + 1) - value(ULCER, i));
    int j = i + view.size();
    double below = value(ULCER, j) + right * (value(ULCER, j + 1) - value(ULCER, j));
    return above + (y - top) * (below - above);
  }

  /** How likely what is inside a border of the photograph is open, on average, 0 to 1. */
  double openness(double[] border) {
    return mean(OPEN, inside(border));
  }

  /** The same for the extrusion. */
  double chalkConfidence(double[] border) {
    return mean(CHALK, inside(border));
  }

  private double mean(int plane, boolean[] places) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i]) {
        sum += value(plane, i);
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  /**
   * Diameter in pixels of the photograph of the disc of all in a box of which the network does not
   * exclude that it is open.
   */
  double possibleDiameter(ImageBox box) {
    int count = 0;
    for (int i = 0; i < places(); i++) {
      count += value(OPEN, i) >= NEITHER && box.contains(place(i)) ? 1 : 0;
    }
    return 2 * step() * Math.sqrt(count / Math.PI);
  }

  /** How many places the map has. */
  int places() {
    return view.size() * view.size();
  }

  /** Where a place lies in the photograph. */
  ImagePoint place(int i) {
    return view.toPhotograph(i % view.size(), i / view.size());
  }

  /** The places inside a border of the photograph. */
  boolean[] inside(double[] border) {
    double[] loop = border.clone();
    for (int i = 0; i < loop.length; i += 2) {
      loop[i] = view.column(border[i]);
      loop[i + 1] = view.row(border[i + 1]);
    }
    return PolygonFill.inside(List.of(loop), view.size(), view.size());
  }

  /** Whether a place is surely neither ulcer nor extrusion. */
  boolean isAround(int i) {
    return value(ULCER, i) < NEITHER && value(CHALK, i) < NEITHER;
  }

  private float[] exceeding(int plane, int other, double threshold) {
    float[] field = new float[view.size() * view.size()];
    for (int i = 0; i < field.length; i++) {
      double value = value(plane, i);
      field[i] = (float) Math.min(value - threshold, value - value(other, i));
    }
    return field;
  }

  private float value(int plane, int i) {
    return planes[plane * view.size() * view.size() + i];
  }

  private List<double[]> borders(float[] field) {
    return Contours.trace(field, view.size(), view.size(), 0).stream()
        .filter(l -> Loops.signedArea(l) > 0)
        .sorted(Comparator.comparingDouble(l -> -Loops.signedArea(l)))
        .map(view::toPhotograph)
        .toList();
  }
}
