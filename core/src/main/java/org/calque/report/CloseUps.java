package org.calque.report;

import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.opencv.core.Rect;

/**
 * Close-ups of lesions that are small in their photograph.
 *
 * @param photograph the photograph at its full size
 * @param text the height of capitals
 */
record CloseUps(Canvas photograph, double text) {
  private static final double SMALL = 1 / 3.0;
  private static final double AROUND = 2;
  private static final double LEAST_PX = 24;

  /** What is not visible is shown with its surroundings, this share of the photograph's side. */
  private static final double UNSEEN = 0.1;

  /** Whether a lesion takes up so little of the photograph that it is shown close up. */
  boolean shows(LesionMeasurement lesion) {
    ImageBox bounds = Overlay.bounds(lesion);
    double side = Math.min(photograph.width(), photograph.height());
    return Math.max(bounds.width(), bounds.height()) < SMALL * side;
  }

  /** What its close-up shows; the lesion's own box when it has none. */
  ImageBox area(LesionMeasurement lesion) {
    ImageBox bounds = Overlay.bounds(lesion);
    return shows(lesion) ? square(bounds, least(lesion)) : bounds;
  }

  private double least(LesionMeasurement lesion) {
    boolean seen = lesion.regions().stream().anyMatch(r -> !r.outlinePx().isEmpty());
    double side = Math.min(photograph.width(), photograph.height());
    return seen ? LEAST_PX : Math.max(LEAST_PX, UNSEEN * side);
  }

  private static ImageBox square(ImageBox bounds, double least) {
    double half =
        Math.ceil(Math.max(least, AROUND * Math.max(bounds.width(), bounds.height())) / 2);
    double x = Math.rint(bounds.centre().x());
    double y = Math.rint(bounds.centre().y());
    return new ImageBox(x - half, y - half, x + half, y + half);
  }

  /** The close-up, a square of the given side. */
  Canvas draw(LesionMeasurement lesion, Optional<PlaneCalibration> calibration, int side) {
    ImageBox area = area(lesion);
    Rect part = new Rect((int) area.x0(), (int) area.y0(), (int) area.width(), (int) area.height());
    Canvas canvas = photograph.part(part, side, side);
    View view = new View(side / area.width(), area.x0(), area.y0());
    int thickness = (int) Math.max(2, Math.round(text / 10));
    for (RegionMeasurement region : lesion.regions()) {
      canvas.outline(region.outlinePx(), view, Ink.of(region.kind()), thickness);
    }
    canvas.outline(lesion.glarePx(), view, Ink.GLARE, 1);
    calibration.ifPresent(
        c -> {
          ImagePoint place = lesion.place();
          double scale = c.mapping().pixelsPerMillimetre(place) * view.scale();
          ScaleBar.upTo(side / 2.0, scale)
              .ifPresent(bar -> bar.draw(canvas, text, side - text, text));
        });
    return canvas;
  }
}
