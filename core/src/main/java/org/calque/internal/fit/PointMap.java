package org.calque.internal.fit;

import boofcv.alg.geo.h.HomographyDirectLinearTransform;
import boofcv.struct.geo.AssociatedPair;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The homography between points of two planes, by the normalised direct linear transform. */
public final class PointMap {
  private static final int FEWEST = 4;

  private PointMap() {}

  /**
   * The nine numbers, row-major.
   *
   * @param from four or more points, x and y in turn, no three of the first four on a line
   * @param to where they go, in the same order
   */
  public static double[] of(List<Double> from, List<Double> to) {
    if (from.size() != to.size() || from.size() < 2 * FEWEST) {
      throw new IllegalArgumentException(
          "a homography needs 4 pairs of points or more, got "
              + from.size()
              + " and "
              + to.size()
              + " numbers");
    }
    List<AssociatedPair> pairs = new ArrayList<>();
    for (int i = 0; i < from.size(); i += 2) {
      pairs.add(new AssociatedPair(from.get(i), from.get(i + 1), to.get(i), to.get(i + 1)));
    }
    DMatrixRMaj h = new DMatrixRMaj(3, 3);
    if (!new HomographyDirectLinearTransform(true).process(pairs, h)) {
      throw new ArithmeticException("the points determine no homography");
    }
    return h.data.clone();
  }
}
