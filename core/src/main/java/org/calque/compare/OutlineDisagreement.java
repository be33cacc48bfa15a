package org.calque.compare;

import java.util.List;
import java.util.OptionalDouble;
import org.calque.geometry.PlaneOutline;
import org.calque.geometry.PlanePoint;
import org.calque.geometry.Polygon;

/**
 * How far two outlines of one lesion disagree, besides an even advance of the edge or an even
 * change of scale: what one photograph shows otherwise than the other, stretch by stretch. Seen
 * from the centres of gravity, one outline turned as it fits the other best.
 */
final class OutlineDisagreement {
  /** Looks from the centre, a degree apart. */
  private static final int DIRECTIONS = 360;

  private OutlineDisagreement() {}

  /**
   * The standard deviation over the directions of the area that is displaced there, relative to the
   * area before; empty where either outline is not one piece without holes.
   */
  static OptionalDouble of(PlaneOutline before, PlaneOutline after) {
    if (!isOnePiece(before) || !isOnePiece(after)) {
      return OptionalDouble.empty();
    }
    double[] first = squares(before);
    double[] second = turned(squares(after), first);
    return OptionalDouble.of(Math.min(unevenAdvance(first, second), unevenScale(first, second)));
  }

  private static boolean isOnePiece(PlaneOutline outline) {
    List<Polygon<PlanePoint>> polygons = outline.polygons();
    return polygons.size() == 1 && polygons.get(0).holes().isEmpty();
  }

  /** The square of the distance from the centre to the outline's last crossing, by direction. */
  private static double[] squares(PlaneOutline outline) {
    PlanePoint centre = outline.centroid();
    List<PlanePoint> ring = outline.polygons().get(0).outer();
    double[] squares = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = 2 * Math.PI * i / DIRECTIONS;
      double reach = reach(ring, centre, StrictMath.cos(angle), StrictMath.sin(angle));
      squares[i] = reach * reach;
    }
    return squares;
  }

  private static double reach(List<PlanePoint> ring, PlanePoint centre, double dx, double dy) {
    double reach = 0;
    PlanePoint from = ring.get(ring.size() - 1);
    for (PlanePoint to : ring) {
      double aside = dx * (from.y() - centre.y()) - dy * (from.x() - centre.x());
      double next = dx * (to.y() - centre.y()) - dy * (to.x() - centre.x());
      if (aside < 0 != next < 0) {
        double share = aside / (aside - next);
        double x = from.x() + share * (to.x() - from.x()) - centre.x();
        double y = from.y() + share * (to.y() - from.y()) - centre.y();
        reach = Math.max(reach, dx * x + dy * y);
      }
      from = to;
    }
    return reach;
  }

  /** The squares turned to where the distances resemble the others' most. */
  private static double[] turned(double[] squares, double[] like) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int turn = 0; turn < DIRECTIONS; turn++) {
      double sum = 0;
      for (int i = 0; i < DIRECTIONS; i++) {
        sum += Math.sqrt(like[i] * squares[(i + turn) % DIRECTIONS]);
      }
      if (sum > most) {
        most = sum;
        best = turn;
      }
    }
    double[] result = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      result[i] = squares[(i + best) % DIRECTIONS];
    }
    return result;
  }

  /** What is left besides an advance that is the same all around. */
  private static double unevenAdvance(double[] first, double[] second) {
    double[] advance = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      advance[i] = Math.sqrt(second[i]) - Math.sqrt(first[i]);
    }
    double even = mean(advance);
    double[] displaced = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      displaced[i] = 2 * Math.sqrt(first[i]) * (advance[i] - even);
    }
    return deviation(displaced) / mean(first);
  }

  /** What is left besides a change of scale. */
  private static double unevenScale(double[] first, double[] second) {
    double even = mean(second) / mean(first);
    double[] displaced = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      displaced[i] = second[i] - even * first[i];
    }
    return deviation(displaced) / mean(first);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}
