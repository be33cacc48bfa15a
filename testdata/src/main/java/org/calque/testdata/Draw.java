package org.calque.testdata;

/**
 * Random properties by name: each depends on the seed and its own name alone, so that no property
 * goes with another and a new one changes none of the old. Immutable.
 */
record Draw(long seed) {

  double between(String property, double low, double high) {
    return Hash.between(Hash.derive(seed, property), 0, low, high);
  }

  double logBetween(String property, double low, double high) {
    return StrictMath.exp(between(property, StrictMath.log(low), StrictMath.log(high)));
  }

  boolean chance(String property, double probability) {
    return Hash.unit(Hash.derive(seed, property), 1) < probability;
  }

  int pick(String property, int count) {
    return (int) (Hash.unit(Hash.derive(seed, property), 2) * count);
  }

  /** A value that is 0 unless the chance comes true. */
  double sometimes(String property, double probability, double low, double high) {
    return chance(property, probability) ? between(property, low, high) : 0;
  }

  long sub(String property) {
    return Hash.derive(seed, property);
  }
}
