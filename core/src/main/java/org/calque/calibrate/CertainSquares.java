package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;

/** Plain squares with straight, clear sides and an even face. */
final class CertainSquares {
  private static final int CORNERS = 4;
  private static final int MODULES = 7;
  private static final int SAMPLES = 20;
  private static final double INNER = 0.8;
  private static final double OUTER = 1.12;
  private static final double LARGEST_STRAY_PX = 0.3;
  private static final double LARGEST_STRAY = 0.004;
  private static final double LEAST_SEEN = 0.9;
  private static final double LEAST_STEP = 0.15;
  private static final double LARGEST_UNEVENNESS = 0.15;
  private static final double SHORTEST = 0.68;

  private CertainSquares() {}

  /** The largest first; of squares about each other the one with the straighter sides. */
  static List<MarkerCorners> in(Photograph photograph) {
    List<MarkerCorners> certain = new ArrayList<>();
    for (List<ImagePoint> coarse : SquareSearch.search(photograph)) {
      refined(photograph, coarse).ifPresent(square -> add(square, certain));
    }
    certain.sort(
        Comparator.comparingDouble((MarkerCorners c) -> -diagonal(c.corners()))
            .thenComparing(c -> c.corners().get(0).x()));
    return List.copyOf(certain);
  }

  private static Optional<MarkerCorners> refined(Photograph photograph, List<ImagePoint> coarse) {
    LinearImage image = around(photograph, coarse);
    double[] colour = new double[LinearImage.CHANNELS];
    float[] inside = median(image, coarse, INNER);
    float[] outside = median(image, coarse, OUTER);
    double step = 0;
    for (int c = 0; c < colour.length; c++) {
      colour[c] = outside[c] - inside[c];
      step += colour[c] * colour[c];
    }
    step = Math.sqrt(step);
    if (step < LEAST_STEP
        || unevenness(image, coarse, colour, inside) / (step * step) > LARGEST_UNEVENNESS) {
      return Optional.empty();
    }
    for (int c = 0; c < colour.length; c++) {
      colour[c] /= step;
    }
    return MarkerCorners.refine(photograph, coarse, MODULES, colour)
        .filter(CertainSquares::isCertain);
  }

  private static boolean isCertain(MarkerCorners square) {
    double shortest = shortestSide(square);
    double longest = 0;
    for (int i = 0; i < CORNERS; i++) {
      longest =
          Math.max(
              longest, square.corners().get(i).distanceTo(square.corners().get((i + 1) % CORNERS)));
    }
    return square.seen() >= LEAST_SEEN
        && square.roughness() <= Math.max(LARGEST_STRAY_PX, LARGEST_STRAY * longest)
        && shortest >= SHORTEST * longest;
  }

  /** Colours on a square ring about the centre, at a share of the distance to the border. */
  private static float[] median(LinearImage image, List<ImagePoint> c, double share) {
    float[][] values = new float[LinearImage.CHANNELS][CORNERS * SAMPLES];
    float[] rgb = new float[LinearImage.CHANNELS];
    for (int i = 0; i < CORNERS * SAMPLES; i++) {
      double t = (i % SAMPLES + 0.5) / SAMPLES;
      ImagePoint a = c.get(i / SAMPLES);
      ImagePoint b = c.get((i / SAMPLES + 1) % CORNERS);
      sample(image, c, a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()), share, rgb);
      for (int k = 0; k < rgb.length; k++) {
        values[k][i] = rgb[k];
      }
    }
    for (int k = 0; k < rgb.length; k++) {
      Arrays.sort(values[k]);
      rgb[k] = values[k][values[k].length / 2];
    }
    return rgb;
  }

  private static void sample(
      LinearImage image, List<ImagePoint> c, double x, double y, double share, float[] rgb) {
    double mx = c.stream().mapToDouble(ImagePoint::x).average().orElseThrow();
    double my = c.stream().mapToDouble(ImagePoint::y).average().orElseThrow();
    image.sample(mx + share * (x - mx), my + share * (y - my), rgb, 0);
  }

  /** How far the light of nine tenths of the face lies from that near its border, at most. */
  private static double unevenness(
      LinearImage image, List<ImagePoint> c, double[] colour, float[] inside) {
    double[] away = new double[SAMPLES * SAMPLES];
    float[] rgb = new float[LinearImage.CHANNELS];
    for (int i = 0; i < away.length; i++) {
      double u = (i % SAMPLES + 0.5) / SAMPLES;
      double v = (i / SAMPLES + 0.5) / SAMPLES;
      sample(image, c, mix(c, u, v, 0), mix(c, u, v, 1), INNER, rgb);
      for (int k = 0; k < rgb.length; k++) {
        away[i] += colour[k] * (rgb[k] - inside[k]);
      }
      away[i] = Math.abs(away[i]);
    }
    Arrays.sort(away);
    return away[away.length * 9 / 10];
  }

  private static double mix(List<ImagePoint> c, double u, double v, int axis) {
    double[] at = new double[CORNERS];
    for (int i = 0; i < CORNERS; i++) {
      at[i] = axis == 0 ? c.get(i).x() : c.get(i).y();
    }
    return (1 - v) * ((1 - u) * at[0] + u * at[1]) + v * ((1 - u) * at[3] + u * at[2]);
  }

  private static LinearImage around(Photograph photograph, List<ImagePoint> corners) {
    ImageBox box = ImageOutline.of(corners).bounds();
    ImageBox grown = box.grownBy(2 + 0.15 * Math.max(box.width(), box.height()));
    return PhotographCut.linear(photograph, grown);
  }

  private static void add(MarkerCorners square, List<MarkerCorners> certain) {
    for (MarkerCorners other : certain) {
      double apart = centre(square).distanceTo(centre(other));
      if (apart < Math.max(diagonal(square.corners()), diagonal(other.corners())) / 3) {
        if (square.roughness() < other.roughness()) {
          certain.remove(other);
          certain.add(square);
        }
        return;
      }
    }
    certain.add(square);
  }

  static ImagePoint centre(MarkerCorners square) {
    return new ImagePoint(
        square.corners().stream().mapToDouble(ImagePoint::x).average().orElseThrow(),
        square.corners().stream().mapToDouble(ImagePoint::y).average().orElseThrow());
  }

  static double shortestSide(MarkerCorners square) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < CORNERS; i++) {
      shortest =
          Math.min(
              shortest,
              square.corners().get(i).distanceTo(square.corners().get((i + 1) % CORNERS)));
    }
    return shortest;
  }

  static double diagonal(List<ImagePoint> c) {
    return c.get(0).distanceTo(c.get(2));
  }
}
