package org.calque.segment;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.calque.internal.opencv.Network;
import org.calque.photo.Photograph;

/**
 * The border of a lesion followed closely: the border network sees the photograph along a border
 * that is nearly right, and says of every place there how likely it lies inside; where it cannot
 * tell, the region's network does.
 */
final class LearnedBorder {
  /** The network is asked again about what it found; then once more, closer. */
  private static final int PASSES = 2;

  /**
   * Steps in pixels of the photograph that a border is followed in at last, if so many pieces do.
   */
  private static final double CLOSE_STEP = 0.7;

  private static final int MOST_PIECES = 6;

  private static final int PHOTOGRAPH_CHANNELS = 3;

  /** The network is not sure where its odds are this or less. */
  private static final double UNSURE = 3;

  /**
   * What the odds of the region's network count beside those along the border, as a power: it sees
   * the whole lesion, but coarsely. Found on photographs with experts' masks and on rendered ones.
   */
  private static final double REGION_POWER = 0.3;

  /** The region's network is never surer than this. */
  private static final double SUREST = 1 - 1e-4;

  private final SegmentationModel model;
  private final Photograph photograph;
  private final DoubleBinaryOperator region;

  /**
   * A border.
   *
   * @param loop x0, y0, x1, y1, ... in pixels of the photograph
   * @param step pixels of the photograph between the network's rows
   * @param unsurePx mean width in pixels of the photograph of the band in which the network is not
   *     sure
   * @param movedPx root mean square distance from the border that it was given, in pixels
   */
  record Found(double[] loop, double step, double unsurePx, double movedPx) {}

  /**
   * @param region how likely a place of the photograph, x and y in pixels, is inside by the
   *     region's network
   */
  LearnedBorder(SegmentationModel model, Photograph photograph, DoubleBinaryOperator region) {
    this.model = model;
    this.photograph = photograph;
    this.region = region;
  }

  /**
   * The border near another.
   *
   * @param border its higher side to be on the inside
   */
  Found near(double[] border) {
    Found first = followed(border, 1);
    Found found = first;
    for (int pass = 1; pass < PASSES; pass++) {
      found = followed(found.loop(), 1);
    }
    int pieces = (int) Math.min(MOST_PIECES, Math.ceil(found.step() / CLOSE_STEP));
    Found close = pieces > 1 ? followed(found.loop(), pieces) : found;
    return new Found(close.loop(), close.step(), close.unsurePx(), first.movedPx());
  }

  /**
   * @param pieces how many strips of the network's own length the border is seen in, each going on
   *     into its neighbours
   */
  private Found followed(double[] border, int pieces) {
    int rows = model.border().rows();
    int columns = pieces * length();
    BorderStrip strip = new BorderStrip(border, columns, rows);
    double[] along = along(strip, columns);
    double[] offsets = new double[columns];
    double squares = 0;
    int unsure = 0;
    for (int i = 0; i < columns; i++) {
      double inside = 0;
      for (int row = 0; row < rows; row++) {
        double share =
            both(along[row * columns + i], region.applyAsDouble(strip.x(i, row), strip.y(i, row)));
        inside += share;
        unsure += isUnsure(share) ? 1 : 0;
      }
      offsets[i] = inside - rows / 2.0;
      squares += offsets[i] * offsets[i];
    }
    double band = strip.step() * unsure / columns;
    double moved = strip.step() * Math.sqrt(squares / columns);
    return new Found(strip.moved(offsets), strip.step(), band, moved);
  }

  /** Columns that the network sees at a time, without what lies beyond either end. */
  private int length() {
    return model.border().columns() - 2 * model.wrap();
  }

  /** How likely each place of a strip is inside by the border network, asked there and back. */
  private double[] along(BorderStrip strip, int columns) {
    Network network = model.border();
    float[] seen = seen(strip, columns, network.rows());
    double[] along = new double[columns * network.rows()];
    for (int first = 0; first < columns; first += length()) {
      float[] there = network.run(piece(seen, columns, first, false));
      float[] back = network.run(piece(seen, columns, first, true));
      for (int row = 0; row < network.rows(); row++) {
        int start = row * network.columns() + model.wrap();
        for (int i = 0; i < length(); i++) {
          along[row * columns + first + i] =
              (there[start + i] + back[start + length() - 1 - i]) / 2;
        }
      }
    }
    return along;
  }

  /** The odds of either network multiplied, those of the region's network to a power. */
  private static double both(double along, double region) {
    double sure = Math.max(1 - SUREST, Math.min(SUREST, region));
    double odds = StrictMath.pow(sure / (1 - sure), REGION_POWER);
    return along * odds / (along * odds + 1 - along);
  }

  private static boolean isUnsure(double share) {
    return share < UNSURE * (1 - share) && 1 - share < UNSURE * share;
  }

  /** Red, green and blue plane of a strip, and how far across it each row is. */
  private float[] seen(BorderStrip strip, int columns, int rows) {
    float[] light = strip.planes(photograph);
    float[] planes = new float[(PHOTOGRAPH_CHANNELS + 1) * columns * rows];
    System.arraycopy(light, 0, planes, 0, light.length);
    for (int row = 0; row < rows; row++) {
      int start = light.length + row * columns;
      Arrays.fill(planes, start, start + columns, (row + 0.5f) / rows);
    }
    return planes;
  }

  /** What the network sees of planes about a closed border; from the other side if asked. */
  private float[] piece(float[] planes, int columns, int first, boolean mirrored) {
    int wide = model.border().columns();
    float[] out = new float[planes.length / columns * wide];
    for (int row = 0; row < planes.length / columns; row++) {
      for (int i = 0; i < wide; i++) {
        int at = i - model.wrap();
        int column = Math.floorMod(first + (mirrored ? length() - 1 - at : at), columns);
        out[row * wide + i] = planes[row * columns + column];
      }
    }
    return out;
  }
}
