package org.calque.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;

/** Closed lines held as x0, y0, x1, y1, ... */
final class Loops {
  /** Radius of the disc that fills bays, in radii of a disc of the outline's area. */
  private static final double BRIDGE = 0.3;

  private Loops() {}

  /** Positive for a line that {@code Contours} draws around higher values, negative for a hole. */
  static double signedArea(double[] loop) {
    double twice = 0;
    int n = loop.length;
    for (int i = 0; i < n; i += 2) {
      int j = (i + 2) % n;
      twice += loop[i] * loop[j + 1] - loop[j] * loop[i + 1];
    }
    return twice / 2;
  }

  static double length(double[] loop) {
    double sum = 0;
    int n = loop.length;
    for (int i = 0; i < n; i += 2) {
      int j = (i + 2) % n;
      sum += Math.sqrt(square(loop[j] - loop[i]) + square(loop[j + 1] - loop[i + 1]));
    }
    return sum;
  }

  /** The same line with points at equal distances along it. */
  static double[] resampled(double[] loop, int points) {
    double step = length(loop) / points;
    double[] out = new double[2 * points];
    int n = loop.length / 2;
    int segment = 0;
    double passed = 0;
    double here = segmentLength(loop, 0);
    for (int i = 0; i < points; i++) {
      double target = i * step;
      while (passed + here < target && segment < n - 1) {
        passed += here;
        segment++;
        here = segmentLength(loop, segment);
      }
      double t = here > 0 ? Math.min(1, (target - passed) / here) : 0;
      int next = (segment + 1) % n;
      out[2 * i] = loop[2 * segment] + t * (loop[2 * next] - loop[2 * segment]);
      out[2 * i + 1] = loop[2 * segment + 1] + t * (loop[2 * next + 1] - loop[2 * segment + 1]);
    }
    return out;
  }

  /**
   * Unit vectors outwards of a closed line, a point after the other.
   *
   * @param span points on either side that the line's direction is taken from
   */
  static double[] normals(double[] loop, int span) {
    int n = loop.length / 2;
    double sign = signedArea(loop) > 0 ? 1 : -1;
    double[] normals = new double[2 * n];
    for (int i = 0; i < n; i++) {
      int a = 2 * Math.floorMod(i - span, n);
      int b = 2 * ((i + span) % n);
      double tx = loop[b] - loop[a];
      double ty = loop[b + 1] - loop[a + 1];
      double length = Math.max(1e-9, Math.sqrt(tx * tx + ty * ty));
      normals[2 * i] = sign * ty / length;
      normals[2 * i + 1] = -sign * tx / length;
    }
    return normals;
  }

  private static double segmentLength(double[] loop, int segment) {
    int n = loop.length / 2;
    int next = (segment + 1) % n;
    return Math.sqrt(
        square(loop[2 * next] - loop[2 * segment])
            + square(loop[2 * next + 1] - loop[2 * segment + 1]));
  }

  /**
   * The points of a line that was moved, nearer to where it came from.
   *
   * @param share of each point's way that is kept, 0 to 1
   */
  static double[] between(double[] from, double[] moved, double share) {
    double[] out = new double[moved.length];
    for (int i = 0; i < moved.length; i += 2) {
      double[] origin = nearest(from, moved[i], moved[i + 1]);
      out[i] = origin[0] + share * (moved[i] - origin[0]);
      out[i + 1] = origin[1] + share * (moved[i + 1] - origin[1]);
    }
    return out;
  }

  /** The place on a line that is nearest to a point. */
  private static double[] nearest(double[] loop, double x, double y) {
    double[] best = {loop[0], loop[1]};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < loop.length; i += 2) {
      int j = (i + 2) % loop.length;
      double dx = loop[j] - loop[i];
      double dy = loop[j + 1] - loop[i + 1];
      double along = (x - loop[i]) * dx + (y - loop[i + 1]) * dy;
      double t = Math.max(0, Math.min(1, along / Math.max(1e-12, square(dx) + square(dy))));
      double px = loop[i] + t * dx;
      double py = loop[i + 1] + t * dy;
      double away = square(px - x) + square(py - y);
      if (away < least) {
        least = away;
        best = new double[] {px, py};
      }
    }
    return best;
  }

  /** Values along a closed line smoothed by a Gaussian, sigma in points. */
  static double[] smoothed(double[] values, double sigma) {
    int half = Math.min(values.length / 2, (int) Math.ceil(3 * sigma));
    if (half < 1) {
      return values.clone();
    }
    double[] kernel = new double[half + 1];
    double total = 0;
    for (int k = 0; k <= half; k++) {
      kernel[k] = StrictMath.exp(-0.5 * k * k / (sigma * sigma));
      total += k == 0 ? kernel[k] : 2 * kernel[k];
    }
    double[] out = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int k = -half; k <= half; k++) {
        sum += kernel[Math.abs(k)] * values[Math.floorMod(i + k, values.length)];
      }
      out[i] = sum / total;
    }
    return out;
  }

  /** Bays and gaps of an outline filled that are narrow for its size. */
  static ImageOutline bridged(ImageOutline outline) {
    return outline.closed(BRIDGE * Math.sqrt(outline.pixelCoverage() / Math.PI));
  }

  /** The largest outer ring of an outline, running as around higher values; none when empty. */
  static Optional<double[]> largest(ImageOutline outline) {
    return outline.polygons().stream()
        .map(p -> flat(p.outer()))
        .max(Comparator.comparingDouble(r -> Math.abs(signedArea(r))));
  }

  private static double[] flat(List<ImagePoint> ring) {
    double[] loop = new double[2 * ring.size()];
    for (int i = 0; i < ring.size(); i++) {
      loop[2 * i] = ring.get(i).x();
      loop[2 * i + 1] = ring.get(i).y();
    }
    return loop;
  }

  static ImageOutline outline(double[] loop) {
    List<ImagePoint> ring = new ArrayList<>();
    for (int i = 0; i < loop.length; i += 2) {
      ring.add(new ImagePoint(loop[i], loop[i + 1]));
    }
    return ImageOutline.of(ring);
  }

  private static double square(double v) {
    return v * v;
  }
}
