package org.calque.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;
import org.calque.measure.RegionMeasurement;

/** Reads points and outlines of an assessment. */
final class JsonOutlines {
  private static final int TRIANGLE = 3;

  private JsonOutlines() {}

  static ImageOutline image(JsonPlace place) throws UnreadableAssessmentException {
    return new ImageOutline(polygons(place, ImagePoint::new));
  }

  static ImageOutline imageOrEmpty(JsonPlace place) throws UnreadableAssessmentException {
    return place.isAbsent() ? ImageOutline.EMPTY : image(place);
  }

  static PlaneOutline plane(JsonPlace place) throws UnreadableAssessmentException {
    return new PlaneOutline(polygons(place, PlanePoint::new));
  }

  /** Where a lesion is; the middle of its first outline in a document that does not say. */
  static ImagePoint place(JsonPlace lesion, List<RegionMeasurement> regions)
      throws UnreadableAssessmentException {
    JsonPlace place = lesion.at("place_px");
    if (!place.isAbsent()) {
      return point(place, ImagePoint::new);
    }
    for (RegionMeasurement region : regions) {
      if (!region.outlinePx().isEmpty()) {
        return region.outlinePx().bounds().centre();
      }
    }
    throw place.fault("is absent");
  }

  private static <P> List<Polygon<P>> polygons(JsonPlace place, BiFunction<Double, Double, P> make)
      throws UnreadableAssessmentException {
    List<Polygon<P>> polygons = new ArrayList<>();
    for (JsonPlace part : place.elements()) {
      List<List<P>> rings = new ArrayList<>();
      for (JsonPlace ring : part.elements()) {
        rings.add(ring(ring, make));
      }
      if (rings.isEmpty()) {
        throw part.fault("has no ring");
      }
      polygons.add(new Polygon<>(rings.get(0), rings.subList(1, rings.size())));
    }
    return polygons;
  }

  private static <P> List<P> ring(JsonPlace place, BiFunction<Double, Double, P> make)
      throws UnreadableAssessmentException {
    List<P> points = new ArrayList<>();
    for (JsonPlace point : place.elements()) {
      points.add(point(point, make));
    }
    if (points.size() < TRIANGLE) {
      throw place.fault("has fewer than 3 points");
    }
    return points;
  }

  private static <P> P point(JsonPlace place, BiFunction<Double, Double, P> make)
      throws UnreadableAssessmentException {
    List<JsonPlace> numbers = place.elements();
    if (numbers.size() != 2) {
      throw place.fault("is not a point [x, y]");
    }
    return make.apply(numbers.get(0).number(), numbers.get(1).number());
  }
}
