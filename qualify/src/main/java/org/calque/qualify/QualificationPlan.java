package org.calque.qualify;

/**
 * What a qualification does.
 *
 * @param scenesPerClass rendered scenes in each size class
 * @param seed decides every scene and prompt
 */
public record QualificationPlan(int scenesPerClass, long seed) {
  private static final int MOST = 100_000;

  /** Scenes a class that take less than two minutes on two cores. */
  public static final int QUICK = 25;

  /** One scene in so many is a whole photograph of 12 megapixels instead of a crop. */
  static final int WHOLE_EVERY = 100;

  private static final int FIRST_WHOLE = 24;

  /** One scene in so many is searched with a point and without a prompt too, which takes longer. */
  static final int SEARCHED_EVERY = 16;

  /** From so many scenes a class on, what dominates the error is looked for as well. */
  static final int DOMINANCE_FROM = 100;

  /** One scene in so many is repeated with each of its properties switched off. */
  static final int DOMINANCE_EVERY = 32;

  public QualificationPlan {
    if (scenesPerClass < 1 || scenesPerClass > MOST) {
      throw new IllegalArgumentException(
          "scenes a class are 1 to " + MOST + ", got " + scenesPerClass);
    }
  }

  boolean isWhole(int number) {
    return number % WHOLE_EVERY == FIRST_WHOLE;
  }

  boolean isSearched(int number) {
    return number % SEARCHED_EVERY == 0;
  }

  boolean isSwitchedOff(int number) {
    return scenesPerClass >= DOMINANCE_FROM && number % DOMINANCE_EVERY == 0 && !isWhole(number);
  }
}
