package org.calque.testdata;

/** The classes of equivalent diameter by which accuracy is reported. */
public enum SizeClass {
  /** 1 to 2 mm. */
  MM_1_2(1, 2),
  /** 2 to 5 mm. */
  MM_2_5(2, 5),
  /** 5 to 10 mm. */
  MM_5_10(5, 10),
  /** 10 to 30 mm. */
  MM_10_30(10, 30);

  private final double fromMm;
  private final double toMm;

  SizeClass(double fromMm, double toMm) {
    this.fromMm = fromMm;
    this.toMm = toMm;
  }

  /** Smallest equivalent diameter. */
  public double fromMm() {
    return fromMm;
  }

  /** Largest equivalent diameter. */
  public double toMm() {
    return toMm;
  }
}
