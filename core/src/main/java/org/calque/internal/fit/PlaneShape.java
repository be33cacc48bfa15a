package org.calque.internal.fit;

import java.util.List;

/** Something of known size on a plane, as seen in the image; lengths on the plane in one unit. */
public sealed interface PlaneShape {

  /** Standard deviation of an image point along its error's direction, in pixels, positive. */
  double deviation();

  /**
   * Standard deviation of what moves all its borders outwards together, in pixels, positive: tone
   * curve and ink.
   */
  double shift();

  /** A length on the plane that the shape's others are to be told in. */
  double size();

  /** The same image of a shape whose lengths on the plane are divided. */
  PlaneShape in(double unit);

  /** The same shape with a further, independent deviation of its points, in pixels. */
  PlaneShape lessCertain(double px);

  /**
   * One or several squares in a known arrangement.
   *
   * @param plane the corners x, y of each square in turn, about the shape's own centre
   * @param image where they are seen, in pixels
   */
  record Squares(List<Double> plane, List<Double> image, double deviation, double shift)
      implements PlaneShape {
    static final int CORNERS = 4;

    public Squares {
      plane = List.copyOf(plane);
      image = List.copyOf(image);
      if (plane.size() != image.size() || plane.isEmpty() || plane.size() % (2 * CORNERS) != 0) {
        throw new IllegalArgumentException(
            "a square has 4 corners on the plane and in the image, got "
                + plane.size()
                + " and "
                + image.size()
                + " numbers");
      }
    }

    @Override
    public double size() {
      return plane.stream().mapToDouble(Math::abs).max().orElseThrow();
    }

    @Override
    public Squares in(double unit) {
      return new Squares(plane.stream().map(v -> v / unit).toList(), image, deviation, shift);
    }

    @Override
    public PlaneShape lessCertain(double px) {
      return new Squares(plane, image, Math.hypot(deviation, px), shift);
    }
  }

  /**
   * A disc.
   *
   * @param radius its radius
   * @param rim points of its border in the image, x and y in turn, in pixels
   */
  record Disc(double radius, List<Double> rim, double deviation, double shift)
      implements PlaneShape {
    public Disc {
      rim = List.copyOf(rim);
    }

    @Override
    public double size() {
      return radius;
    }

    @Override
    public PlaneShape in(double unit) {
      return new Disc(radius / unit, rim, deviation, shift);
    }

    @Override
    public PlaneShape lessCertain(double px) {
      return new Disc(radius, rim, Math.hypot(deviation, px), shift);
    }
  }
}
