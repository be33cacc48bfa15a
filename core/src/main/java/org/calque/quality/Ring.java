package org.calque.quality;

import java.util.List;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;

/** A closed line with its length and outward normals, in pixels. Immutable. */
final class Ring {
  private final List<ImagePoint> points;
  private final double[] until;
  private final double sign;

  Ring(List<ImagePoint> points) {
    this.points = points;
    this.until = new double[points.size() + 1];
    double twice = 0;
    for (int i = 0; i < points.size(); i++) {
      ImagePoint a = points.get(i);
      ImagePoint b = next(i);
      until[i + 1] = until[i] + a.distanceTo(b);
      twice += a.x() * b.y() - b.x() * a.y();
    }
    this.sign = twice > 0 ? 1 : -1;
  }

  private ImagePoint next(int i) {
    return points.get((i + 1) % points.size());
  }

  double length() {
    return until[points.size()];
  }

  private double side(int corner) {
    return until[corner + 1] - until[corner];
  }

  /**
   * The point at a distance from the first one along the line.
   *
   * @param along the position to note in the station
   */
  EdgeStretch.Station station(double distance, double along) {
    int i = 0;
    while (i + 1 < points.size() && until[i + 1] < distance) {
      i++;
    }
    ImagePoint a = points.get(i);
    ImagePoint b = next(i);
    double length = Math.max(1e-9, side(i));
    double t = (distance - until[i]) / length;
    double dx = (b.x() - a.x()) / length;
    double dy = (b.y() - a.y()) / length;
    return new EdgeStretch.Station(
        a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()), sign * dy, -sign * dx, along);
  }

  ImageBox bounds() {
    return ImageOutline.of(points).bounds();
  }

  /** Where a stretch begins: a corner of a square, or an equal part of another line. */
  double start(int stretch, int stretches) {
    return stretches == points.size() ? until[stretch] : length() * stretch / stretches;
  }
}
