package org.calque.geometry;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shoelace and arc length over rings, frame by frame. */
final class Rings {
  private Rings() {}

  /** Half the shoelace sum of each outer ring, holes subtracted. */
  static <P> double area(List<Polygon<P>> polygons, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
    double sum = 0;
    for (Polygon<P> polygon : polygons) {
      sum += Math.abs(signedArea(polygon.outer(), x, y));
      for (List<P> hole : polygon.holes()) {
        sum -= Math.abs(signedArea(hole, x, y));
      }
    }
    return sum;
  }

  /** Positive when the ring runs from x towards y. */
  static <P> double signedArea(List<P> ring, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
    P origin = ring.get(0);
    double ox = x.applyAsDouble(origin);
    double oy = y.applyAsDouble(origin);
    double twice = 0;
    P previous = ring.get(ring.size() - 1);
    for (P point : ring) {
      twice +=
          (x.applyAsDouble(previous) - ox) * (y.applyAsDouble(point) - oy)
              - (x.applyAsDouble(point) - ox) * (y.applyAsDouble(previous) - oy);
      previous = point;
    }
    return twice / 2;
  }
}
