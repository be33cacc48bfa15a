package org.calque.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.calque.calibrate.DetectedReference;
import org.calque.calibrate.PhotographCut;
import org.calque.calibrate.PlaneCalibration;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.internal.raster.PolygonFill;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;

/** The part of a photograph about a place, without the reference and its card. */
final class Surroundings {
  private static final double LARGEST_PX = 1000;

  /** A printed reference lies on a card: what it covers beyond its outline, in its sizes. */
  private static final double CARD = 0.35;

  private final Photograph photograph;
  private final PixelRegion region;
  private final boolean[] usable;

  private Surroundings(Photograph photograph, PixelRegion region, boolean[] usable) {
    this.photograph = photograph;
    this.region = region;
    this.usable = usable;
  }

  /** About a box, at most 1000 px wide and high. */
  static Surroundings of(Photograph photograph, PlaneCalibration calibration, ImageBox wanted) {
    PixelRegion region = PhotographCut.region(photograph, limited(wanted));
    List<double[]> cards = new ArrayList<>();
    double grown = ReferenceEdges.hasOutline(calibration.reference()) ? 1 + 2 * CARD : 1;
    for (Polygon<ImagePoint> polygon : calibration.reference().footprint().polygons()) {
      ImagePoint middle = ImageOutline.of(polygon.outer()).bounds().centre();
      cards.add(loop(polygon.outer(), middle, grown, region));
      polygon.holes().forEach(hole -> cards.add(loop(hole, middle, 1, region)));
    }
    boolean[] usable = PolygonFill.inside(cards, region.width(), region.height());
    for (int i = 0; i < usable.length; i++) {
      usable[i] = !usable[i];
    }
    return new Surroundings(photograph, region, usable);
  }

  /** What a reference covers. */
  static Surroundings onReference(Photograph photograph, DetectedReference reference) {
    PixelRegion region = PhotographCut.region(photograph, limited(reference.footprint().bounds()));
    boolean[] inside =
        PolygonFill.inside(loops(reference.footprint(), region), region.width(), region.height());
    return new Surroundings(photograph, region, inside);
  }

  private static ImageBox limited(ImageBox wanted) {
    ImagePoint c = wanted.centre();
    double w = Math.min(LARGEST_PX, wanted.width()) / 2;
    double h = Math.min(LARGEST_PX, wanted.height()) / 2;
    return new ImageBox(c.x() - w, c.y() - h, c.x() + w, c.y() + h);
  }

  private static List<double[]> loops(ImageOutline outline, PixelRegion region) {
    ImagePoint fixed = new ImagePoint(0, 0);
    List<double[]> loops = new ArrayList<>();
    for (Polygon<ImagePoint> polygon : outline.polygons()) {
      loops.add(loop(polygon.outer(), fixed, 1, region));
      polygon.holes().forEach(hole -> loops.add(loop(hole, fixed, 1, region)));
    }
    return loops;
  }

  /** A ring grown about a point, in pixels of the region. */
  private static double[] loop(
      List<ImagePoint> ring, ImagePoint fixed, double grown, PixelRegion region) {
    double[] loop = new double[2 * ring.size()];
    for (int i = 0; i < ring.size(); i++) {
      ImagePoint p = ring.get(i);
      loop[2 * i] = fixed.x() + grown * (p.x() - fixed.x()) - region.x();
      loop[2 * i + 1] = fixed.y() + grown * (p.y() - fixed.y()) - region.y();
    }
    return loop;
  }

  /** The same without what an outline encloses. */
  Surroundings without(ImageOutline outline) {
    boolean[] inside = PolygonFill.inside(loops(outline, region), region.width(), region.height());
    boolean[] outside = usable.clone();
    for (int i = 0; i < outside.length; i++) {
      outside[i] &= !inside[i];
    }
    return new Surroundings(photograph, region, outside);
  }

  SkinLight light() {
    return SkinLight.of(photograph, region, usable);
  }

  OptionalDouble blurPx() {
    return new SkinEdges(photograph, region, usable).sigmaPx();
  }
}
