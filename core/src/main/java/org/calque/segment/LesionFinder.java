package org.calque.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PhotographCut;
import org.calque.calibrate.PlaneCalibration;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;

/** From a box to a lesion: region, edge, extrusion, glare, and whether anything is there at all. */
final class LesionFinder {
  /** Cut around the box for the edge, in box sides, and at least in pixels. */
  private static final double CUT_SIDES = 0.7;

  private static final double CUT_PX = 20;

  /** Colour difference below which nothing is called a lesion, in units of L*a*b*. */
  private static final double LEAST_CONTRAST = 8;

  /** What borders that disagree count for: one standard uncertainty a mean distance. */
  private static final double DISAGREEMENT = 1;

  /**
   * How far the border that was decided on lies from the lesion's, in radii, even where nothing in
   * the picture contradicts it: found on rendered lesions of mixed colours, see docs/accuracy.
   */
  private static final double REGION_UNCERTAINTY = 0.03;

  private final Photograph photograph;
  private final Optional<PlaneCalibration> calibration;

  LesionFinder(Photograph photograph, Optional<PlaneCalibration> calibration) {
    this.photograph = photograph;
    this.calibration = calibration;
  }

  /** The lesion in a box; none when the box has no skin around it. */
  Optional<Lesion> find(ImageBox box) {
    return new RegionFinder(photograph, calibration).find(box).map(found -> lesion(box, found));
  }

  /** The box of the region in a box, before its edge is measured. */
  Optional<ImageBox> look(ImageBox box) {
    return new RegionFinder(photograph, calibration)
        .find(box)
        .map(f -> Loops.outline(inPhotograph(f.view(), f.borders().get(0))).bounds());
  }

  private Lesion lesion(ImageBox box, RegionFinder.Found found) {
    double margin = CUT_PX + CUT_SIDES * Math.max(box.width(), box.height());
    EdgeRefiner refiner = new EdgeRefiner(PhotographCut.linear(photograph, box.grownBy(margin)));
    List<EdgeRefiner.Refined> borders =
        found.borders().stream().map(b -> refiner.refine(inPhotograph(found.view(), b))).toList();
    EdgeRefiner.Refined best =
        borders.stream()
            .max(Comparator.comparingDouble(EdgeRefiner.Refined::separation))
            .orElseThrow();
    double doubt = doubt(best, borders, found);
    SegmentedRegion bed = region(Tissue.ULCER, Loops.outline(best.loop()), best.spread(), doubt);
    double contrast = ColourContrast.of(found, inView(found.view(), best.loop()));
    List<SegmentedRegion> regions = new ArrayList<>();
    ChalkFinder.Found chalk =
        new ChalkFinder(found.view(), found.skin()).find(inView(found.view(), best.loop()));
    Optional<SegmentedRegion> extrusion = extrusion(refiner, found.view(), chalk.chalk());
    SegmentedRegion ulcer = extrusion.map(e -> Borders.joined(bed, e)).orElse(bed);
    regions.add(Borders.inFrame(photograph, ulcer));
    extrusion.map(e -> Borders.inFrame(photograph, e)).ifPresent(regions::add);
    ImageOutline glare = outline(found.view(), chalk.glare());
    return new Lesion(
        regions,
        glare,
        contrast,
        LEAST_CONTRAST,
        onSkin(found.colours()),
        best.separation(),
        Borders.findings(photograph, bed));
  }

  private static boolean onSkin(ColourField colours) {
    return CieLab.isSkin(colours.skin(0), colours.skin(1), colours.skin(2));
  }

  private Optional<SegmentedRegion> extrusion(
      EdgeRefiner refiner, WorkingView view, List<double[]> lobes) {
    ImageOutline all = ImageOutline.EMPTY;
    Optional<BoundarySpread> widest = Optional.empty();
    for (double[] lobe : lobes) {
      double[] coarse = inPhotograph(view, lobe);
      EdgeRefiner.Refined refined = refiner.refine(coarse);
      ImageOutline edge = Loops.outline(refined.loop());
      double doubt = base(edge) + DISAGREEMENT * Borders.distance(Loops.outline(coarse), edge);
      BoundarySpread spread = Borders.widened(refined.spread(), doubt, 0);
      all = all.union(edge);
      widest = widest.filter(w -> w.region() > spread.region()).or(() -> Optional.of(spread));
    }
    ImageOutline outline = all;
    return widest
        .filter(w -> !outline.isEmpty())
        .map(
            w ->
                new SegmentedRegion(
                    Tissue.CALCIFIED_EXTRUSION, outline, EdgeRule.HALF_MIXING_LINEAR_LIGHT, w));
  }

  private static SegmentedRegion region(
      Tissue tissue, ImageOutline outline, BoundarySpread spread, double doubt) {
    return new SegmentedRegion(
        tissue, outline, EdgeRule.HALF_MIXING_LINEAR_LIGHT, Borders.widened(spread, doubt, 0));
  }

  /** How far the lesion's true border may lie from the chosen one, in pixels. */
  private static double doubt(
      EdgeRefiner.Refined best, List<EdgeRefiner.Refined> borders, RegionFinder.Found found) {
    ImageOutline chosen = Loops.outline(best.loop());
    double refined = 0;
    double coarse = 0;
    for (int i = 0; i < borders.size(); i++) {
      ImageOutline other = Loops.outline(borders.get(i).loop());
      ImageOutline region = Loops.outline(inPhotograph(found.view(), found.borders().get(i)));
      refined = Math.max(refined, Borders.distance(chosen, other));
      coarse += Borders.distance(other, region) / borders.size();
    }
    double differing = DISAGREEMENT * (refined + coarse / 2);
    return Math.hypot(base(chosen), differing);
  }

  private static double base(ImageOutline outline) {
    return REGION_UNCERTAINTY * Borders.radius(outline);
  }

  private static ImageOutline outline(WorkingView view, List<double[]> loops) {
    ImageOutline all = ImageOutline.EMPTY;
    for (double[] loop : loops) {
      if (loop.length >= 6) {
        all = all.union(Loops.outline(inPhotograph(view, loop)));
      }
    }
    return all;
  }

  private static double[] inPhotograph(WorkingView view, double[] loop) {
    double[] out = new double[loop.length];
    for (int i = 0; i < loop.length; i += 2) {
      ImagePoint p = view.toPhotograph(loop[i], loop[i + 1]);
      out[i] = p.x();
      out[i + 1] = p.y();
    }
    return out;
  }

  private static double[] inView(WorkingView view, double[] loop) {
    double[] out = new double[loop.length];
    for (int i = 0; i < loop.length; i += 2) {
      double[] p = view.fromPhotograph(new ImagePoint(loop[i], loop[i + 1]));
      out[i] = p[0];
      out[i + 1] = p[1];
    }
    return out;
  }
}
