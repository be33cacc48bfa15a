package org.calque.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.Contours;
import org.calque.internal.raster.PolygonFill;
import org.calque.photo.Photograph;

/** Boxes of lesions in a photograph, by the locating network on squares of several sizes. */
final class LesionLocator {
  private static final int POINT_CHANNEL = 3;
  private static final double LEVEL = 0.5;

  /**
   * The level where nobody pointed: a lesion missed is asked for again, a false one is not seen.
   */
  private static final double LEVEL_UNASKED = 0.6;

  /** Each square about a point is this much smaller than the one before. */
  private static final double RATIO = 1.6;

  /** The smallest square that is looked at, in pixels. */
  private static final double SMALLEST_SIDE_PX = 40;

  /** Smallest region in pixels of the network's view; less is its noise. */
  private static final double SMALLEST_VIEW_PIXELS = 9;

  /** Longest side, as a share of the view, of a lesion that deserves a closer look. */
  private static final double SMALL_SHARE = 0.15;

  /** Side of that closer look, in longer sides of the lesion. */
  private static final double CLOSE_SIDES = 4;

  /** Share of a lesion that a reference may cover. */
  private static final double COVERED = 0.3;

  /** How far a point may lie from its lesion, in sides of the square. */
  private static final double NEAR = 0.04;

  /**
   * A lesion in a square.
   *
   * @param outline its outline in the photograph
   * @param confidence the highest the network gives it, 0 to 1
   */
  private record Sighting(ImageOutline outline, double confidence) {
    ImageBox box() {
      return outline.bounds();
    }
  }

  private final SegmentationModel model;
  private final Photograph photograph;
  private final ImageOutline covered;

  /**
   * @param covered where the reference lies, which is no lesion
   */
  LesionLocator(SegmentationModel model, Photograph photograph, ImageOutline covered) {
    this.model = model;
    this.photograph = photograph;
    this.covered = covered;
  }

  /** The box on which the squares about a point agree best; none when no lesion is there. */
  Optional<ImageBox> about(ImagePoint point) {
    List<Sighting> all = new ArrayList<>();
    double side = longerSide();
    all.addAll(at(whole(), point));
    for (double s = side; s > SMALLEST_SIDE_PX; s /= RATIO) {
      all.addAll(at(SquareView.about(point, s, model.locator().columns()), point));
    }
    return all.stream().max(Comparator.comparingDouble(s -> agreement(s, all))).map(Sighting::box);
  }

  /** How strongly the other squares see the same. */
  private static double agreement(Sighting one, List<Sighting> all) {
    return all.stream()
        .mapToDouble(o -> o.confidence() * one.confidence() * one.box().overlap(o.box()))
        .sum();
  }

  /** The lesion that holds a point of the square, or lies next to it. */
  private List<Sighting> at(SquareView view, ImagePoint point) {
    double near = NEAR * view.side();
    return sightings(view, point).stream()
        .filter(s -> s.box().grownBy(near).contains(point))
        .filter(s -> s.outline().contains(point) || distance(s.outline(), point) < near)
        .limit(1)
        .toList();
  }

  private static double distance(ImageOutline outline, ImagePoint point) {
    return outline.polygons().stream()
        .flatMap(p -> p.outer().stream())
        .mapToDouble(point::distanceTo)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Diameter in pixels of the smallest lesion that a look at the whole photograph shows. */
  double smallestDiameter() {
    return Math.sqrt(SMALLEST_VIEW_PIXELS) * longerSide() / model.locator().columns();
  }

  /** The boxes of all lesions of the photograph, surest first. */
  List<ImageBox> anywhere() {
    List<ImageBox> boxes = new ArrayList<>();
    SquareView whole = whole();
    float[] map = LesionMap.of(model.locator(), photograph, whole);
    for (Sighting seen : sightings(LesionMap.view(whole), map, LEVEL_UNASKED)) {
      boxes.add(closer(seen).box());
    }
    return boxes;
  }

  /** A lesion that is small in its square seen from nearer. */
  private Sighting closer(Sighting far) {
    double longer = Math.max(far.box().width(), far.box().height());
    if (longer > SMALL_SHARE * longerSide()) {
      return far;
    }
    ImagePoint centre = far.box().centre();
    SquareView view = SquareView.about(centre, CLOSE_SIDES * longer, model.locator().columns());
    return sightings(view, centre).stream()
        .filter(s -> s.box().overlap(far.box()) > 0)
        .max(Comparator.comparingDouble(s -> s.box().overlap(far.box())))
        .orElse(far);
  }

  private double longerSide() {
    return Math.max(photograph.width(), photograph.height());
  }

  private SquareView whole() {
    ImagePoint centre =
        new ImagePoint((photograph.width() - 1) / 2.0, (photograph.height() - 1) / 2.0);
    return SquareView.about(centre, longerSide(), model.locator().columns());
  }

  private List<Sighting> sightings(SquareView view, ImagePoint point) {
    float[] input = view.planes(photograph);
    mark(view, point, input);
    return sightings(view, model.locator().run(input), LEVEL);
  }

  private List<Sighting> sightings(SquareView view, float[] map, double level) {
    float[] field = new float[map.length];
    for (int i = 0; i < field.length; i++) {
      field[i] = (float) (map[i] - level);
    }
    List<Sighting> found = new ArrayList<>();
    for (double[] loop : Contours.trace(field, view.size(), view.size(), 0)) {
      if (Loops.signedArea(loop) > SMALLEST_VIEW_PIXELS) {
        ImageOutline outline = Loops.outline(view.toPhotograph(loop));
        if (!isCovered(outline)) {
          found.add(new Sighting(outline, highest(map, loop, view.size())));
        }
      }
    }
    found.sort(Comparator.comparingDouble(s -> -s.confidence()));
    return found;
  }

  private boolean isCovered(ImageOutline outline) {
    return !covered.isEmpty()
        && outline.intersection(covered).pixelCoverage() > COVERED * outline.pixelCoverage();
  }

  private void mark(SquareView view, ImagePoint point, float[] input) {
    int size = view.size();
    double width = 2 * model.pointSigma() * model.pointSigma();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double dx = x - view.column(point.x());
        double dy = y - view.row(point.y());
        input[(POINT_CHANNEL * size + y) * size + x] =
            (float) StrictMath.exp(-(dx * dx + dy * dy) / width);
      }
    }
  }

  private static double highest(float[] map, double[] loop, int size) {
    boolean[] inside = PolygonFill.inside(List.of(loop), size, size);
    double highest = 0;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        highest = Math.max(highest, map[i]);
      }
    }
    return highest;
  }
}
