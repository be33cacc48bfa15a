package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.calque.card.CalqueCards;
import org.calque.card.ColourPatch;
import org.calque.internal.raster.LinearLight;
import org.junit.jupiter.api.Test;

/** Known casts of light and crosstalk of a sensor, with noise. */
class ColourFitTest {
  /** Warm light on a sensor whose channels mix. */
  private static final double[] CAST = {0.62, 0.06, 0.01, 0.05, 0.5, 0.03, 0.01, 0.05, 0.29};

  private static List<ColourFit.Pair> pairs(double[] cast, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ColourFit.Pair> pairs = new ArrayList<>();
    for (ColourPatch p : CalqueCards.CARD.patches()) {
      double[] nominal = {
        LinearLight.of(p.red()), LinearLight.of(p.green()), LinearLight.of(p.blue())
      };
      double[] measured = ColourFit.times(cast, nominal);
      for (int c = 0; c < measured.length; c++) {
        measured[c] *= 1 + noise * random.nextGaussian();
      }
      pairs.add(new ColourFit.Pair(measured, nominal, p.isNeutral()));
    }
    return pairs;
  }

  @Test
  void aCastIsUndone() {
    ColourFit fit = ColourFit.of(pairs(CAST, 0, 1));
    assertTrue(fit.before() > 8, "before " + fit.before());
    assertTrue(fit.balanced() < fit.before() / 2, "balanced " + fit.balanced());
    assertTrue(fit.after() < 0.5, "after " + fit.after());
    assertTrue(fit.leftOut() < 1, "left out " + fit.leftOut());
  }

  @Test
  void otherColoursThanThosePrintedAreCorrectedToo() {
    ColourFit fit = ColourFit.of(pairs(CAST, 0.01, 2));
    double[] ulcer = {0.33, 0.08, 0.07};
    CieColour found = CieColour.of(ColourFit.times(fit.matrix(), ColourFit.times(CAST, ulcer)));
    assertTrue(found.differenceTo(CieColour.of(ulcer)) < 2, found.toString());
  }

  @Test
  void brighterLightChangesTheMatrixOnlyByItsFactor() {
    double[] once = ColourFit.of(pairs(CAST, 0, 1)).matrix();
    double[] brighter = CAST.clone();
    for (int i = 0; i < brighter.length; i++) {
      brighter[i] *= 1.5;
    }
    double[] other = ColourFit.of(pairs(brighter, 0, 1)).matrix();
    for (int i = 0; i < once.length; i++) {
      assertEquals(once[i], 1.5 * other[i], 1e-9);
    }
  }

  @Test
  void whatIsLeftOutTellsNoiseFromTruth() {
    ColourFit fit = ColourFit.of(pairs(CAST, 0.08, 3));
    assertTrue(fit.leftOut() > fit.after(), "the fit knows its own patches too well");
  }

  @Test
  void fewPatchesGiveABalanceAlone() {
    List<ColourFit.Pair> greys = pairs(CAST, 0, 1).subList(0, 5);
    double[] matrix = ColourFit.of(greys).matrix();
    for (int i : new int[] {1, 2, 3, 5, 6, 7}) {
      assertEquals(0, matrix[i], 0.0);
    }
    assertFalse(ColourFit.suffices(pairs(CAST, 0, 1).subList(6, 12)));
  }
}
