package org.calque.compare;

import java.util.List;
import org.calque.measure.LesionMeasurement;

/**
 * The lesions of one visit.
 *
 * @param visit when and with what
 * @param lesions as measured, each id once
 */
public record VisitMeasurement(Visit visit, List<LesionMeasurement> lesions) {
  public VisitMeasurement {
    lesions = List.copyOf(lesions);
  }
}
