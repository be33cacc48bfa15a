package org.calque.benchmarks;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.calque.geometry.LensDistortion;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.CaptureMetadata;
import org.calque.photo.Photograph;
import org.calque.testdata.RenderedPhotograph;

/**
 * A rendered photograph without some columns and rows at one side: the lens's axis does not meet
 * its middle, as in cameras.
 *
 * @param whole the photograph before
 * @param left columns that are missing at the left
 * @param right columns that are missing at the right
 * @param top rows that are missing at the top
 * @param bottom rows that are missing at the bottom
 */
record CutPhotograph(RenderedPhotograph whole, int left, int right, int top, int bottom) {
  private static final double FRAME_DIAGONAL_MM = 43.2666;
  private static final int SIZE = 9;

  /** How far the axis misses the middle, over the diagonal; a standard deviation. */
  private static final double CENTRE = 0.01;

  /** How far the focal length in the file misses the true one; a standard deviation. */
  private static final double FOCAL = 0.03;

  private static final double LARGEST = 2.5;

  static CutPhotograph of(RenderedPhotograph whole, SplittableRandom random) {
    double diagonal = Math.hypot(whole.width(), whole.height());
    int x = (int) Math.round(2 * CENTRE * diagonal * gaussian(random));
    int y = (int) Math.round(2 * CENTRE * diagonal * gaussian(random));
    return new CutPhotograph(
        whole, Math.max(0, x), Math.max(0, -x), Math.max(0, y), Math.max(0, -y));
  }

  private static double gaussian(SplittableRandom random) {
    return Math.max(-LARGEST, Math.min(LARGEST, random.nextGaussian()));
  }

  private int width() {
    return whole.width() - left - right;
  }

  private int height() {
    return whole.height() - top - bottom;
  }

  /** The true way from its pixels to the plane. */
  PlaneMapping truth() {
    double[] h = whole.truth().planeMapping().stream().mapToDouble(v -> v).toArray();
    for (int row = 0; row < SIZE; row += 3) {
      h[row + 2] += left * h[row] + top * h[row + 1];
    }
    LensDistortion lens =
        new LensDistortion(
            (whole.width() - 1) / 2.0 - left,
            (whole.height() - 1) / 2.0 - top,
            whole.truth().focalPx(),
            whole.truth().distortion(),
            0);
    return PlaneMapping.of(h, new double[SIZE * SIZE]).through(lens, new double[SIZE]);
  }

  /** The photograph as a camera with this tone curve writes it, its focal length roughly named. */
  Photograph photograph(ToneCurve tone, boolean named, SplittableRandom random) {
    byte[] rgb = tone.applied(whole.rgb());
    byte[] bgr = new byte[3 * width() * height()];
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        int from = 3 * ((y + top) * whole.width() + x + left);
        int to = 3 * (y * width() + x);
        for (int c = 0; c < 3; c++) {
          bgr[to + c] = rgb[from + 2 - c];
        }
      }
    }
    double diagonal = Math.hypot(width(), height());
    double focal =
        whole.truth().focalPx() * FRAME_DIAGONAL_MM / diagonal * (1 + FOCAL * gaussian(random));
    CaptureMetadata metadata =
        new CaptureMetadata(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(focal));
    return Photograph.ofPixels(
        width(), height(), bgr, named ? metadata : CaptureMetadata.none(), "0".repeat(64));
  }
}
