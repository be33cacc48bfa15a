package org.calque.segment;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.LinearImage;

/**
 * Whether what a network proposes as extrusion is one. Slough is what it is taken for most: pale
 * and yellow, as yellow-brown extrusion is. So the network must be surer of what is yellower than
 * the patient's own skin than of what is as white as skin or whiter, which slough is not. Confined
 * to its maker.
 */
final class ExtrusionSigns {
  /**
   * Width of the band in which the network is not sure of an extrusion, in its radii, from which on
   * the extrusion's interval would include none.
   */
  private static final double MOST_UNSURE = 0.45;

  /** What the network gives an extrusion on average, at least: a white one and a yellow one. */
  private static final double WHITE = 0.65;

  private static final double YELLOW = 0.75;

  /** The smallest difference that an eye sees, in units of L*a*b*. */
  private static final double SEEN = 2.3;

  private static final int CHANNELS = LinearImage.CHANNELS;
  private static final int B = 2;

  private final TissueMap map;
  private final LinearImage light;

  /**
   * @param map what the network says about a lesion
   * @param light the photograph around it
   */
  ExtrusionSigns(TissueMap map, LinearImage light) {
    this.map = map;
    this.light = light;
  }

  /** Whether the region inside a border of the map is an extrusion. */
  boolean suffice(double[] border) {
    if (map.chalkBand(border) >= MOST_UNSURE * Borders.radius(Loops.outline(border))) {
      return false;
    }
    double confidence = map.chalkConfidence(border);
    return confidence > YELLOW || (confidence > WHITE && !isYellow(border));
  }

  /** Visibly yellower than the skin around the lesion, or no skin there to compare it with. */
  private boolean isYellow(double[] border) {
    boolean[] inside = map.inside(border);
    double own = yellow(i -> inside[i]);
    double skin = yellow(i -> map.isAround(i) && isSkin(i));
    return !(own - skin < SEEN);
  }

  /** The median b* of some places of the map; not a number without any. */
  private double yellow(IntPredicate places) {
    double[] values =
        IntStream.range(0, map.places())
            .filter(places)
            .mapToDouble(i -> lab(map.place(i))[B])
            .sorted()
            .toArray();
    return values.length == 0 ? Double.NaN : values[values.length / 2];
  }

  private boolean isSkin(int i) {
    ImagePoint place = map.place(i);
    float[] lab = lab(place);
    return light.covers(place.x(), place.y()) && CieLab.isSkin(lab[0], lab[1], lab[B]);
  }

  private float[] lab(ImagePoint place) {
    float[] values = new float[CHANNELS];
    light.sample(place.x(), place.y(), values, 0);
    CieLab.write(values[0], values[1], values[2], values, 0);
    return values;
  }
}
