package org.calque.card;

import java.util.List;

/**
 * A piece of a sheet of known shapes: four markers around a field of the colour of skin.
 *
 * @param layout markers and cut line
 * @param field what is printed in the colour of skin
 * @param shapes in the order of printing; chalk lies on the shape before it
 */
public record ShapeTile(CardLayout layout, CardBox field, List<KnownShape> shapes) {
  public ShapeTile {
    shapes = List.copyOf(shapes);
  }
}
