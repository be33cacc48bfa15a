package org.calque.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PhotographCut;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/** From a box to a lesion: the network decides which region, the light where its edge is. */
final class LearnedFinder {
  /** Cut around a region for its edge, in longer sides, and at least in pixels. */
  private static final double CUT_SIDES = 0.5;

  private static final double CUT_PX = 20;

  /** Smallest region in pixels of the network's view; less is its noise. */
  private static final double SMALLEST_VIEW_PIXELS = 12;

  /** Extrusion smaller than this share of the ulcer is not told from a reflection. */
  private static final double SMALLEST_CHALK_SHARE = 0.004;

  private final SegmentationModel model;
  private final Photograph photograph;

  LearnedFinder(SegmentationModel model, Photograph photograph) {
    this.model = model;
    this.photograph = photograph;
  }

  /**
   * A lesion with its findings.
   *
   * @param regions its regions, the ulcer first
   * @param glare what glare hides of it
   * @param openness how likely it is open, 0 to 1; otherwise it is a scar, a nodule or mere skin
   */
  record Found(List<SegmentedRegion> regions, ImageOutline glare, double openness) {
    ImageOutline ulcer() {
      return regions.get(0).outline();
    }
  }

  Photograph photograph() {
    return photograph;
  }

  /** What the network says about a box. */
  TissueMap look(ImageBox box) {
    return TissueMap.of(model, photograph, box);
  }

  /** The box of the region in a box, before its edge is measured; none when there is no region. */
  Optional<ImageBox> regionIn(ImageBox box) {
    return coarse(look(box), box).map(loop -> Loops.outline(loop).bounds());
  }

  /** The lesion in a box; none when the network sees none. */
  Optional<Found> find(ImageBox box) {
    return find(look(box), box);
  }

  /** The lesion in a box by what the network says about it. */
  Optional<Found> find(TissueMap map, ImageBox box) {
    return coarse(map, box).map(border -> lesion(map, border));
  }

  private static Optional<double[]> coarse(TissueMap map, ImageBox box) {
    return map.ulcers().stream()
        .filter(b -> Loops.signedArea(b) > least(map))
        .filter(b -> box.contains(Loops.outline(b).bounds().centre()))
        .findFirst();
  }

  private Found lesion(TissueMap map, double[] border) {
    ImageBox bounds = Loops.outline(border).bounds();
    double margin = CUT_PX + CUT_SIDES * Math.max(bounds.width(), bounds.height());
    LinearImage cut = PhotographCut.linear(photograph, bounds.grownBy(margin));
    RegionEdge edge = new RegionEdge(new EdgeBand(cut), map);
    LearnedBorder follower = new LearnedBorder(model, photograph, map::ulcerAt);
    SegmentedRegion bed = edge.ulcer(border, follower.near(border));
    List<double[]> proposed = chalk(map, bed.outline(), new ExtrusionSigns(map, cut));
    Optional<SegmentedRegion> chalk = edge.extrusion(proposed);
    SegmentedRegion ulcer = chalk.map(c -> Borders.joined(bed, c)).orElse(bed);
    List<SegmentedRegion> regions = new ArrayList<>();
    regions.add(Borders.inFrame(photograph, ulcer));
    chalk.map(c -> Borders.inFrame(photograph, c)).ifPresent(regions::add);
    return new Found(regions, glare(map, ulcer.outline()), map.openness(border));
  }

  private static List<double[]> chalk(TissueMap map, ImageOutline bed, ExtrusionSigns signs) {
    double least = Math.max(SMALLEST_CHALK_SHARE * bed.pixelCoverage(), least(map));
    List<double[]> proposed =
        map.chalk().stream()
            .filter(l -> Loops.signedArea(l) > least)
            .filter(l -> !Loops.outline(l).intersection(bed).isEmpty())
            .toList();
    List<double[]> stated = proposed.stream().filter(signs::suffice).toList();
    List<double[]> refused = proposed.stream().filter(l -> !stated.contains(l)).toList();
    return map.chalkAbout(stated, refused);
  }

  /** Area in pixels of the photograph of the smallest region of a map. */
  private static double least(TissueMap map) {
    return SMALLEST_VIEW_PIXELS * map.step() * map.step();
  }

  private static ImageOutline glare(TissueMap map, ImageOutline ulcer) {
    ImageOutline all = ImageOutline.EMPTY;
    for (double[] loop : map.glare()) {
      if (Loops.signedArea(loop) > least(map)) {
        all = all.union(Loops.outline(loop).intersection(ulcer));
      }
    }
    return all;
  }
}
