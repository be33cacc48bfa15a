package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calque.card.CardBox;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.internal.raster.LinearImage;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;

/** Reads linear light at places of a printed piece. Confined to one thread. */
final class PieceLight {
  private static final int GRID = 12;
  private static final float CLIPPED_HIGH = LinearLight.of(250);
  private static final float CLIPPED_LOW = LinearLight.of(3);
  private static final double RARELY = 0.02;

  private final LinearImage image;
  private final PlaneMapping mapping;

  /**
   * The light of a box.
   *
   * @param rgb median red, green, blue in linear light
   * @param spread largest interquartile range of a channel over the box, as share of its median
   * @param clipped whether more than a few of its points are at the end of the sensor's range
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never kept
  record Reading(double[] rgb, double spread, boolean clipped) {}

  PieceLight(Photograph photograph, CardSighting sighting) {
    this.mapping = sighting.mapping();
    List<ImagePoint> corners =
        sighting.layout().outline().corners().stream().map(mapping::toImage).toList();
    ImageBox box = ImageOutline.of(corners).bounds().grownBy(2);
    this.image = PhotographCut.linear(photograph, box);
  }

  /** The light inside a box of the piece; none when it is not wholly in the photograph. */
  Optional<Reading> read(CardBox box) {
    float[][] values = new float[LinearImage.CHANNELS][GRID * GRID];
    float[] rgb = new float[LinearImage.CHANNELS];
    int clipped = 0;
    for (int i = 0; i < GRID * GRID; i++) {
      ImagePoint p = mapping.toImage(box.at((i % GRID + 0.5) / GRID, (i / GRID + 0.5) / GRID));
      if (!image.covers(p.x(), p.y())) {
        return Optional.empty();
      }
      image.sample(p.x(), p.y(), rgb, 0);
      boolean atEnd = false;
      for (int c = 0; c < rgb.length; c++) {
        values[c][i] = rgb[c];
        atEnd |= rgb[c] >= CLIPPED_HIGH || rgb[c] <= CLIPPED_LOW;
      }
      clipped += atEnd ? 1 : 0;
    }
    return Optional.of(reading(values, clipped > RARELY * GRID * GRID));
  }

  private static Reading reading(float[][] values, boolean clipped) {
    double[] median = new double[values.length];
    double spread = 0;
    for (int c = 0; c < values.length; c++) {
      Arrays.sort(values[c]);
      int n = values[c].length;
      median[c] = (values[c][n / 2 - 1] + values[c][n / 2]) / 2.0;
      double range = values[c][3 * n / 4] - values[c][n / 4];
      spread = Math.max(spread, range / Math.max(median[c], CLIPPED_LOW));
    }
    return new Reading(median, spread, clipped);
  }
}
