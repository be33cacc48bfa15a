package org.calque.calibrate;

import java.util.List;
import org.calque.card.CardLayout;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.PlaneMapping;

/**
 * A printed piece as seen in a photograph. Immutable; safe for any thread.
 *
 * @param layout the piece
 * @param ids the numbers of the markers that were used, ascending
 * @param mapping from pixels to the piece's own frame, in mm as printed at 100 %
 * @param markersPx the outlines of those markers
 * @param shortestSidePx the shortest side among them
 * @param roughnessPx how far their sides are from straight lines, root mean square, the worst
 * @param residualPx root mean square distance between found and fitted corners
 * @param degreesOfFreedom observations less parameters of the fit
 */
public record CardSighting(
    CardLayout layout,
    List<Integer> ids,
    PlaneMapping mapping,
    ImageOutline markersPx,
    double shortestSidePx,
    double roughnessPx,
    double residualPx,
    int degreesOfFreedom) {
  public CardSighting {
    ids = List.copyOf(ids);
  }
}
