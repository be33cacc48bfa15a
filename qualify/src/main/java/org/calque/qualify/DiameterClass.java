package org.calque.qualify;

import java.util.Locale;

/** The classes of equivalent diameter by which accuracy is stated; the lower end belongs to it. */
public enum DiameterClass {
  /** Below 1 mm. */
  BELOW_1(0, 1),
  /** 1 to 2 mm. */
  FROM_1_TO_2(1, 2),
  /** 2 to 5 mm. */
  FROM_2_TO_5(2, 5),
  /** 5 to 10 mm. */
  FROM_5_TO_10(5, 10),
  /** 10 mm and more; scenes go up to 30 mm. */
  FROM_10(10, Double.POSITIVE_INFINITY);

  private static final double LARGEST_DRAWN_MM = 30;

  private final double fromMm;
  private final double toMm;

  DiameterClass(double fromMm, double toMm) {
    this.fromMm = fromMm;
    this.toMm = toMm;
  }

  /** The class of an equivalent diameter in mm, not negative. */
  public static DiameterClass of(double diameterMm) {
    if (!(diameterMm >= 0)) {
      throw new IllegalArgumentException("a diameter is not negative, got " + diameterMm + " mm");
    }
    DiameterClass found = BELOW_1;
    for (DiameterClass each : values()) {
      found = diameterMm >= each.fromMm ? each : found;
    }
    return found;
  }

  /** The name in every document, such as "2-5 mm". */
  public String label() {
    return String.format(Locale.ROOT, "%.0f-%.0f mm", fromMm, Math.min(toMm, LARGEST_DRAWN_MM));
  }
}
