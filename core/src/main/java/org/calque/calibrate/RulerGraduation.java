package org.calque.calibrate;

import java.util.Arrays;
import java.util.Optional;

/** The distance between neighbouring ticks of a printed ruler. */
public enum RulerGraduation {
  /** Millimetre ticks. */
  MILLIMETRE("mm", 1),
  /** Ticks every five millimetres. */
  FIVE_MILLIMETRES("5mm", 5),
  /** Centimetre ticks. */
  CENTIMETRE("cm", 10);

  private final String label;
  private final double millimetres;

  RulerGraduation(String label, double millimetres) {
    this.label = label;
    this.millimetres = millimetres;
  }

  /** The name in a reference's text form. */
  public String label() {
    return label;
  }

  /** The nominal distance, in millimetres. */
  public double millimetres() {
    return millimetres;
  }

  static Optional<RulerGraduation> labelled(String label) {
    return Arrays.stream(values()).filter(g -> g.label.equals(label)).findFirst();
  }
}
