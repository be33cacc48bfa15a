package org.calque.measure;

import org.calque.quantity.Length;

/** What the lesion lies on. */
public sealed interface LesionSurface {
  /** The text form: {@code plane}, {@code cylinder:8}, {@code unknown}. */
  String spec();

  /** The plane of the reference. */
  record Plane() implements LesionSurface {
    @Override
    public String spec() {
      return "plane";
    }
  }

  /**
   * A cylinder, such as a finger, that touches the reference's plane at the lesion.
   *
   * @param radius its radius, positive
   */
  record Cylinder(Length radius) implements LesionSurface {
    public Cylinder {
      if (!(radius.millimetres() > 0)) {
        throw new IllegalArgumentException(
            "a cylinder has a positive radius, got " + radius.millimetres() + " mm");
      }
    }

    @Override
    public String spec() {
      return "cylinder:" + radius.millimetres();
    }
  }

  /** Not known: the area is that of the projection, and its budget has a curvature term. */
  record Unknown() implements LesionSurface {
    @Override
    public String spec() {
      return "unknown";
    }
  }

  /** A surface from its text form; one sentence says what is wrong with another text. */
  static LesionSurface parse(String text) {
    String spec = text.strip();
    if (spec.equals("plane")) {
      return new Plane();
    }
    if (spec.equals("unknown")) {
      return new Unknown();
    }
    if (spec.startsWith("cylinder:")) {
      return cylinder(spec);
    }
    throw new IllegalArgumentException(
        "surface \"" + spec + "\" is none of plane, cylinder:RADIUS_IN_MM, unknown");
  }

  private static LesionSurface cylinder(String spec) {
    try {
      return new Cylinder(
          Length.ofMillimetres(Double.parseDouble(spec.substring("cylinder:".length()))));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "surface \"" + spec + "\" does not give the radius in mm, as in cylinder:8", e);
    }
  }
}
