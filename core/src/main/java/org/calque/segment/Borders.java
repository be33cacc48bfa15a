package org.calque.segment;

import java.util.ArrayList;
import java.util.List;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.photo.Photograph;

/** What is done with measured borders, whoever proposed them. */
final class Borders {
  private static final double WEAK_EDGE = 0.25;

  private Borders() {}

  /** Area between two outlines over the length of the first, in pixels. */
  static double distance(ImageOutline a, ImageOutline b) {
    double between = a.union(b).pixelCoverage() - a.intersection(b).pixelCoverage();
    return between / length(a);
  }

  /** Radius in pixels of a disc of an outline's area. */
  static double radius(ImageOutline outline) {
    return Math.sqrt(outline.pixelCoverage() / Math.PI);
  }

  private static double length(ImageOutline outline) {
    double sum = 0;
    for (Polygon<ImagePoint> polygon : outline.polygons()) {
      List<ImagePoint> ring = polygon.outer();
      for (int i = 0; i < ring.size(); i++) {
        sum += ring.get(i).distanceTo(ring.get((i + 1) % ring.size()));
      }
    }
    return Math.max(1, sum);
  }

  /**
   * A spread with further doubts about the border.
   *
   * @param regionPx of which border is found in one photograph
   * @param readingPx of what is alike in every photograph of the lesion
   */
  static BoundarySpread widened(BoundarySpread spread, double regionPx, double readingPx) {
    return new BoundarySpread(
        spread.common(),
        Math.hypot(spread.region(), regionPx),
        Math.hypot(spread.reading(), readingPx),
        spread.random(),
        spread.stretches(),
        spread.weakShare());
  }

  /** Where chalk overhangs the opening, the chalk's edge is the edge. */
  static SegmentedRegion joined(SegmentedRegion bed, SegmentedRegion chalk) {
    return new SegmentedRegion(
        Tissue.ULCER, bed.outline().union(chalk.outline()), bed.edgeRule(), bed.spread());
  }

  /** The region without what the refinement carried beyond the photograph's border. */
  static SegmentedRegion inFrame(Photograph photograph, SegmentedRegion region) {
    ImageBox frame = new ImageBox(-0.5, -0.5, photograph.width() - 0.5, photograph.height() - 0.5);
    ImageBox bounds = region.outline().bounds();
    if (frame.x0() <= bounds.x0()
        && frame.y0() <= bounds.y0()
        && frame.x1() >= bounds.x1()
        && frame.y1() >= bounds.y1()) {
      return region;
    }
    ImageOutline inside = region.outline().intersection(ImageOutline.of(frame.corners()));
    return inside.isEmpty()
        ? region
        : new SegmentedRegion(region.tissue(), inside, region.edgeRule(), region.spread());
  }

  static List<Finding> findings(Photograph photograph, SegmentedRegion bed) {
    List<Finding> findings = new ArrayList<>();
    ImageBox bounds = bed.outline().bounds();
    if (bounds.x0() < 1
        || bounds.y0() < 1
        || bounds.x1() > photograph.width() - 2
        || bounds.y1() > photograph.height() - 2) {
      findings.add(
          Finding.warning(
              FindingCode.LESION_CUT_OFF,
              "The lesion reaches the photograph's border: part of it may be missing."));
    }
    if (bed.spread().weakShare() > WEAK_EDGE) {
      findings.add(
          Finding.warning(
                  FindingCode.EDGE_WEAK,
                  "Part of the lesion's edge has too little contrast to be measured.")
              .with(bed.spread().weakShare(), WEAK_EDGE, "1"));
    }
    return findings;
  }
}
