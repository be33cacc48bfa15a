package org.calque.testdata;

import java.util.Arrays;
import java.util.List;

/**
 * The label mask of a truth: 0 background, 1 ulcer, 2 calcified extrusion. A pixel is set when its
 * centre is inside the outline; scars and nodules stay 0 where they are not asked for. Stateless.
 */
public final class TruthMask {
  /** A scar or a nodule, in a mask that tells them. */
  public static final byte CLOSED = 4;

  private TruthMask() {}

  /** One label a pixel, row by row, of the upright photograph. */
  public static byte[] of(SceneTruth truth, int width, int height) {
    byte[] mask = new byte[width * height];
    fill(mask, width, height, truth, "ulcer", (byte) 1);
    fill(mask, width, height, truth, "calcified_extrusion", (byte) 2);
    return mask;
  }

  /** The same with {@link #CLOSED} where a scar or a nodule is and nothing else. */
  public static byte[] withClosed(SceneTruth truth, int width, int height) {
    byte[] mask = new byte[width * height];
    fill(mask, width, height, truth, "residual_scar", CLOSED);
    fill(mask, width, height, truth, "nodule", CLOSED);
    byte[] open = of(truth, width, height);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = open[i] == 0 ? mask[i] : open[i];
    }
    return mask;
  }

  private static void fill(
      byte[] mask, int width, int height, SceneTruth truth, String kind, byte label) {
    for (LesionTruth lesion : truth.lesions()) {
      lesion.region(kind).ifPresent(r -> fill(mask, width, height, r, label));
    }
  }

  private static void fill(byte[] mask, int width, int height, RegionTruth region, byte label) {
    for (Polygon polygon : region.outlinePx()) {
      List<double[][]> rings = polygon.rings();
      for (int y = 0; y < height; y++) {
        double[] crossings = crossings(rings, y);
        for (int i = 0; i + 1 < crossings.length; i += 2) {
          int from = (int) Math.max(0, Math.ceil(crossings[i]));
          int to = (int) Math.min(width - 1, Math.floor(crossings[i + 1]));
          if (from <= to) {
            Arrays.fill(mask, y * width + from, y * width + to + 1, label);
          }
        }
      }
    }
  }

  private static double[] crossings(List<double[][]> rings, double y) {
    double[] found = new double[16];
    int n = 0;
    for (double[][] ring : rings) {
      double[] p = ring[ring.length - 1];
      for (double[] q : ring) {
        if (p[1] > y != q[1] > y) {
          found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
          found[n++] = p[0] + (y - p[1]) / (q[1] - p[1]) * (q[0] - p[0]);
        }
        p = q;
      }
    }
    double[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted);
    return sorted;
  }
}
