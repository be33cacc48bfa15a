package org.calque.card;

import java.util.ArrayList;
import java.util.List;
import org.calque.geometry.PlanePoint;
import org.calque.quantity.Area;
import org.calque.quantity.Length;

/**
 * A printed shape of known area: a star-shaped outline whose radius is a mean radius r times 1 +
 * the sum of a cos(k t + p) over its waves; without waves a disc. Its area is exactly pi r^2 (1 +
 * the sum of a^2 / 2).
 *
 * @param ink what it is printed with
 * @param centre its centre in the frame of its tile
 * @param meanRadius r at 100 %
 * @param waves its waves; none for a disc
 */
public record KnownShape(Ink ink, PlanePoint centre, Length meanRadius, List<Wave> waves) {
  private static final int MOST_POINTS = 720;

  public KnownShape {
    waves = List.copyOf(waves);
    if (waves.stream().mapToDouble(w -> Math.abs(w.amplitude())).sum() >= 1) {
      throw new IllegalArgumentException("the amplitudes of a shape's waves sum to less than 1");
    }
  }

  /** What a shape is printed with. */
  public enum Ink {
    /** The red of an open ulcer. */
    RED(168, 58, 54),
    /** A pale red, little darker than the field. */
    PALE_RED(206, 128, 112),
    /** The ivory of calcified extrusion. */
    CHALK(240, 232, 210);

    private final int red;
    private final int green;
    private final int blue;

    Ink(int red, int green, int blue) {
      this.red = red;
      this.green = green;
      this.blue = blue;
    }

    /** Nominal sRGB, three values of 0 to 255. */
    public int[] rgb() {
      return new int[] {red, green, blue};
    }
  }

  /**
   * One wave of an outline.
   *
   * @param amplitude share of the mean radius
   * @param periods whole number of waves around, 2 or more
   * @param phase in radians
   */
  public record Wave(double amplitude, int periods, double phase) {
    public Wave {
      if (periods < 2) {
        throw new IllegalArgumentException("a wave has 2 periods or more, got " + periods);
      }
    }
  }

  /** A disc. */
  static KnownShape disc(Ink ink, double x, double y, double diameter) {
    return new KnownShape(ink, new PlanePoint(x, y), Length.ofMillimetres(diameter / 2), List.of());
  }

  /** The nominal area, as printed at 100 %. */
  public Area area() {
    double r = meanRadius.millimetres();
    double squares = waves.stream().mapToDouble(w -> w.amplitude() * w.amplitude()).sum();
    return Area.ofSquareMillimetres(StrictMath.PI * r * r * (1 + squares / 2));
  }

  /** The outline as a ring of 720 points; the polygon is smaller than the shape by 1.3e-5. */
  public List<PlanePoint> ring() {
    List<PlanePoint> ring = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      double t = 2 * StrictMath.PI * i / MOST_POINTS;
      double r = meanRadius.millimetres() * relativeRadius(t);
      ring.add(
          new PlanePoint(centre.x() + r * StrictMath.cos(t), centre.y() + r * StrictMath.sin(t)));
    }
    return ring;
  }

  private double relativeRadius(double t) {
    double sum = 1;
    for (Wave w : waves) {
      sum += w.amplitude() * StrictMath.cos(w.periods() * t + w.phase());
    }
    return sum;
  }
}
