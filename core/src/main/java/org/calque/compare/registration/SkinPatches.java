package org.calque.compare.registration;

import boofcv.struct.geo.AssociatedPair;
import georegression.struct.point.Point2D_F64;
import java.util.ArrayList;
import java.util.List;
import org.calque.internal.opencv.MatScope;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * Small patches of skin in rings around the lesion, found again in the follow-up where a map
 * expects them, to a fraction of a pixel (normalised correlation). They bear the last refinement,
 * and how many are found tells whether the map is right.
 */
final class SkinPatches {
  private static final int HALF = 14;
  private static final int SEARCH = 8;
  private static final int ANGLES = 24;
  private static final double[] RINGS = {1.3, 1.8, 2.5, 3.4};
  private static final double LEAST_REACH = 30;
  private static final double LEAST_CORRELATION = 0.45;
  private static final double LEAST_TEXTURE = 1.5;

  private final int looked;
  private final List<AssociatedPair> found;

  private SkinPatches(int looked, List<AssociatedPair> found) {
    this.looked = looked;
    this.found = List.copyOf(found);
  }

  /** Patches with texture that were looked for. */
  int looked() {
    return looked;
  }

  /** Where those that were found lie in both frames, baseline first. */
  List<AssociatedPair> found() {
    return found;
  }

  static SkinPatches follow(RegistrationView baseline, RegistrationView followUp, SmoothMap map) {
    try (MatScope scope = new MatScope()) {
      int side = baseline.side();
      Mat first = scope.of(side, side, CvType.CV_32FC1, baseline.grey());
      double[] middle = baseline.lesion();
      double reach = Math.max(LEAST_REACH, baseline.lesionRadius());
      Rect around = around(middle, RINGS[RINGS.length - 1] * reach, side);
      Mat second = carried(scope, followUp, map, around);
      int looked = 0;
      List<AssociatedPair> found = new ArrayList<>();
      for (double ring : RINGS) {
        for (int i = 0; i < ANGLES; i++) {
          double angle = 2 * StrictMath.PI * i / ANGLES;
          int x = (int) Math.round(middle[0] + ring * reach * StrictMath.cos(angle));
          int y = (int) Math.round(middle[1] + ring * reach * StrictMath.sin(angle));
          if (!usable(baseline, followUp, map, x, y) || !textured(scope, first, x, y)) {
            continue;
          }
          looked++;
          double[] shift = shift(scope, first, x, y, second, around);
          if (shift.length > 0) {
            double[] there = map.apply(x + shift[0], y + shift[1]);
            found.add(
                new AssociatedPair(new Point2D_F64(x, y), new Point2D_F64(there[0], there[1])));
          }
        }
      }
      return new SkinPatches(looked, found);
    }
  }

  private static boolean usable(
      RegistrationView baseline, RegistrationView followUp, SmoothMap map, int x, int y) {
    int reach = HALF + SEARCH;
    for (int dy = -reach; dy <= reach; dy += reach) {
      for (int dx = -reach; dx <= reach; dx += reach) {
        double[] there = map.apply(x + dx, y + dy);
        if (!baseline.isSkin(x + dx, y + dy) || !followUp.isSkin(there[0], there[1])) {
          return false;
        }
      }
    }
    return true;
  }

  /** What patches within a radius touch of a frame. */
  private static Rect around(double[] middle, double radius, int side) {
    double reach = radius + HALF + SEARCH + 2;
    int left = (int) Math.max(0, Math.min(side - 1, middle[0] - reach));
    int top = (int) Math.max(0, Math.min(side - 1, middle[1] - reach));
    int right = (int) Math.max(left + 1, Math.min(side, middle[0] + reach));
    int bottom = (int) Math.max(top + 1, Math.min(side, middle[1] + reach));
    return new Rect(left, top, right - left, bottom - top);
  }

  /** A part of the baseline's frame with the follow-up as the map lays it there. */
  private static Mat carried(MatScope scope, RegistrationView followUp, SmoothMap map, Rect part) {
    float[] x = new float[part.width * part.height];
    float[] y = new float[part.width * part.height];
    for (int row = 0; row < part.height; row++) {
      for (int column = 0; column < part.width; column++) {
        double[] there = map.apply((double) part.x + column, (double) part.y + row);
        x[row * part.width + column] = (float) there[0];
        y[row * part.width + column] = (float) there[1];
      }
    }
    Mat grey = scope.of(followUp.side(), followUp.side(), CvType.CV_32FC1, followUp.grey());
    Mat result = scope.empty();
    Imgproc.remap(
        grey,
        result,
        scope.of(part.height, part.width, CvType.CV_32FC1, x),
        scope.of(part.height, part.width, CvType.CV_32FC1, y),
        Imgproc.INTER_LINEAR,
        Core.BORDER_REPLICATE);
    return result;
  }

  private static boolean textured(MatScope scope, Mat image, int x, int y) {
    Mat patch = scope.own(image.submat(around(x, y, HALF)));
    Mat mean = scope.own(new org.opencv.core.MatOfDouble());
    Mat deviation = scope.own(new org.opencv.core.MatOfDouble());
    Core.meanStdDev(
        patch, (org.opencv.core.MatOfDouble) mean, (org.opencv.core.MatOfDouble) deviation);
    return deviation.get(0, 0)[0] > LEAST_TEXTURE;
  }

  /** How far the patch moved, x then y, in frame pixels; empty when it is not found. */
  private static double[] shift(MatScope scope, Mat first, int x, int y, Mat second, Rect part) {
    Mat patch = scope.own(first.submat(around(x, y, HALF)));
    Mat area = scope.own(second.submat(around(x - part.x, y - part.y, HALF + SEARCH)));
    Mat scores = scope.empty();
    Imgproc.matchTemplate(area, patch, scores, Imgproc.TM_CCOEFF_NORMED);
    Core.MinMaxLocResult best = Core.minMaxLoc(scores);
    int bx = (int) best.maxLoc.x;
    int by = (int) best.maxLoc.y;
    boolean inside = bx > 0 && by > 0 && bx < 2 * SEARCH && by < 2 * SEARCH;
    if (!inside || best.maxVal < LEAST_CORRELATION) {
      return new double[0];
    }
    return new double[] {
      bx - SEARCH + peak(value(scores, bx - 1, by), best.maxVal, value(scores, bx + 1, by)),
      by - SEARCH + peak(value(scores, bx, by - 1), best.maxVal, value(scores, bx, by + 1))
    };
  }

  private static double value(Mat scores, int x, int y) {
    return scores.get(y, x)[0];
  }

  /** Where the parabola through three neighbours has its top, from the middle one. */
  private static double peak(double before, double at, double after) {
    double bend = before - 2 * at + after;
    return bend < 0 ? 0.5 * (before - after) / bend : 0;
  }

  private static Rect around(int x, int y, int half) {
    return new Rect(x - half, y - half, 2 * half + 1, 2 * half + 1);
  }
}
