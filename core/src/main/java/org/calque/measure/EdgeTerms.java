package org.calque.measure;

import org.calque.segment.BoundarySpread;

/**
 * What the edge's place does to an area: dA = P delta for a shift delta of the whole outline of
 * perimeter P; independent stretches average.
 *
 * @param ruleArea standard uncertainty in mm2 from what the edge rule leaves open
 * @param regionArea standard uncertainty in mm2 from which border is found
 * @param readingArea standard uncertainty in mm2 from what the lesion's look hides of it
 * @param locationArea standard uncertainty in mm2 from single stretches
 * @param displacement standard uncertainty in mm of the edge's place
 */
record EdgeTerms(
    double ruleArea,
    double regionArea,
    double readingArea,
    double locationArea,
    double displacement) {

  static EdgeTerms of(BoundarySpread spread, double perimeterMm, double pxPerMm) {
    double rule = spread.common() / pxPerMm;
    double region = spread.region() / pxPerMm;
    double reading = spread.reading() / pxPerMm;
    double location = spread.random() / Math.sqrt(spread.stretches()) / pxPerMm;
    return new EdgeTerms(
        perimeterMm * rule,
        perimeterMm * region,
        perimeterMm * reading,
        perimeterMm * location,
        Math.sqrt(rule * rule + region * region + reading * reading + location * location));
  }
}
