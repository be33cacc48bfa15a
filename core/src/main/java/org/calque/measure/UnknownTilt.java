package org.calque.measure;

/**
 * Tilt of a plane of which only a scale is known. Photographs meant to be square to the skin are
 * taken as tilted by up to 15 degrees in any direction; foreshortening then costs the area up to
 * 3.4 % and the reference line up to 1.7 %, with either sign left in the quotient.
 */
final class UnknownTilt {
  /** Relative standard uncertainty of an area: 3.4 % as a half-width of equally likely values. */
  static final double RELATIVE_AREA_UNCERTAINTY = 0.034 / 1.7320508;

  private UnknownTilt() {}
}
