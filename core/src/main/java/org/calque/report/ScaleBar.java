package org.calque.report;

import java.util.List;
import java.util.Optional;

/**
 * A bar of a round number of millimetres.
 *
 * @param millimetres its length on the plane
 * @param pixels its length on the canvas
 */
record ScaleBar(double millimetres, double pixels) {
  private static final List<Double> ROUND =
      List.of(100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1);

  /** The longest round bar of up to so many pixels. */
  static Optional<ScaleBar> upTo(double pixels, double pixelsPerMillimetre) {
    for (double millimetres : ROUND) {
      if (millimetres * pixelsPerMillimetre <= pixels) {
        return Optional.of(new ScaleBar(millimetres, millimetres * pixelsPerMillimetre));
      }
    }
    return Optional.empty();
  }

  /** Draws it from x on, its lower edge at y, its length written over it. */
  void draw(Canvas canvas, double x, double y, double text) {
    int thickness = (int) Math.max(3, Math.round(text / 4));
    canvas.bar(x, y - thickness, pixels, Ink.TEXT, thickness);
    canvas.text(Digits.three(millimetres) + " mm", x, y - 3 * thickness, text);
  }
}
