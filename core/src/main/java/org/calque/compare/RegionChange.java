package org.calque.compare;

import java.util.Optional;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.quantity.Ratio;
import org.calque.segment.Tissue;

/**
 * The change of one region from the baseline to a follow-up.
 *
 * @param lesion the lesion's id
 * @param kind the tissue
 * @param baselineArea the area at the baseline; absent when unmeasured
 * @param area the area at the follow-up; absent when unmeasured
 * @param change follow-up less baseline, what both visits share cancelled
 * @param relativeChange change over baseline
 * @param linearAdvance baseline less follow-up area over the mean of both perimeters (Gilman);
 *     positive when the edge moved inwards
 * @param smallestDetectableChange 1.96 times the uncertainty of the change were there none
 * @param category what became of it
 */
public record RegionChange(
    String lesion,
    Tissue kind,
    Optional<Estimate<Area>> baselineArea,
    Optional<Estimate<Area>> area,
    Optional<Estimate<Area>> change,
    Optional<Estimate<Ratio>> relativeChange,
    Optional<Estimate<Length>> linearAdvance,
    Optional<Area> smallestDetectableChange,
    ChangeCategory category) {}
