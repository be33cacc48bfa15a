package org.calque.testdata;

/**
 * An L-shaped scale as forensic photographers lay it: millimetre ticks along the two inner edges,
 * counted from the inner corner, numerals at the centimetres, and three circles with cross hairs.
 * In its own frame, mm from the middle of the square about it. Immutable.
 *
 * @param armMm length that the ticks of either arm cover
 */
record AngleScale(double armMm) {
  private static final double WIDTH_MM = 14;
  private static final double MARGIN_MM = 3;
  private static final double TICK_MM = 0.18;
  private static final double STROKE_MM = 0.35;
  private static final double DIGIT_WIDTH_MM = 1.5;
  private static final double DIGIT_HEIGHT_MM = 2.6;
  private static final double DIGITS_FROM_MM = 7;
  private static final double CIRCLE_MM = 3;
  private static final double CIRCLE_FROM_EDGE_MM = 3.8;

  /**
   * Segments of the digits 0 to 9: top, upper left, upper right, middle, lower l., lower r., end.
   */
  private static final int[] SEGMENTS = {
    0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010, 0b1101011, 0b1101111, 0b1010010,
    0b1111111, 0b1111011
  };

  /** Half the side of the square about it. */
  double half() {
    return (armMm + WIDTH_MM + MARGIN_MM) / 2;
  }

  /** Where the inner edges meet, in x and in y. */
  double corner() {
    return WIDTH_MM - half();
  }

  /** How far inside the paper a point lies, mm. */
  double paperDepth(double x, double y) {
    double inside = half() - Math.max(Math.abs(x), Math.abs(y));
    return Math.min(inside, Math.max(corner() - x, corner() - y));
  }

  boolean ink(double x, double y) {
    double u = x - corner();
    double v = y - corner();
    return arm(u, -v, 1) || arm(v, -u, -1) || circles(x + half(), y + half());
  }

  /** One arm: how far along its inner edge, how far from it into the paper, which way one reads. */
  private boolean arm(double along, double away, int reading) {
    long mm = Math.round(along);
    if (mm < 0 || mm > Math.round(armMm) || away < 0) {
      return false;
    }
    double length = mm % 10 == 0 ? 6 : mm % 5 == 0 ? 4.5 : 3;
    boolean tick = Math.abs(along - mm) <= TICK_MM / 2 && away >= 0.3 && away <= length;
    long cm = Math.round(along / 10);
    return tick
        || (cm > 0
            && digit((int) (cm % 10), reading * (along - 10 * cm) + DIGIT_WIDTH_MM / 2, away));
  }

  private static boolean digit(int digit, double right, double away) {
    double down = DIGITS_FROM_MM + DIGIT_HEIGHT_MM - away;
    int segments = SEGMENTS[digit];
    boolean beside = right >= 0 && right <= DIGIT_WIDTH_MM;
    boolean within = down >= 0 && down <= DIGIT_HEIGHT_MM;
    boolean upper = down <= DIGIT_HEIGHT_MM / 2;
    int left = upper ? 5 : 2;
    return beside
        && within
        && (has(segments, 6) && down <= STROKE_MM
            || has(segments, 3) && Math.abs(down - DIGIT_HEIGHT_MM / 2) <= STROKE_MM / 2
            || has(segments, 0) && down >= DIGIT_HEIGHT_MM - STROKE_MM
            || has(segments, left) && right <= STROKE_MM
            || has(segments, left - 1) && right >= DIGIT_WIDTH_MM - STROKE_MM);
  }

  private static boolean has(int segments, int bit) {
    return (segments >> bit & 1) == 1;
  }

  /** In the outer corner and at both ends, away from the ticks. */
  private boolean circles(double right, double down) {
    double near = CIRCLE_FROM_EDGE_MM;
    double far = 2 * half() - CIRCLE_FROM_EDGE_MM;
    return circle(right - near, down - near)
        || circle(right - far, down - near)
        || circle(right - near, down - far);
  }

  private static boolean circle(double x, double y) {
    double away = Math.hypot(x, y);
    return away <= CIRCLE_MM
        && (away >= CIRCLE_MM - STROKE_MM || Math.min(Math.abs(x), Math.abs(y)) <= STROKE_MM / 2);
  }
}
