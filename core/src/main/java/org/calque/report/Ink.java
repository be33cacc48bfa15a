package org.calque.report;

import org.calque.segment.Tissue;
import org.opencv.core.Scalar;

/** The colours of an overlay: told apart by people with any colour vision, light on a dark rim. */
enum Ink {
  ULCER(86, 200, 255, "ulcer"),
  EXTRUSION(255, 225, 40, "calcified extrusion"),
  SCAR(60, 210, 150, "residual scar"),
  NODULE(255, 140, 60, "nodule"),
  GLARE(240, 150, 210, "glare"),
  REFERENCE(255, 255, 255, "reference"),
  TEXT(245, 245, 245, "text"),
  RIM(20, 20, 20, "rim"),
  GROUND(38, 38, 42, "ground");

  private final int red;
  private final int green;
  private final int blue;
  private final String meaning;

  Ink(int red, int green, int blue, String meaning) {
    this.red = red;
    this.green = green;
    this.blue = blue;
    this.meaning = meaning;
  }

  static Ink of(Tissue kind) {
    return switch (kind) {
      case ULCER -> ULCER;
      case CALCIFIED_EXTRUSION -> EXTRUSION;
      case RESIDUAL_SCAR -> SCAR;
      case NODULE -> NODULE;
    };
  }

  /** What the legend says. */
  String meaning() {
    return meaning;
  }

  Scalar bgr() {
    return new Scalar(blue, green, red);
  }
}
