package org.calque.geometry;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A simple polygon with holes; rings are open, the last point is joined to the first.
 *
 * @param outer the outer ring, three points or more
 * @param holes rings inside the outer ring that do not belong to the polygon
 * @param <P> the frame's point type
 */
public record Polygon<P>(List<P> outer, List<List<P>> holes) {
  private static final int TRIANGLE = 3;

  public Polygon {
    outer = ring(outer);
    holes = holes.stream().map(Polygon::ring).toList();
  }

  public static <P> Polygon<P> of(List<P> outer) {
    return new Polygon<>(outer, List.of());
  }

  /** The outer ring, then the holes. */
  public Stream<List<P>> rings() {
    return Stream.concat(Stream.of(outer), holes.stream());
  }

  /** The same polygon with every point carried into another frame. */
  public <R> Polygon<R> map(Function<? super P, ? extends R> carry) {
    return new Polygon<>(
        carried(outer, carry),
        holes.stream().map(hole -> Polygon.<P, R>carried(hole, carry)).toList());
  }

  private static <P, R> List<R> carried(List<P> ring, Function<? super P, ? extends R> carry) {
    return ring.stream().<R>map(carry).toList();
  }

  private static <P> List<P> ring(List<P> points) {
    if (points.size() < TRIANGLE) {
      throw new IllegalArgumentException("a ring needs 3 points or more, got " + points.size());
    }
    return List.copyOf(points);
  }
}
