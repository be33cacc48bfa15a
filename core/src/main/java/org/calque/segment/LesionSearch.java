package org.calque.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Proposes boxes around places whose colour differs from an even ring about them, on a reduced
 * photograph, by sums over boxes of any size.
 */
final class LesionSearch {
  private static final int REDUCED_SIDE = 800;
  private static final int AXES = 3;
  private static final int SIDES = 4;
  private static final double SMALLEST_RADIUS = 4;
  private static final double LARGEST_RADIUS_SHARE = 0.3;
  private static final double RADIUS_RATIO = 1.28;
  private static final double CORE = 0.65;
  private static final double RING_FROM = 1.15;
  private static final double RING_TO = 1.7;
  private static final double RING_NOISE = 4;
  private static final double LIGHTNESS_SHARE = 0.5;
  private static final double OVERLAP = 0.4;

  /** A lesion explains more of the picture than a part of it does. */
  private static final double SIZE_POWER = 0.5;

  /**
   * A proposed box.
   *
   * @param box in pixels of the photograph
   * @param score contrast of the middle against the ring, over the ring's unevenness; larger for
   *     larger boxes
   */
  record Proposal(ImageBox box, double score) {}

  private final double reduction;
  private final int width;
  private final int height;
  private final double[][] sums = new double[AXES][];
  private final double[][] squares = new double[AXES][];
  private final boolean[] barred;

  LesionSearch(Photograph photograph, ImageOutline covered) {
    this.reduction =
        Math.max(1, Math.max(photograph.width(), photograph.height()) / (double) REDUCED_SIDE);
    this.width = (int) Math.max(1, Math.round(photograph.width() / reduction));
    this.height = (int) Math.max(1, Math.round(photograph.height() / reduction));
    this.barred = barred(covered);
    float[] lab = lab(photograph);
    for (int axis = 0; axis < AXES; axis++) {
      integrate(lab, axis);
    }
  }

  /** Diameter in pixels of the photograph of the smallest lesion that is looked for. */
  double smallestDiameter() {
    return 2 * SMALLEST_RADIUS * reduction;
  }

  /**
   * Boxes about a point whose score is a local maximum over their size, best first; on skin where
   * any is, anywhere else.
   */
  List<Proposal> about(ImagePoint point, int most) {
    List<Proposal> onSkin = about(point, most, true);
    return onSkin.isEmpty() ? about(point, most, false) : onSkin;
  }

  private List<Proposal> about(ImagePoint point, int most, boolean onSkin) {
    double x = (point.x() + 0.5) / reduction;
    double y = (point.y() + 0.5) / reduction;
    List<Proposal> bySize = new ArrayList<>();
    for (double r = SMALLEST_RADIUS; r < largest(); r *= RADIUS_RATIO) {
      bySize.add(new Proposal(box(x, y, r), score(x, y, r, onSkin)));
    }
    List<Proposal> peaks = new ArrayList<>();
    for (int i = 0; i < bySize.size(); i++) {
      double score = bySize.get(i).score();
      boolean risen = i == 0 || score >= bySize.get(i - 1).score();
      boolean falls = i == bySize.size() - 1 || score > bySize.get(i + 1).score();
      if (score > 0 && risen && falls) {
        peaks.add(bySize.get(i));
      }
    }
    peaks.sort(Comparator.comparingDouble(p -> -p.score()));
    return peaks.subList(0, Math.min(most, peaks.size()));
  }

  /** Boxes anywhere, best first, those that overlap a better one left out. */
  List<Proposal> anywhere(int most) {
    List<Proposal> all = new ArrayList<>();
    for (double r = SMALLEST_RADIUS; r < largest(); r *= RADIUS_RATIO) {
      double stride = Math.max(1, r / 3);
      for (double y = r; y < height - r; y += stride) {
        for (double x = r; x < width - r; x += stride) {
          double score = StrictMath.pow(r, SIZE_POWER) * score(x, y, r, true);
          if (score > 0) {
            all.add(new Proposal(box(x, y, r), score));
          }
        }
      }
    }
    all.sort(Comparator.comparingDouble(p -> -p.score()));
    List<Proposal> kept = new ArrayList<>();
    for (Proposal p : all) {
      if (kept.size() == most) {
        break;
      }
      if (kept.stream().noneMatch(k -> k.box().overlap(p.box()) > OVERLAP)) {
        kept.add(p);
      }
    }
    return kept;
  }

  private double largest() {
    return LARGEST_RADIUS_SHARE * Math.min(width, height);
  }

  private ImageBox box(double x, double y, double r) {
    return new ImageBox(
        (x - r) * reduction - 0.5,
        (y - r) * reduction - 0.5,
        (x + r) * reduction - 0.5,
        (y + r) * reduction - 0.5);
  }

  /**
   * The middle's contrast against each side of its ring, over that side's unevenness; the two sides
   * it differs from least count, for a lesion differs from skin all around.
   *
   * @param onSkin whether every side must have the colours of skin; else the score is 0
   */
  private double score(double x, double y, double r, boolean onSkin) {
    if (barred[index(x, y)]) {
      return 0;
    }
    double near = RING_FROM * r;
    double far = RING_TO * r;
    double middle = CORE * r;
    double[][] core = moments(x - middle, y - middle, x + middle, y + middle);
    double[] contrasts = new double[SIDES];
    int n = 0;
    for (double[][] side :
        List.of(
            moments(x - far, y - r, x - near, y + r),
            moments(x + near, y - r, x + far, y + r),
            moments(x - r, y - far, x + r, y - near),
            moments(x - r, y + near, x + r, y + far))) {
      if (core.length == 0 || side.length == 0 || (onSkin && !isSkin(side))) {
        return 0;
      }
      contrasts[n++] = contrast(core, side);
    }
    Arrays.sort(contrasts);
    return (contrasts[0] + contrasts[1]) / 2;
  }

  private static boolean isSkin(double[][] side) {
    return CieLab.isSkin(side[0][0], side[1][0], side[2][0]);
  }

  private static double contrast(double[][] core, double[][] side) {
    double squares = 0;
    double uneven = 0;
    for (int axis = 0; axis < AXES; axis++) {
      double weight = axis == 0 ? LIGHTNESS_SHARE : 1;
      double d = core[axis][0] - side[axis][0];
      squares += weight * d * d;
      uneven += weight * side[axis][1];
    }
    return Math.sqrt(squares) / (Math.sqrt(uneven) + RING_NOISE);
  }

  private int index(double x, double y) {
    int column = (int) Math.max(0, Math.min(width - 1.0, x));
    int row = (int) Math.max(0, Math.min(height - 1.0, y));
    return row * width + column;
  }

  /** Mean and variance of each axis over a box, cut at the borders; nothing for an empty box. */
  private double[][] moments(double left, double top, double right, double bottom) {
    int x0 = (int) Math.max(0, Math.round(left));
    int x1 = (int) Math.min(width, Math.max(x0 + 1.0, Math.round(right)));
    int y0 = (int) Math.max(0, Math.round(top));
    int y1 = (int) Math.min(height, Math.max(y0 + 1.0, Math.round(bottom)));
    if (x1 <= x0 || y1 <= y0) {
      return new double[0][];
    }
    double n = (x1 - x0) * (double) (y1 - y0);
    double[][] moments = new double[AXES][];
    for (int axis = 0; axis < AXES; axis++) {
      double mean = sum(sums[axis], x0, y0, x1, y1) / n;
      double variance = sum(squares[axis], x0, y0, x1, y1) / n - mean * mean;
      moments[axis] = new double[] {mean, Math.max(0, variance)};
    }
    return moments;
  }

  private double sum(double[] table, int x0, int y0, int x1, int y1) {
    int stride = width + 1;
    return table[y1 * stride + x1]
        - table[y0 * stride + x1]
        - table[y1 * stride + x0]
        + table[y0 * stride + x0];
  }

  private void integrate(float[] lab, int axis) {
    int stride = width + 1;
    double[] first = new double[stride * (height + 1)];
    double[] second = new double[first.length];
    for (int y = 0; y < height; y++) {
      double row = 0;
      double rowSquares = 0;
      for (int x = 0; x < width; x++) {
        double v = lab[AXES * (y * width + x) + axis];
        row += v;
        rowSquares += v * v;
        first[(y + 1) * stride + x + 1] = first[y * stride + x + 1] + row;
        second[(y + 1) * stride + x + 1] = second[y * stride + x + 1] + rowSquares;
      }
    }
    sums[axis] = first;
    squares[axis] = second;
  }

  private boolean[] barred(ImageOutline covered) {
    boolean[] out =
        PaperArea.mask(
            covered,
            width,
            height,
            p -> new double[] {(p.x() + 0.5) / reduction - 0.5, (p.y() + 0.5) / reduction - 0.5});
    for (var polygon : PaperArea.markers(covered).polygons()) {
      ImageBox b = new ImageOutline(List.of(polygon)).bounds();
      ImageBox grown = b.grownBy(Math.max(b.width(), b.height()) / 4);
      for (int i = 0; i < out.length; i++) {
        double x = (i % width + 0.5) * reduction - 0.5;
        double y = (i / width + 0.5) * reduction - 0.5;
        out[i] |= grown.contains(new ImagePoint(x, y));
      }
    }
    return out;
  }

  private float[] lab(Photograph photograph) {
    try (MatScope scope = new MatScope()) {
      Mat whole =
          scope.of(photograph.height(), photograph.width(), CvType.CV_8UC3, photograph.bgr());
      Mat small = scope.empty();
      Imgproc.resize(whole, small, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
      byte[] bytes = new byte[AXES * width * height];
      small.get(0, 0, bytes);
      float[] lab = new float[bytes.length];
      for (int i = 0; i < bytes.length; i += AXES) {
        CieLab.write(
            LinearLight.of(bytes[i + 2]),
            LinearLight.of(bytes[i + 1]),
            LinearLight.of(bytes[i]),
            lab,
            i);
      }
      return lab;
    }
  }
}
