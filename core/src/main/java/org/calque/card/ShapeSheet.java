package org.calque.card;

import static org.calque.card.KnownShape.Ink.CHALK;
import static org.calque.card.KnownShape.Ink.PALE_RED;
import static org.calque.card.KnownShape.Ink.RED;
import static org.calque.card.KnownShape.disc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.card.KnownShape.Wave;
import org.calque.geometry.PlanePoint;
import org.calque.quantity.Length;

/**
 * The sheet of known shapes: twelve tiles of 60 x 60 mm in four rows of three. Each is photographed
 * by itself, from as near as a lesion of its size would be.
 */
public final class ShapeSheet {
  /** Tiles in a row of a page. */
  public static final int COLUMNS = 3;

  /** Side of a tile. */
  public static final double TILE_MM = 60;

  /** Nominal sRGB of the tiles' field, the colour of light skin. */
  private static final int[] FIELD = {222, 180, 156};

  private static final int FIRST_ID = 120;
  private static final int MARKERS = 4;
  private static final double MARKER_AT = 6;
  private static final double MARKER_MM = 8;
  private static final CardBox FIELD_BOX = new CardBox(11.5, 11.5, 48.5, 48.5);

  private static final List<Wave> BEAN = List.of(new Wave(0.18, 2, 0.4), new Wave(0.07, 3, 1.9));
  private static final List<Wave> CLOVER = List.of(new Wave(0.12, 3, 0.2), new Wave(0.05, 5, 2.4));
  private static final List<Wave> LONG = List.of(new Wave(0.3, 2, 0), new Wave(0.05, 4, 0.6));

  private static final List<ShapeTile> TILES =
      numbered(
          List.of(
              List.of(disc(RED, 30, 30, 30)),
              List.of(disc(RED, 30, 30, 20)),
              List.of(disc(RED, 23, 25, 12), disc(RED, 38, 37, 8)),
              List.of(
                  disc(RED, 22, 22, 5),
                  disc(RED, 38, 22, 3),
                  disc(RED, 22, 38, 2),
                  disc(RED, 38, 38, 1)),
              List.of(blob(30, 30, 20, BEAN)),
              List.of(blob(23, 24, 10, CLOVER), blob(38, 37, 6, BEAN)),
              List.of(blob(22, 22, 4, CLOVER), blob(38, 24, 3, LONG), blob(28, 38, 2, BEAN)),
              List.of(blob(30, 30, 15, LONG)),
              List.of(disc(RED, 30, 30, 20), disc(CHALK, 27, 32, 8)),
              List.of(
                  disc(RED, 22, 24, 12),
                  disc(CHALK, 23, 25, 5),
                  disc(RED, 39, 37, 8),
                  disc(CHALK, 38, 38, 3)),
              List.of(
                  disc(RED, 22, 24, 5),
                  disc(CHALK, 22.5, 24.5, 2),
                  disc(RED, 38, 36, 3),
                  disc(CHALK, 38.2, 35.8, 1)),
              List.of(disc(PALE_RED, 23, 25, 12), disc(PALE_RED, 38, 37, 6))));

  private ShapeSheet() {}

  /** The tiles in reading order. */
  public static List<ShapeTile> tiles() {
    return TILES;
  }

  /** Nominal sRGB of the tiles' fields, three values of 0 to 255. */
  public static int[] fieldRgb() {
    return FIELD.clone();
  }

  private static List<ShapeTile> numbered(List<List<KnownShape>> shapes) {
    List<ShapeTile> tiles = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      CardLayout layout =
          new CardLayout(
              "shapes " + (i + 1),
              new CardBox(0, 0, TILE_MM, TILE_MM),
              CalqueCards.cornerMarkers(FIRST_ID + MARKERS * i, TILE_MM, MARKER_AT, MARKER_MM),
              Optional.of(FIELD_BOX),
              List.of(),
              List.of());
      tiles.add(new ShapeTile(layout, FIELD_BOX, shapes.get(i)));
    }
    return List.copyOf(tiles);
  }

  /** A red blob of the area of a disc of this diameter but for its waves. */
  private static KnownShape blob(double x, double y, double diameter, List<Wave> waves) {
    return new KnownShape(RED, new PlanePoint(x, y), Length.ofMillimetres(diameter / 2), waves);
  }
}
