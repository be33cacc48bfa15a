package org.calque.testdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Computes the truth of a scene from its geometry alone, never from pixels. Immutable. */
final class TruthTeller {
  private final Scene scene;
  private final View view;
  private final double[] mapping;

  TruthTeller(Scene scene, View view) {
    this.scene = scene;
    this.view = view;
    this.mapping = view.planeMapping();
  }

  SceneTruth tell(List<LesionField> fields) {
    List<LesionTruth> lesions = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      lesions.add(lesion("L" + (i + 1), fields.get(i)));
    }
    double scale =
        lesions.isEmpty()
            ? scaleAt(new double[] {scene.camera().aimXMm(), scene.camera().aimYMm()})
            : lesions.get(0).pxPerMm();
    List<List<Double>> points = new ArrayList<>();
    for (double[] w : new ReferenceArt(scene.reference()).keyPoints()) {
      double[] p = view.project(w[0], w[1], w[2]);
      points.add(List.of(p[0], p[1]));
    }
    return new SceneTruth(
        lesions,
        Arrays.stream(mapping).boxed().toList(),
        scene.camera().tiltDeg(),
        scale,
        reference(points),
        points,
        scene.reference().depthMm(),
        scene.camera().distortion(),
        view.focalPx);
  }

  private LesionTruth lesion(String id, LesionField field) {
    List<RegionTruth> regions = new ArrayList<>();
    if (field.spec.kind() != LesionSpec.Kind.EXTRUSION_ONLY) {
      addRegion(regions, field.spec.kind().code(), field.wholeContour());
    }
    addRegion(regions, LesionSpec.Kind.EXTRUSION_ONLY.code(), field.chalkContour());
    double[] w = scene.surface().toWorld(field.spec.xMm(), field.spec.yMm());
    return new LesionTruth(id, regions, scaleAt(w));
  }

  /** px per mm of the plane mapping at a world point of the plane. */
  private double scaleAt(double[] world) {
    double[] px = Homography.apply(Homography.inverse(mapping), world[0], world[1]);
    return 1 / Homography.scale(mapping, px[0], px[1]);
  }

  private void addRegion(List<RegionTruth> regions, String kind, List<Polygon> contour) {
    if (!contour.isEmpty()) {
      regions.add(region(kind, contour));
    }
  }

  private RegionTruth region(String kind, List<Polygon> contour) {
    List<Polygon> world = contour.stream().map(p -> p.map(this::world)).toList();
    List<Polygon> px = world.stream().map(p -> p.map(w -> view.project(w[0], w[1], w[2]))).toList();
    List<Polygon> mm = px.stream().map(p -> p.map(this::planeMm)).toList();
    double area = sum(contour, Polygon::area);
    List<double[]> chartPoints = new ArrayList<>();
    contour.forEach(p -> chartPoints.addAll(Arrays.asList(p.outer())));
    ConvexExtent extent = ConvexExtent.of(chartPoints);
    return new RegionTruth(
        kind,
        area,
        sum(world, Polygon::area),
        sum(world, Polygon::perimeter),
        extent.length(),
        extent.width(),
        2 * Math.sqrt(area / StrictMath.PI),
        px,
        mm,
        box(px));
  }

  private double[] world(double[] chart) {
    return scene.surface().toWorld(chart[0], chart[1]);
  }

  private double[] planeMm(double[] px) {
    double[] ideal = view.undistort(px[0], px[1]);
    return Homography.apply(mapping, ideal[0], ideal[1]);
  }

  /** A plain loop: the order of a stream's compensated sum is the JDK's own affair. */
  private static double sum(List<Polygon> polygons, ToDoubleFunction<Polygon> quantity) {
    double sum = 0;
    for (Polygon polygon : polygons) {
      sum += quantity.applyAsDouble(polygon);
    }
    return sum;
  }

  private static List<Double> box(List<Polygon> polygons) {
    double[] b = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (Polygon polygon : polygons) {
      for (double[] p : polygon.outer()) {
        b[0] = Math.min(b[0], p[0]);
        b[1] = Math.min(b[1], p[1]);
        b[2] = Math.max(b[2], p[0]);
        b[3] = Math.max(b[3], p[1]);
      }
    }
    return List.of(b[0], b[1], b[2], b[3]);
  }

  private String reference(List<List<Double>> points) {
    ReferenceSpec r = scene.reference();
    String size = number(r.sizeMm()) + "mm";
    return switch (r.kind()) {
      case NONE -> "";
      case ARUCO_4X4 -> "aruco:DICT_4X4_50:" + size;
      case APRILTAG_36H11 -> "aruco:DICT_APRILTAG_36h11:" + size;
      case DOT -> "dot:" + size;
      case SQUARE -> "square:" + size;
      case CARD, CARD_STRIP -> "card:bar=" + size;
      case QR -> "qr:" + size;
      case ANGLE_SCALE, RULER, COMB, LINE ->
          String.format(
              Locale.ROOT,
              "line:%.3f,%.3f,%.3f,%.3f=%s",
              points.get(0).get(0),
              points.get(0).get(1),
              points.get(1).get(0),
              points.get(1).get(1),
              size);
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
