package org.calque.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.internal.opencv.MatScope;
import org.calque.internal.raster.Contours;
import org.calque.photo.Photograph;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Decides which region inside a box is the lesion: the colours of the surroundings against the
 * colours inside, in turns, under the expectation that the lesion fills the box about as an ellipse
 * does, smoothed along the picture's own edges.
 */
final class RegionFinder {
  private static final int TURNS = 5;

  /** Logit of being lesion in the box's middle, and the ellipse's radius where it is 0. */
  private static final double MIDDLE_LOGIT = 4;

  private static final double EVEN_RADIUS = 0.85;

  /** Fall of the logit outside the box, by half a box side. */
  private static final double OUTSIDE_FALL = 27;

  private static final double JITTER = 1.05;

  /** The first guess: an ellipse of this radius with a soft edge. */
  private static final double SEED_RADIUS = 0.75;

  private static final double SEED_STEEPNESS = 6;

  /** The ring of surroundings starts this far outside the box, in box sides. */
  private static final double RING_GAP = 0.05;

  /** What a pixel of the ring, or of the box's own corners, counts for the skin's colours. */
  private static final double RING_WEIGHT = 0.1;

  private static final double CORNER_WEIGHT = 1.5;
  private static final double MOST_LOGIT = 3;

  /** Open skin is redder than its surroundings: logit a unit of a*. */
  private static final double REDNESS = 0.02;

  private static final double LEAST_REDNESS = -10;
  private static final double MOST_REDNESS = 20;
  private static final int GUIDE_RADIUS = 5;
  private static final double GUIDE_EPSILON = 30;
  private static final double FEWEST_SKIN_PIXELS = 40;
  private static final double SMALLEST_SHARE = 0.02;
  private static final double SMALLEST_PART = 0.5;

  /** A region in a view. */
  record Found(
      WorkingView view,
      ColourField colours,
      boolean[] skin,
      float[] inside,
      List<double[]> borders) {}

  private final Photograph photograph;
  private final Optional<PlaneCalibration> calibration;

  RegionFinder(Photograph photograph, Optional<PlaneCalibration> calibration) {
    this.photograph = photograph;
    this.calibration = calibration;
  }

  /**
   * The most lesion-like region of the box; none when the box has no surroundings to differ from.
   */
  Optional<Found> find(ImageBox box) {
    WorkingView view =
        WorkingView.around(photograph, calibration.map(PlaneCalibration::mapping), box);
    boolean[] usable = usable(view);
    boolean[] ring = ring(view, usable);
    if (count(ring) < FEWEST_SKIN_PIXELS) {
      return Optional.empty();
    }
    ColourField colours = ColourField.of(view, ring);
    float[] expectation = expectation(view);
    float[] inside = new float[view.size()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = usable[i] ? seed(view, i) : 0;
    }
    for (int turn = 0; turn < TURNS; turn++) {
      inside = reconsidered(view, colours, ring, usable, expectation, inside);
    }
    float[] level = inside;
    List<double[]> borders = new ArrayList<>();
    mainRing(view, level).ifPresent(borders::add);
    borders.add(new RadialBoundary(view, colours, level, usable).find());
    return Optional.of(new Found(view, colours, ring, level, borders));
  }

  private boolean[] usable(WorkingView view) {
    ImageOutline footprint =
        calibration.map(c -> c.reference().footprint()).orElse(ImageOutline.EMPTY);
    boolean[] paper =
        PaperArea.mask(footprint, view.width(), view.size() / view.width(), view::fromPhotograph);
    ImageOutline covered = PaperArea.markers(footprint);
    boolean any = !covered.isEmpty() && overlaps(covered.bounds().grownBy(margin(covered)), view);
    boolean[] usable = new boolean[view.size()];
    for (int i = 0; i < usable.length; i++) {
      int x = i % view.width();
      int y = i / view.width();
      usable[i] =
          !paper[i] && view.shows(photograph, x, y) && !(any && nearReference(covered, view, x, y));
    }
    return usable;
  }

  private static boolean overlaps(ImageBox reference, WorkingView view) {
    double[] a = view.fromPhotograph(reference.corners().get(0));
    double[] b = view.fromPhotograph(reference.corners().get(2));
    return Math.max(a[0], b[0]) > 0
        && Math.max(a[1], b[1]) > 0
        && Math.min(a[0], b[0]) < view.width()
        && Math.min(a[1], b[1]) < view.height();
  }

  private static boolean nearReference(ImageOutline covered, WorkingView view, int x, int y) {
    double margin = margin(covered);
    return covered.polygons().stream()
        .map(p -> new ImageOutline(List.of(p)).bounds().grownBy(margin))
        .anyMatch(b -> b.contains(view.toPhotograph(x, y)));
  }

  /** A marker's white margin is about a sixth of its side. */
  private static double margin(ImageOutline covered) {
    ImageBox first = new ImageOutline(covered.polygons().subList(0, 1)).bounds();
    return Math.max(first.width(), first.height()) / 6;
  }

  private static boolean[] ring(WorkingView view, boolean[] usable) {
    ImageBox box = view.box();
    double gap = RING_GAP * WorkingView.BOX_SIDE;
    ImageBox inner = box.grownBy(gap);
    boolean[] ring = new boolean[view.size()];
    for (int i = 0; i < ring.length; i++) {
      double x = i % view.width();
      double y = i / view.width();
      ring[i] = usable[i] && (x < inner.x0() || x > inner.x1() || y < inner.y0() || y > inner.y1());
    }
    return ring;
  }

  /** Logits of being lesion by place alone: high in the box's ellipse, falling outside. */
  private static float[] expectation(WorkingView view) {
    ImageBox box = view.box();
    float[] logit = new float[view.size()];
    for (int i = 0; i < logit.length; i++) {
      double u = (i % view.width() - box.centre().x()) / (box.width() / 2);
      double v = (i / view.width() - box.centre().y()) / (box.height() / 2);
      double r = Math.sqrt(u * u + v * v);
      double out = Math.max(0, Math.max(Math.abs(u), Math.abs(v)) - JITTER);
      logit[i] = (float) (MIDDLE_LOGIT * (EVEN_RADIUS - r) - OUTSIDE_FALL * out);
    }
    return logit;
  }

  private static float seed(WorkingView view, int i) {
    ImageBox box = view.box();
    double u = (i % view.width() - box.centre().x()) / (box.width() / 2);
    double v = (i / view.width() - box.centre().y()) / (box.height() / 2);
    return sigmoid(SEED_STEEPNESS * (SEED_RADIUS - Math.sqrt(u * u + v * v)));
  }

  private static float[] reconsidered(
      WorkingView view,
      ColourField colours,
      boolean[] ring,
      boolean[] usable,
      float[] expectation,
      float[] inside) {
    float[] outside = new float[inside.length];
    float[] within = new float[inside.length];
    for (int i = 0; i < inside.length; i++) {
      outside[i] =
          (float) (ring[i] ? RING_WEIGHT : usable[i] ? CORNER_WEIGHT * (1 - inside[i]) : 0);
      within[i] = usable[i] && !ring[i] ? inside[i] : 0;
    }
    ColourHistogram skin = ColourHistogram.of(colours, outside);
    ColourHistogram lesion = ColourHistogram.of(colours, within);
    float[] logit = new float[inside.length];
    for (int i = 0; i < inside.length; i++) {
      double ratio = StrictMath.log(lesion.at(colours, i) / skin.at(colours, i));
      double colour = clamped(ratio, -MOST_LOGIT, MOST_LOGIT);
      double red = REDNESS * clamped(colours.value(i, 1), LEAST_REDNESS, MOST_REDNESS);
      logit[i] = (float) (colour + red + expectation[i]);
    }
    float[] smooth = guided(view, colours, logit);
    for (int i = 0; i < smooth.length; i++) {
      smooth[i] = usable[i] ? sigmoid(smooth[i]) : 0;
    }
    return smooth;
  }

  /** Smoothing that keeps the picture's own edges: a guided filter on lightness and hue. */
  private static float[] guided(WorkingView view, ColourField colours, float[] logit) {
    float[] guide = new float[logit.length];
    for (int i = 0; i < guide.length; i++) {
      guide[i] = colours.value(i, 0) - 2 * colours.value(i, 1);
    }
    try (MatScope scope = new MatScope()) {
      Mat g = scope.of(view.height(), view.width(), CvType.CV_32FC1, guide);
      Mat p = scope.of(view.height(), view.width(), CvType.CV_32FC1, logit);
      Mat meanG = box(scope, g);
      Mat meanP = box(scope, p);
      Mat covariance = difference(scope, box(scope, product(scope, g, p)), meanG, meanP);
      Mat variance = difference(scope, box(scope, product(scope, g, g)), meanG, meanG);
      Mat damped = scope.empty();
      Core.add(variance, new org.opencv.core.Scalar(GUIDE_EPSILON), damped);
      Mat a = scope.empty();
      Core.divide(covariance, damped, a);
      Mat b = difference(scope, meanP, a, meanG);
      Mat out = scope.empty();
      Core.add(product(scope, box(scope, a), g), box(scope, b), out);
      float[] smooth = new float[logit.length];
      out.get(0, 0, smooth);
      return smooth;
    }
  }

  private static Mat box(MatScope scope, Mat m) {
    Mat out = scope.empty();
    int side = 2 * GUIDE_RADIUS + 1;
    Imgproc.blur(m, out, new Size(side, side));
    return out;
  }

  private static Mat product(MatScope scope, Mat a, Mat b) {
    Mat out = scope.empty();
    Core.multiply(a, b, out);
    return out;
  }

  private static Mat difference(MatScope scope, Mat of, Mat a, Mat b) {
    Mat out = scope.empty();
    Core.subtract(of, product(scope, a, b), out);
    return out;
  }

  /** The closed line at one half, its parts in the box joined across narrow bays and gaps. */
  private static Optional<double[]> mainRing(WorkingView view, float[] inside) {
    double least = SMALLEST_SHARE * view.box().width() * view.box().height();
    List<double[]> parts =
        Contours.trace(inside, view.width(), view.height(), 0.5).stream()
            .filter(r -> Loops.signedArea(r) > SMALLEST_PART * least)
            .toList();
    ImageOutline all = ImageOutline.EMPTY;
    for (double[] part : parts) {
      ImageOutline outline = Loops.outline(part);
      if (view.box().contains(outline.bounds().centre())) {
        all = all.union(outline);
      }
    }
    return Loops.largest(Loops.bridged(all)).filter(r -> Math.abs(Loops.signedArea(r)) > least);
  }

  private static int count(boolean[] flags) {
    int n = 0;
    for (boolean flag : flags) {
      n += flag ? 1 : 0;
    }
    return n;
  }

  private static double clamped(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private static float sigmoid(double logit) {
    return (float) (1 / (1 + StrictMath.exp(-logit)));
  }
}
