package org.calque.card;

import java.util.ArrayList;
import java.util.List;
import org.calque.geometry.PlanePoint;

/**
 * A rectangle of a printed piece, in mm of the piece's frame.
 *
 * @param x0 left side
 * @param y0 upper side
 * @param x1 right side, beyond the left
 * @param y1 lower side, beyond the upper
 */
public record CardBox(double x0, double y0, double x1, double y1) {
  public CardBox {
    if (!(x1 > x0 && y1 > y0)) {
      throw new IllegalArgumentException(
          "a box runs from upper left to lower right, got "
              + x0
              + ", "
              + y0
              + " to "
              + x1
              + ", "
              + y1
              + " mm");
    }
  }

  static CardBox square(double centreX, double centreY, double side) {
    return new CardBox(
        centreX - side / 2, centreY - side / 2, centreX + side / 2, centreY + side / 2);
  }

  public double widthMm() {
    return x1 - x0;
  }

  public double heightMm() {
    return y1 - y0;
  }

  /** The point at these shares of width and height, each 0 to 1. */
  public PlanePoint at(double alongX, double alongY) {
    return new PlanePoint(x0 + alongX * (x1 - x0), y0 + alongY * (y1 - y0));
  }

  /** Upper left, upper right, lower right, lower left. */
  public List<PlanePoint> corners() {
    return List.of(at(0, 0), at(1, 0), at(1, 1), at(0, 1));
  }

  /** Points around it, clockwise from the upper left, so many a side. */
  public List<PlanePoint> border(int pointsASide) {
    List<PlanePoint> border = new ArrayList<>();
    List<PlanePoint> corners = corners();
    for (int i = 0; i < corners.size(); i++) {
      PlanePoint from = corners.get(i);
      PlanePoint to = corners.get((i + 1) % corners.size());
      for (int k = 0; k < pointsASide; k++) {
        double t = (double) k / pointsASide;
        border.add(
            new PlanePoint(from.x() + t * (to.x() - from.x()), from.y() + t * (to.y() - from.y())));
      }
    }
    return border;
  }

  /** Whether both share more than their sides. */
  boolean overlaps(CardBox other) {
    return x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1;
  }

  /** Whether the other lies inside, sides included. */
  boolean contains(CardBox other) {
    return other.x0 >= x0 && other.y0 >= y0 && other.x1 <= x1 && other.y1 <= y1;
  }
}
