package org.calque.report;

import org.calque.geometry.ImagePoint;
import org.opencv.core.Point;

/**
 * Where pixels of the photograph lie on a canvas; pixel centres are whole numbers in both.
 *
 * @param scale canvas pixels a photograph's pixel
 * @param left the photograph's column at the canvas's left
 * @param top the photograph's row at the canvas's top
 */
record View(double scale, double left, double top) {
  private static final double HALF = 0.5;

  Point at(ImagePoint point) {
    return new Point(
        (point.x() - left + HALF) * scale - HALF, (point.y() - top + HALF) * scale - HALF);
  }
}
