package org.calque.measure;

import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.segment.Tissue;

/**
 * A lesion's size at one visit.
 *
 * @param id L1, L2 ... in the order of the prompts
 * @param prompt the prompt's text form
 * @param place where in the photograph, in pixels
 * @param edgeRule where its edge is said to be
 * @param regions at most one a tissue
 * @param bedArea ulcer less extrusion as sets; absent without an ulcer
 * @param glarePx what glare hides of it, in pixels
 */
public record LesionMeasurement(
    String id,
    String prompt,
    ImagePoint place,
    String edgeRule,
    List<RegionMeasurement> regions,
    Optional<Estimate<Area>> bedArea,
    ImageOutline glarePx) {
  public LesionMeasurement {
    regions = List.copyOf(regions);
  }

  /** What all its regions cover together, in pixels; empty where nothing is visible. */
  public ImageOutline outlinePx() {
    return regions.stream()
        .map(RegionMeasurement::outlinePx)
        .reduce(ImageOutline.EMPTY, ImageOutline::union);
  }

  public Optional<RegionMeasurement> region(Tissue kind) {
    return regions.stream().filter(r -> r.kind() == kind).findFirst();
  }
}
