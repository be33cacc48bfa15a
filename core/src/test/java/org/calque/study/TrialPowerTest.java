package org.calque.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.calque.evidence.Outcome;
import org.calque.exchange.CsvTable;
import org.calque.exchange.UnreadableTableException;
import org.calque.study.TrialPower.Design;
import org.calque.study.TrialPower.Size;
import org.junit.jupiter.api.Test;

class TrialPowerTest {
  private static final double SEM = 0.05;
  private static final double BETWEEN = 0.2;

  private static Outcome<Repeatability> of(String lines) throws UnreadableTableException {
    String text = "subject,lesion,date,arm,kind,area_mm2\n" + lines;
    return Repeatability.of(
        RepeatedAreas.of(CsvTable.read(text.getBytes(StandardCharsets.UTF_8), "r.csv")));
  }

  /** Two lesions a subject at two days, each measured twice. */
  private static String study(int subjects, double common) {
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder();
    for (int subject = 0; subject < subjects; subject++) {
      double shared = BETWEEN * Math.sqrt(common) * random.nextGaussian();
      for (String arm : new String[] {"treated", "control"}) {
        double change = shared + BETWEEN * Math.sqrt(1 - common) * random.nextGaussian();
        for (int month = 1; month <= 2; month++) {
          for (int replicate = 0; replicate < 2; replicate++) {
            double log = 2 + (month - 1) * change + SEM * random.nextGaussian();
            lines.append(
                String.format(
                    java.util.Locale.ROOT,
                    "S%d,%s,2026-0%d-01,%s,ulcer,%.6f%n",
                    subject,
                    arm,
                    month,
                    arm,
                    Math.exp(log)));
          }
        }
      }
    }
    return lines.toString();
  }

  private static Repeatability measured(String lines) throws UnreadableTableException {
    return assertInstanceOf(Outcome.Obtained.class, of(lines)).value() instanceof Repeatability r
        ? r
        : new Repeatability(0, 1, 0, 0, 0);
  }

  @Test
  void spreadsAreFoundAgain() throws Exception {
    Repeatability found = measured(study(400, 0.5));
    assertEquals(SEM, found.sem(), 0.002);
    assertEquals(1600, found.semFreedom());
    assertEquals(BETWEEN, found.betweenLesions(), 0.015);
    assertEquals(0.5, found.withinSubject(), 0.1);
    assertEquals(
        100 * (1 - Math.exp(-1.96 * Math.sqrt(2) * found.sem())),
        found.smallestDetectablePercent(),
        0.01);
  }

  @Test
  void sizesAreThoseOfTheNormalFormula() {
    Repeatability measured = new Repeatability(SEM, 100, BETWEEN, 50, 0.25);
    TrialPower trial = new TrialPower(measured, 20);
    double effect = Math.log(0.8);
    double factor = Math.pow(1.959964 + 0.841621, 2);
    double change = BETWEEN * BETWEEN + 2 * SEM * SEM;
    double paired = 2 * (BETWEEN * BETWEEN * 0.75 + 2 * SEM * SEM);
    Size twoArm = trial.smallest(Design.TWO_ARM);
    Size pairs = trial.smallest(Design.PAIRED);
    // Student's t needs one to three more than the normal distribution
    assertEquals(2 * factor * change / (effect * effect) + 1, twoArm.size(), 2);
    assertEquals(factor * paired / (effect * effect) + 2, pairs.size(), 2);
    assertEquals(2 * pairs.size(), pairs.lesions());
    assertTrue(pairs.enough() && pairs.power() >= TrialPower.POWER, pairs::toString);
  }

  @Test
  void withoutEffectFivePercentOfTrialsFindOne() {
    TrialPower none = new TrialPower(new Repeatability(SEM, 100, BETWEEN, 50, 0), 1e-6);
    assertEquals(0.05, none.power(Design.PAIRED, 12), 0.015);
    assertEquals(0.05, none.power(Design.TWO_ARM, 12), 0.015);
  }

  @Test
  void sameNumbersOnEveryCall() {
    TrialPower trial = new TrialPower(new Repeatability(SEM, 100, BETWEEN, 50, 0), 15);
    assertEquals(trial.smallest(Design.PAIRED), trial.smallest(Design.PAIRED));
  }

  @Test
  void withoutReplicatesOrChangesItIsRefused() throws Exception {
    assertInstanceOf(
        Outcome.Refused.class, of("S,L,2026-01-01,t,ulcer,5\nS,L,2026-02-01,t,ulcer,4\n"));
    assertInstanceOf(
        Outcome.Refused.class, of("S,L,2026-01-01,t,ulcer,5\nS,L,2026-01-01,t,ulcer,4\n"));
  }

  @Test
  void wrongTablesAndEffectsAreNamed() {
    UnreadableTableException problem =
        assertThrows(UnreadableTableException.class, () -> of("S,L,soon,t,ulcer,big\n"));
    assertTrue(String.valueOf(problem.getMessage()).contains("Line 2"), "names the line");
    Repeatability measured = new Repeatability(SEM, 100, BETWEEN, 50, 0);
    assertThrows(IllegalArgumentException.class, () -> new TrialPower(measured, 100));
  }
}
