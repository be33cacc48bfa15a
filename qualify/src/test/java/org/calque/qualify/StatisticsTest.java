package org.calque.qualify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianAndItsIntervalHoldTheValues() {
    Figure median = Statistics.median(new double[] {5, 1, 4, 2, 3});
    assertEquals(3, median.value());
    assertTrue(median.low() >= 1 && median.low() < 3 && median.high() > 3 && median.high() <= 5);
  }

  @Test
  void theBootstrapIntervalOfAMeanHoldsItNineteenTimesInTwenty() {
    SplittableRandom random = new SplittableRandom(4);
    int held = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[] sample = new double[60];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = random.nextGaussian(7, 2);
      }
      Figure mean = Statistics.mean(sample);
      held += mean.low() <= 7 && 7 <= mean.high() ? 1 : 0;
    }
    assertTrue(held >= 270 && held <= 297, held + " of 300");
  }

  @Test
  void aShareOfAllIsNotCertain() {
    Figure share = Statistics.share(20, 20);
    assertEquals(1, share.value());
    assertEquals(0.839, share.low(), 0.001, "Wilson's interval for 20 of 20");
  }

  @Test
  void nothingHasNoFigure() {
    assertFalse(Statistics.median(new double[0]).isKnown());
    assertFalse(Statistics.share(0, 0).isKnown());
  }
}
