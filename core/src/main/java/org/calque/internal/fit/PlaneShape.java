package org.calque.internal.fit;

import java.util.List;
import java.util.stream.Stream;

/** Something of known size on a plane, as seen in the image; lengths on the plane in one unit. */
public sealed interface PlaneShape {

  /** Standard deviation of an image point along its error's direction, in pixels, positive. */
  double deviation();

  /** The same of one of its observations, of which a point has one or two, in their order. */
  default double rowDeviation(int row) {
    return deviation();
  }

  /**
   * Standard deviation of what moves all its borders outwards together, in pixels, positive: tone
   * curve and ink.
   */
  double shift();

  /** Its points in the image, x and y in turn, in pixels. */
  List<Double> image();

  /** A length on the plane that the shape's others are to be told in. */
  double size();

  /** Roughly, how many pixels of the image a unit of the plane takes. */
  double scale();

  /** How far its points lie from their middle in the image, in pixels. */
  default double spreadPx() {
    return spread(image());
  }

  /** Root mean square distance of points, x and y in turn, from their middle. */
  private static double spread(List<Double> points) {
    int n = points.size() / 2;
    double x = 0;
    double y = 0;
    for (int i = 0; i < n; i++) {
      x += points.get(2 * i) / n;
      y += points.get(2 * i + 1) / n;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double dx = points.get(2 * i) - x;
      double dy = points.get(2 * i + 1) - y;
      sum += dx * dx + dy * dy;
    }
    return Math.sqrt(sum / n);
  }

  /** The same image of a shape whose lengths on the plane are divided. */
  PlaneShape in(double unit);

  /** The same shape with a further, independent deviation of its points, in pixels. */
  PlaneShape lessCertain(double px);

  /**
   * One or several squares in a known arrangement.
   *
   * @param plane the corners x, y of each square in turn, about the shape's own centre
   * @param image where they are seen, in pixels, clockwise as the plane's
   * @param sides how well their sides are known
   */
  record Squares(List<Double> plane, List<Double> image, SideDeviation sides, double shift)
      implements PlaneShape {

    public Squares {
      plane = List.copyOf(plane);
      image = List.copyOf(image);
      if (plane.size() != image.size() || plane.isEmpty() || plane.size() % SideRows.COUNT != 0) {
        throw new IllegalArgumentException(
            "a square has 4 corners on the plane and in the image, got "
                + plane.size()
                + " and "
                + image.size()
                + " numbers");
      }
    }

    @Override
    public double deviation() {
      return sides.corner();
    }

    @Override
    public double rowDeviation(int row) {
      return SideRows.deviation(row, sides);
    }

    @Override
    public double size() {
      return plane.stream().mapToDouble(Math::abs).max().orElseThrow();
    }

    @Override
    public double scale() {
      return spread(image) / spread(plane);
    }

    @Override
    public Squares in(double unit) {
      return new Squares(plane.stream().map(v -> v / unit).toList(), image, sides, shift);
    }

    @Override
    public PlaneShape lessCertain(double px) {
      return new Squares(plane, image, sides.lessCertain(px), shift);
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
    public List<Double> image() {
      return rim;
    }

    @Override
    public double size() {
      return radius;
    }

    @Override
    public double scale() {
      return spread(rim) / radius;
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

  /**
   * Marks of a ruler, or of two at a right angle: of each is known on which of the ruler's lines it
   * lies, not where along it.
   *
   * @param marks five or more across one direction
   */
  record Ruled(List<Mark> marks, double deviation) implements PlaneShape {
    /**
     * A point of the image on the plane's line x = place, or y = place.
     *
     * @param x in pixels
     * @param y in pixels
     * @param upright whether the line is one of equal x
     * @param place which line
     * @param slack the mark's deviation over the shape's
     */
    public record Mark(double x, double y, boolean upright, double place, double slack) {}

    public Ruled {
      marks = List.copyOf(marks);
    }

    @Override
    public List<Double> image() {
      return marks.stream().flatMap(m -> Stream.of(m.x(), m.y())).toList();
    }

    /** Ink moves both sides of a tick apart and not its middle. */
    @Override
    public double shift() {
      return 1;
    }

    @Override
    public double size() {
      return marks.stream().mapToDouble(m -> Math.abs(m.place())).max().orElseThrow();
    }

    @Override
    public double scale() {
      List<Mark> row = marks.stream().filter(Mark::upright).toList();
      return spread(row.stream().flatMap(m -> Stream.of(m.x(), m.y())).toList())
          / spread(row.stream().flatMap(m -> Stream.of(m.place(), 0.0)).toList());
    }

    @Override
    public Ruled in(double unit) {
      return new Ruled(
          marks.stream()
              .map(m -> new Mark(m.x(), m.y(), m.upright(), m.place() / unit, m.slack()))
              .toList(),
          deviation);
    }

    @Override
    public PlaneShape lessCertain(double px) {
      return new Ruled(marks, Math.hypot(deviation, px));
    }
  }
}
