package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.LinearImage;
import org.calque.internal.raster.LinearLight;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The correction of colour on photographs of a maker's card of 24 patches, which lie beside the
 * project: fitted on those like the patches of Calque's card, tried on the others. Skipped where
 * the photographs are absent.
 */
class SharedColourCardsTest {
  private static final int PER_ROW = 6;
  private static final int GRID = 8;
  private static final double INNER = 0.2;
  private static final float FULL = LinearLight.of(250);
  private static final double[] AS_IT_IS = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final float NOTHING = LinearLight.of(3);

  /** The card's patches as sRGB: the row of greys, then the one beside it, and so on. */
  private static final int[] NOMINAL = {
    0xf3f3f2, 0xc8c8c8, 0xa0a0a0, 0x7a7a79, 0x555555, 0x343434,
    0x383d96, 0x469449, 0xaf363c, 0xe7c71f, 0xbb5695, 0x0885a1,
    0xd67e2c, 0x505ba6, 0xc15a63, 0x5e3c6c, 0x9dbc40, 0xe0a32e,
    0x735244, 0xc29682, 0x627a9d, 0x576c43, 0x8580b1, 0x67bdaa
  };

  /** Greys, blue, green, red, yellow, dark and light skin: what Calque's card has. */
  private static final Set<Integer> LIKE_OURS = Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 18, 19);

  /** Photographs, and the centres of white, black, bluish green and dark skin, set by hand. */
  enum Picture {
    CABINET("color_chip1.jpg", 570, 470, 567, 695, 700, 697, 704.5, 472),
    ON_CLOTH("classic.png", 58, 59, 69, 331, 225, 332, 226, 58),
    MINI("colorchecker-classic-mini.jpg", 240, 380, 241, 91, 69, 92, 70, 380),
    PASSPORT("calibrite-passport.png", 235, 341, 237, 106, 98, 106, 96, 340);

    private final String file;
    private final double[] at;

    Picture(String file, double... at) {
      this.file = file;
      this.at = at;
    }

    /** A place of the card, in patches from white along the greys and away from them. */
    ImagePoint point(double along, double away) {
      double u = along / (PER_ROW - 1);
      double v = away / (NOMINAL.length / PER_ROW - 1);
      return new ImagePoint(mix(u, v, 0), mix(u, v, 1));
    }

    private double mix(double u, double v, int axis) {
      double greys = at[axis] + u * (at[2 + axis] - at[axis]);
      double skins = at[6 + axis] + u * (at[4 + axis] - at[6 + axis]);
      return greys + v * (skins - greys);
    }
  }

  private static Photograph photograph(Picture picture) throws Exception {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolveSibling("shared").resolve("data/colour-cards").resolve(picture.file);
      if (Files.isRegularFile(file)) {
        return new PhotographReader().read(file);
      }
    }
    Assumptions.abort("../shared/data/colour-cards/" + picture.file + " is not there");
    throw new AssertionError("not reached");
  }

  /** The patches that are neither clipped nor black, by number. */
  private static SortedMap<Integer, ColourFit.Pair> patches(Picture picture) throws Exception {
    Photograph photograph = photograph(picture);
    LinearImage image =
        LinearImage.ofBgr(photograph.bgr(), photograph.width(), photograph.height(), 0, 0);
    SortedMap<Integer, ColourFit.Pair> patches = new TreeMap<>();
    for (int k = 0; k < NOMINAL.length; k++) {
      double[] light = light(image, picture, k);
      if (Arrays.stream(light).allMatch(v -> v < FULL && v > NOTHING)) {
        patches.put(k, new ColourFit.Pair(light, nominal(k), k < PER_ROW));
      }
    }
    return patches;
  }

  private static double[] nominal(int k) {
    return new double[] {
      LinearLight.of(NOMINAL[k] >> 16), LinearLight.of(NOMINAL[k] >> 8), LinearLight.of(NOMINAL[k])
    };
  }

  /** Median light of a patch's middle. */
  private static double[] light(LinearImage image, Picture picture, int patch) {
    double[][] values = new double[LinearImage.CHANNELS][GRID * GRID];
    float[] rgb = new float[LinearImage.CHANNELS];
    for (int i = 0; i < GRID * GRID; i++) {
      double u = INNER * (2.0 * (i % GRID) / (GRID - 1) - 1);
      double v = INNER * (2.0 * (i / GRID) / (GRID - 1) - 1);
      ImagePoint p = picture.point(patch % PER_ROW + u, patch / PER_ROW + v);
      image.sample(p.x(), p.y(), rgb, 0);
      for (int c = 0; c < rgb.length; c++) {
        values[c][i] = rgb[c];
      }
    }
    return Arrays.stream(values)
        .mapToDouble(v -> Arrays.stream(v).sorted().skip(v.length / 2).findFirst().orElseThrow())
        .toArray();
  }

  private static double difference(double[] matrix, List<ColourFit.Pair> pairs) {
    return pairs.stream()
        .mapToDouble(
            p ->
                CieColour.of(ColourFit.times(matrix, p.measured()))
                    .differenceTo(CieColour.of(p.nominal())))
        .average()
        .orElseThrow();
  }

  /**
   * What is said of colours left out holds for colours that the card does not have; and a matrix is
   * no worse than a white balance even where a telephone has bent the tones.
   */
  @ParameterizedTest
  @EnumSource(Picture.class)
  void coloursThatAreNotOnTheCardAreAsFarOffAsSaid(Picture picture) throws Exception {
    List<ColourFit.Pair> card = new ArrayList<>();
    List<ColourFit.Pair> others = new ArrayList<>();
    List<ColourFit.Pair> greys = new ArrayList<>();
    patches(picture)
        .forEach(
            (patch, pair) -> {
              (LIKE_OURS.contains(patch) ? card : others).add(pair);
              if (pair.neutral()) {
                greys.add(pair);
              }
            });
    ColourFit fit = ColourFit.of(card);
    double balanced = difference(ColourFit.of(greys).matrix(), others);
    double corrected = difference(fit.matrix(), others);
    String figures =
        String.format(
            Locale.ROOT,
            "%s: card n = %d, before %.1f, balanced %.1f, after %.1f, left out %.1f; others n = %d,"
                + " as they are %.1f, balanced %.1f, corrected %.1f",
            picture,
            card.size(),
            fit.before(),
            fit.balanced(),
            fit.after(),
            fit.leftOut(),
            others.size(),
            difference(AS_IT_IS, others),
            balanced,
            corrected);
    assertTrue(card.size() >= 9 && others.size() >= 9, figures);
    assertTrue(corrected < 1.25 * fit.leftOut(), figures);
    assertTrue(corrected < 1.15 * balanced, figures);
  }
}
