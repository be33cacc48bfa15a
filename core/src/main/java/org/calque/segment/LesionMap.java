package org.calque.segment;

import org.calque.internal.opencv.MatScope;
import org.calque.internal.opencv.Network;
import org.calque.photo.Photograph;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How likely each place of a photograph is a lesion that nobody pointed at: the mean of looks at
 * the whole photograph and of nine nearer ones. Not safe for several threads; one photograph's.
 */
final class LesionMap {
  /** Pixels of the map along one of the network's view of the whole photograph. */
  private static final int FINER = 2;

  /** Nearer squares along a side; they have half the side and overlap by half. */
  private static final int SQUARES = 3;

  private final Network network;
  private final Photograph photograph;
  private final int size;

  private LesionMap(Network network, Photograph photograph) {
    this.network = network;
    this.photograph = photograph;
    this.size = network.columns();
  }

  /** The view that a map of a square has. */
  static SquareView view(SquareView whole) {
    return new SquareView(whole.left(), whole.top(), whole.side(), FINER * whole.size());
  }

  /** The map of a square that the network sees whole, 0 to 1, row by row of its view. */
  static float[] of(Network network, Photograph photograph, SquareView whole) {
    LesionMap looks = new LesionMap(network, photograph);
    float[] map = looks.far(whole);
    float[] near = looks.near(whole);
    for (int i = 0; i < map.length; i++) {
      map[i] = (map[i] + near[i]) / 2;
    }
    return map;
  }

  /** The mean over the ways to lay the whole square, at the map's pixels. */
  private float[] far(SquareView whole) {
    float[] sum = new float[size * size];
    for (int which = 0; which < Symmetries.COUNT; which++) {
      look(whole, which, sum);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Symmetries.COUNT;
    }
    try (MatScope scope = new MatScope()) {
      int columns = FINER * size;
      Mat finer = scope.empty();
      Mat coarse = scope.of(size, size, CvType.CV_32FC1, sum);
      Imgproc.resize(coarse, finer, new Size(columns, columns), 0, 0, Imgproc.INTER_LINEAR);
      float[] map = new float[columns * columns];
      finer.get(0, 0, map);
      return map;
    }
  }

  /** The mean of the nearer squares over each place, every one laid in another way. */
  private float[] near(SquareView whole) {
    int columns = FINER * size;
    float[] sum = new float[columns * columns];
    int[] count = new int[sum.length];
    for (int k = 0; k < SQUARES * SQUARES; k++) {
      int right = k % SQUARES * size / 2;
      int down = k / SQUARES * size / 2;
      double step = whole.step() / FINER;
      SquareView square =
          new SquareView(
              whole.left() + right * step, whole.top() + down * step, whole.side() / FINER, size);
      float[] seen = new float[size * size];
      look(square, k % Symmetries.COUNT, seen);
      for (int i = 0; i < seen.length; i++) {
        int place = (down + i / size) * columns + right + i % size;
        sum[place] += seen[i];
        count[place]++;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count[i];
    }
    return sum;
  }

  private void look(SquareView square, int which, float[] to) {
    int[] places = Symmetries.places(which, size);
    float[] laid = Symmetries.laid(square.planes(photograph), places);
    Symmetries.add(network.run(laid), places, to);
  }
}
