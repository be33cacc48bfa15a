package org.calque.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Unions, differences and containment of outlines as point sets, by JTS. */
final class SetOperations {
  private static final int ARC_SEGMENTS = 12;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private SetOperations() {}

  static ImageOutline union(ImageOutline a, ImageOutline b) {
    return image(OverlayNGRobust.overlay(geometry(a), geometry(b), OverlayNG.UNION));
  }

  static ImageOutline intersection(ImageOutline a, ImageOutline b) {
    return image(OverlayNGRobust.overlay(geometry(a), geometry(b), OverlayNG.INTERSECTION));
  }

  /** Grown and shrunk again by a disc: bays narrower than the disc are filled. */
  static ImageOutline closed(ImageOutline outline, double radius) {
    return image(geometry(outline).buffer(radius, ARC_SEGMENTS).buffer(-radius, ARC_SEGMENTS));
  }

  static boolean contains(ImageOutline outline, ImagePoint point) {
    return SimplePointInAreaLocator.locate(new Coordinate(point.x(), point.y()), geometry(outline))
        != Location.EXTERIOR;
  }

  static PlaneOutline minus(PlaneOutline a, PlaneOutline b) {
    Geometry difference = OverlayNGRobust.overlay(geometry(a), geometry(b), OverlayNG.DIFFERENCE);
    return new PlaneOutline(polygons(difference, PlanePoint::new));
  }

  static PlanePoint centroid(PlaneOutline outline) {
    Coordinate centre = geometry(outline).getCentroid().getCoordinate();
    return new PlanePoint(centre.x, centre.y);
  }

  private static ImageOutline image(Geometry geometry) {
    return new ImageOutline(polygons(geometry, ImagePoint::new));
  }

  private static Geometry geometry(ImageOutline outline) {
    return geometry(outline.polygons(), ImagePoint::x, ImagePoint::y);
  }

  private static Geometry geometry(PlaneOutline outline) {
    return geometry(outline.polygons(), PlanePoint::x, PlanePoint::y);
  }

  /** Self-touching rings are made valid first, so that a reader's scribble cannot fail. */
  private static <P> Geometry geometry(
      List<Polygon<P>> polygons, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
    var parts = new org.locationtech.jts.geom.Polygon[polygons.size()];
    for (int i = 0; i < parts.length; i++) {
      Polygon<P> polygon = polygons.get(i);
      LinearRing[] holes =
          polygon.holes().stream().map(h -> ring(h, x, y)).toArray(LinearRing[]::new);
      parts[i] = FACTORY.createPolygon(ring(polygon.outer(), x, y), holes);
    }
    Geometry all = FACTORY.createMultiPolygon(parts);
    return all.isValid() ? all : GeometryFixer.fix(all);
  }

  private static <P> LinearRing ring(List<P> points, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
    Coordinate[] coordinates = new Coordinate[points.size() + 1];
    for (int i = 0; i < points.size(); i++) {
      coordinates[i] =
          new Coordinate(x.applyAsDouble(points.get(i)), y.applyAsDouble(points.get(i)));
    }
    coordinates[points.size()] = coordinates[0].copy();
    return FACTORY.createLinearRing(coordinates);
  }

  private static <P> List<Polygon<P>> polygons(
      Geometry geometry, BiFunction<Double, Double, P> point) {
    List<Polygon<P>> polygons = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof org.locationtech.jts.geom.Polygon part
          && !part.isEmpty()) {
        List<List<P>> holes = new ArrayList<>();
        for (int h = 0; h < part.getNumInteriorRing(); h++) {
          holes.add(points(part.getInteriorRingN(h), point));
        }
        polygons.add(new Polygon<>(points(part.getExteriorRing(), point), holes));
      }
    }
    return polygons;
  }

  private static <P> List<P> points(LinearRing ring, BiFunction<Double, Double, P> point) {
    Coordinate[] coordinates = ring.getCoordinates();
    return Arrays.stream(coordinates, 0, coordinates.length - 1)
        .map(c -> point.apply(c.x, c.y))
        .toList();
  }
}
