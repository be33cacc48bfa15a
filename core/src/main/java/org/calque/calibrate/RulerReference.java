package org.calque.calibrate;

import java.util.Optional;
import org.calque.quantity.Length;

/**
 * A printed ruler, tape or ruler label; all ticks that are visible are used.
 *
 * @param graduation the distance between neighbouring ticks; read from the ticks when absent
 * @param relativeTolerance how far the printed distance may lie from the nominal one, as a share
 */
public record RulerReference(Optional<RulerGraduation> graduation, double relativeTolerance)
    implements ScaleReference {
  public RulerReference {
    if (!(relativeTolerance >= 0) || relativeTolerance >= 0.5) {
      throw new IllegalArgumentException(
          "a ruler's tolerance lies between 0 and half its graduation, got " + relativeTolerance);
    }
  }

  /** The size of one step of a graduation, with the tolerance. */
  ReferenceSize step(RulerGraduation used) {
    return new ReferenceSize(
        Length.ofMillimetres(used.millimetres()),
        Length.ofMillimetres(used.millimetres() * relativeTolerance));
  }

  @Override
  public String spec() {
    return graduation.map(this::spec).orElse("ruler");
  }

  String spec(RulerGraduation used) {
    return "ruler:"
        + used.label()
        + "+-"
        + ReferenceSyntax.number(used.millimetres() * relativeTolerance)
        + "mm";
  }
}
