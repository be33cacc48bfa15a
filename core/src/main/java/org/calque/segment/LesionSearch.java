package org.calque.segment;

import java.util.ArrayList;
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
  private static final double SMALLEST_RADIUS = 4;
  private static final double LARGEST_RADIUS_SHARE = 0.3;
  private static final double RADIUS_RATIO = 1.28;
  private static final double CORE = 0.65;
  private static final double RING_FROM = 1.15;
  private static final double RING_TO = 1.7;
  private static final double RING_NOISE = 4;
  private static final double DARK_LIGHTNESS = 12;
  private static final double OVERLAP = 0.3;

  /**
   * A proposed box.
   *
   * @param box in pixels of the photograph
   * @param score contrast of the middle against the ring, over the ring's unevenness
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

  /** Boxes about a point, of every size, best first. */
  List<Proposal> about(ImagePoint point, int most) {
    List<Proposal> all = new ArrayList<>();
    double x = (point.x() + 0.5) / reduction;
    double y = (point.y() + 0.5) / reduction;
    for (double r = SMALLEST_RADIUS; r < largest(); r *= RADIUS_RATIO) {
      all.add(new Proposal(box(x, y, r), score(x, y, r)));
    }
    return all.stream().sorted(Comparator.comparingDouble(p -> -p.score())).limit(most).toList();
  }

  /** Boxes anywhere, best first, those that overlap a better one left out. */
  List<Proposal> anywhere(int most) {
    List<Proposal> all = new ArrayList<>();
    for (double r = SMALLEST_RADIUS; r < largest(); r *= RADIUS_RATIO) {
      double stride = Math.max(1, r / 3);
      for (double y = r; y < height - r; y += stride) {
        for (double x = r; x < width - r; x += stride) {
          double score = score(x, y, r);
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
      if (kept.stream().noneMatch(k -> overlap(k.box(), p.box()) > OVERLAP)) {
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

  private static double overlap(ImageBox a, ImageBox b) {
    double w = Math.min(a.x1(), b.x1()) - Math.max(a.x0(), b.x0());
    double h = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double shared = w * h;
    return shared / Math.min(a.width() * a.height(), b.width() * b.height());
  }

  /** Contrast over unevenness; 0 where the middle or its ring is no skin. */
  private double score(double x, double y, double r) {
    if (barred[index(x, y)]) {
      return 0;
    }
    double contrast = 0;
    double uneven = 0;
    for (int axis = 0; axis < AXES; axis++) {
      double[] core = moments(axis, x, y, CORE * r);
      double[] far = moments(axis, x, y, RING_TO * r);
      double[] near = moments(axis, x, y, RING_FROM * r);
      double n = far[0] - near[0];
      if (core[0] < 1 || n < 4) {
        return 0;
      }
      double ring = (far[1] - near[1]) / n;
      double d = core[1] / core[0] - ring;
      if (axis == 0 && ring < DARK_LIGHTNESS) {
        return 0;
      }
      double weight = axis == 0 ? 0.5 : 1;
      contrast += weight * d * d;
      uneven += weight * Math.max(0, (far[2] - near[2]) / n - ring * ring);
    }
    return Math.sqrt(contrast) / (Math.sqrt(uneven) + RING_NOISE);
  }

  private int index(double x, double y) {
    int column = (int) Math.max(0, Math.min(width - 1.0, x));
    int row = (int) Math.max(0, Math.min(height - 1.0, y));
    return row * width + column;
  }

  /** Count, sum and sum of squares over a square, cut at the borders. */
  private double[] moments(int axis, double x, double y, double r) {
    int x0 = (int) Math.max(0, Math.round(x - r));
    int x1 = (int) Math.min(width, Math.round(x + r));
    int y0 = (int) Math.max(0, Math.round(y - r));
    int y1 = (int) Math.min(height, Math.round(y + r));
    if (x1 <= x0 || y1 <= y0) {
      return new double[3];
    }
    return new double[] {
      (x1 - x0) * (double) (y1 - y0),
      sum(sums[axis], x0, y0, x1, y1),
      sum(squares[axis], x0, y0, x1, y1)
    };
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
    boolean[] out = new boolean[width * height];
    for (var polygon : covered.polygons()) {
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
