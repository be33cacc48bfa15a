package org.calque.calibrate;

import java.util.List;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;

/**
 * A reference as found in the photograph.
 *
 * @param kind {@code aruco}, {@code card}, {@code qr}, {@code dot}, {@code square}, {@code ruler}
 *     or {@code line}
 * @param spec the text form with the size that was used
 * @param size the stated size
 * @param ids the markers' ids, in ascending order; empty for other kinds
 * @param footprint what it covers, in pixels: no skin, no lesion
 * @param centre its centre in pixels
 */
public record DetectedReference(
    String kind,
    String spec,
    ReferenceSize size,
    List<Integer> ids,
    ImageOutline footprint,
    ImagePoint centre) {
  public DetectedReference {
    ids = List.copyOf(ids);
  }
}
