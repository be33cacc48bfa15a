package org.calque.qualify;

import java.util.Optional;
import org.calque.measure.RegionMeasurement;
import org.calque.segment.Tissue;

/**
 * One printed shape in one photograph, measured beside its nominal area. A print that is too small
 * is so in markers and shapes alike, so the comparison does not depend on the printer's scale.
 *
 * @param photograph the file's name
 * @param tile the tile it is printed on
 * @param tissue what the shape stands for
 * @param nominalMm2 its area as printed at 100 %
 * @param measured what was measured in its place; absent when nothing was
 */
public record ShapeTrial(
    String photograph,
    String tile,
    Tissue tissue,
    double nominalMm2,
    Optional<RegionMeasurement> measured) {

  /** The diameter of the disc of the nominal area, in mm. */
  public double diameterMm() {
    return Math.sqrt(4 * nominalMm2 / Math.PI);
  }

  /** Measured less nominal, over nominal; only where something was measured. */
  double relativeError() {
    return area().orElseThrow() / nominalMm2 - 1;
  }

  boolean isMeasured() {
    return area().isPresent();
  }

  boolean isCovered() {
    return measured
        .map(m -> m.area().interval95())
        .filter(
            i ->
                i.low().squareMillimetres() <= nominalMm2
                    && nominalMm2 <= i.high().squareMillimetres())
        .isPresent();
  }

  private Optional<Double> area() {
    return measured.map(m -> m.area().value().squareMillimetres()).filter(a -> a > 0);
  }
}
