package org.calque.quality;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.calque.internal.raster.LinearImage;

/**
 * One smooth stretch of a printed edge: profiles of light across it, each shifted onto a parabola
 * through their half-way points and laid on top of each other.
 *
 * @param sigmaPx standard deviation of the Gaussian whose step rises as wide; empty without a clear
 *     step
 * @param missing share of the stretch without the step, 0 to 1; 0 where it has no contrast at all
 * @param curvature second coefficient of the parabola, without sign, in 1/px
 * @param white median linear light on the lighter side, 0 to 1
 */
record EdgeStretch(OptionalDouble sigmaPx, double missing, double curvature, double white) {
  private static final int HALF = 48;
  private static final double LEAST_CONTRAST = 0.03;
  private static final double LEAST_SHARE_OF_CONTRAST = 0.4;
  private static final double OUTLIER_PX = 1;
  private static final double OUTLIER_REACH = 0.15;
  private static final int FEWEST_POINTS = 6;

  /**
   * A point of a line with its outward normal, in pixels.
   *
   * @param along distance from the stretch's middle, in pixels
   */
  record Station(double x, double y, double nx, double ny, double along) {
    Station turned() {
      return new Station(x, y, -nx, -ny, along);
    }
  }

  /** The light along the normal of one station. */
  private record Profile(Station at, double[] light, double inside, double outside, double offset) {
    double contrast() {
      return outside - inside;
    }

    boolean steps() {
      return Double.isFinite(offset);
    }
  }

  /** The stretch at the stations, whichever side is the lighter one. */
  static EdgeStretch of(LinearImage image, List<Station> stations, double reach) {
    List<Profile> outward = stations.stream().map(s -> profile(image, s, reach)).toList();
    if (typical(outward) >= 0) {
      return of(outward, reach);
    }
    return of(stations.stream().map(s -> profile(image, s.turned(), reach)).toList(), reach);
  }

  private static double typical(List<Profile> profiles) {
    return median(profiles.stream().mapToDouble(Profile::contrast).toArray());
  }

  private static EdgeStretch of(List<Profile> profiles, double reach) {
    double typical = typical(profiles);
    double least = Math.max(LEAST_CONTRAST, LEAST_SHARE_OF_CONTRAST * typical);
    List<Profile> clear =
        profiles.stream().filter(p -> p.steps() && p.contrast() >= least).toList();
    double white = median(profiles.stream().mapToDouble(Profile::outside).toArray());
    if (typical < LEAST_CONTRAST) {
      return new EdgeStretch(OptionalDouble.empty(), 0, 0, white);
    }
    if (clear.size() < FEWEST_POINTS) {
      return new EdgeStretch(OptionalDouble.empty(), 1, 0, white);
    }
    double limit = Math.max(OUTLIER_PX, OUTLIER_REACH * reach);
    Parabola line = Parabola.robust(points(clear), limit);
    List<Profile> kept =
        clear.stream()
            .filter(p -> Math.abs(p.offset() - line.at(p.at().along())) <= limit)
            .toList();
    double missing = 1 - kept.size() / (double) profiles.size();
    if (kept.size() < FEWEST_POINTS) {
      return new EdgeStretch(OptionalDouble.empty(), missing, 0, white);
    }
    return new EdgeStretch(rise(kept, line, reach), missing, Math.abs(line.curvature()), white);
  }

  private static List<double[]> points(List<Profile> profiles) {
    return profiles.stream().map(p -> new double[] {p.at().along(), p.offset()}).toList();
  }

  private static Profile profile(LinearImage image, Station at, double reach) {
    double[] light = new double[2 * HALF + 1];
    float[] rgb = new float[LinearImage.CHANNELS];
    for (int i = 0; i < light.length; i++) {
      double offset = (i - HALF) * reach / HALF;
      image.sample(at.x() + offset * at.nx(), at.y() + offset * at.ny(), rgb, 0);
      light[i] = (rgb[0] + rgb[1] + rgb[2]) / LinearImage.CHANNELS;
    }
    int plateau = HALF / 2;
    double inside = median(Arrays.copyOfRange(light, 0, plateau));
    double outside = median(Arrays.copyOfRange(light, light.length - plateau, light.length));
    double offset = crossing(light, (inside + outside) / 2, reach / HALF);
    return new Profile(at, light, inside, outside, offset);
  }

  /** Offset in pixels of the rise through a level nearest to the middle; NaN without one. */
  private static double crossing(double[] light, double level, double step) {
    double nearest = Double.NaN;
    for (int i = 0; i + 1 < light.length; i++) {
      if (light[i] < level && light[i + 1] >= level) {
        double at = (i + (level - light[i]) / (light[i + 1] - light[i]) - HALF) * step;
        if (Double.isNaN(nearest) || Math.abs(at) < Math.abs(nearest)) {
          nearest = at;
        }
      }
    }
    return nearest;
  }

  private static OptionalDouble rise(List<Profile> kept, Parabola line, double reach) {
    EdgeRise rise = new EdgeRise(reach);
    for (Profile p : kept) {
      double shift = line.at(p.at().along());
      for (int i = 0; i < p.light().length; i++) {
        double share = (p.light()[i] - p.inside()) / p.contrast();
        rise.add((i - HALF) * reach / HALF - shift, share);
      }
    }
    return rise.sigmaPx();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
