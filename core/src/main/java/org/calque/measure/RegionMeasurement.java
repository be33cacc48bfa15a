package org.calque.measure;

import org.calque.geometry.ImageOutline;
import org.calque.geometry.PlaneOutline;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.segment.Tissue;

/**
 * A region's size.
 *
 * @param kind what it is
 * @param area its area; 0 with an interval up to the detection limit when nothing is visible
 * @param surface what the area lies on
 * @param perimeter the length of its outline
 * @param length its largest diameter
 * @param width the largest extent perpendicular to the length
 * @param outlinePx the outline in the photograph, in pixels
 * @param outlineMm the same outline on the plane, point by point
 * @param budget the contributions to the area's uncertainty
 */
public record RegionMeasurement(
    Tissue kind,
    Estimate<Area> area,
    AreaSurface surface,
    Estimate<Length> perimeter,
    Estimate<Length> length,
    Estimate<Length> width,
    ImageOutline outlinePx,
    PlaneOutline outlineMm,
    UncertaintyBudget budget) {}
