package org.calque.testdata;

import java.util.List;

/**
 * What is true of one region, by the one-half contour of its softened edge.
 *
 * @param kind "ulcer", "calcified_extrusion", "residual_scar" or "nodule"
 * @param areaMm2 on the surface: exact shoelace area in an area-true chart
 * @param projectedAreaMm2 projected on the plane that touches the surface at the origin
 * @param perimeterMm on the surface, of all rings
 * @param lengthMm largest distance of two points, in the chart
 * @param widthMm extent perpendicular to the length, in the chart
 * @param equivalentDiameterMm diameter of the disc of the same area
 * @param outlinePx polygons in the upright photograph, lens distortion applied; the centre of the
 *     top-left pixel is (0, 0)
 * @param outlineMm the same polygons, point by point, carried by the plane mapping
 * @param box x0, y0, x1, y1 around the outline, px
 */
public record RegionTruth(
    String kind,
    double areaMm2,
    double projectedAreaMm2,
    double perimeterMm,
    double lengthMm,
    double widthMm,
    double equivalentDiameterMm,
    List<Polygon> outlinePx,
    List<Polygon> outlineMm,
    List<Double> box) {
  public RegionTruth {
    outlinePx = List.copyOf(outlinePx);
    outlineMm = List.copyOf(outlineMm);
    box = List.copyOf(box);
  }
}
