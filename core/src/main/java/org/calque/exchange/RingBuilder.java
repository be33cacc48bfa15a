package org.calque.exchange;

import java.util.ArrayList;
import java.util.List;
import org.calque.geometry.ImagePoint;

/** Collects a ring's points: repeated points and a closing point are dropped. */
final class RingBuilder {
  /** No photograph has a side of more pixels. */
  static final double FARTHEST_PX = 1e6;

  static final int TRIANGLE = 3;

  private final List<ImagePoint> points = new ArrayList<>();

  static boolean isCoordinate(double value) {
    return Math.abs(value) <= FARTHEST_PX;
  }

  void add(double x, double y) {
    ImagePoint point = new ImagePoint(x, y);
    if (points.isEmpty() || !points.get(points.size() - 1).equals(point)) {
      points.add(point);
    }
  }

  /** The open ring; fewer than three points when it encloses nothing. */
  List<ImagePoint> open() {
    int size = points.size();
    boolean closed = size > 1 && points.get(0).equals(points.get(size - 1));
    return List.copyOf(closed ? points.subList(0, size - 1) : points);
  }
}
