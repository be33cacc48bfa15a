package org.calque.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calque.geometry.PlanePoint;

/** The pieces that are printed and read: a card with a window, a strip for a finger. */
public final class CalqueCards {
  /**
   * OpenCV's name of the markers' dictionary: 250 markers of 8 x 8 modules, any two of which differ
   * in at least 12; hardly anybody prints it for other ends.
   */
  public static final String DICTIONARY = "DICT_ARUCO_MIP_36h12";

  /** Length of the check bar that is printed beside the pieces, at 100 %. */
  public static final double CHECK_BAR_MM = 100;

  /** Nominal L* 90, 75, 60, 45, 30, 15. */
  private static final int[] GREYS = {226, 185, 145, 106, 71, 38};

  private static final int[] STRIP_GREYS = {226, 145, 71};
  private static final int FIRST_CARD_ID = 100;
  private static final int FIRST_STRIP_ID = 104;

  /** 50 x 50 mm, a marker of 8 mm in each corner around a window of 25 x 25 mm. */
  public static final CardLayout CARD =
      new CardLayout(
          "card",
          new CardBox(0, 0, 50, 50),
          cornerMarkers(FIRST_CARD_ID, 50, 6.5, 8),
          Optional.of(new CardBox(12.5, 12.5, 37.5, 37.5)),
          cardPatches(),
          List.of(
              new CardRuler(new PlanePoint(12.5, 12.5), false, 25, 4),
              new CardRuler(new PlanePoint(12.5, 12.5), true, 25, 4)));

  /** 45 x 12 mm, three markers of 6 mm in a row. */
  public static final CardLayout STRIP =
      new CardLayout(
          "strip",
          new CardBox(0, 0, 45, 12),
          List.of(
              new CardMarker(FIRST_STRIP_ID, CardBox.square(4.75, 4.75, 6)),
              new CardMarker(FIRST_STRIP_ID + 1, CardBox.square(22.5, 4.75, 6)),
              new CardMarker(FIRST_STRIP_ID + 2, CardBox.square(40.25, 4.75, 6))),
          Optional.empty(),
          stripPatches(),
          List.of(new CardRuler(new PlanePoint(2.5, 12), false, 40, 3)));

  private CalqueCards() {}

  /** Every piece whose markers are read: the card, the strip, the tiles of known shapes. */
  public static List<CardLayout> all() {
    return Stream.concat(Stream.of(CARD, STRIP), ShapeSheet.tiles().stream().map(ShapeTile::layout))
        .toList();
  }

  /** Clockwise from the upper left, centres at one distance from the sides of a square piece. */
  static List<CardMarker> cornerMarkers(int firstId, double side, double inset, double marker) {
    double far = side - inset;
    return List.of(
        new CardMarker(firstId, CardBox.square(inset, inset, marker)),
        new CardMarker(firstId + 1, CardBox.square(far, inset, marker)),
        new CardMarker(firstId + 2, CardBox.square(far, far, marker)),
        new CardMarker(firstId + 3, CardBox.square(inset, far, marker)));
  }

  private static List<ColourPatch> cardPatches() {
    List<ColourPatch> patches = new ArrayList<>();
    for (int i = 0; i < GREYS.length; i++) {
      patches.add(grey(i + 1, GREYS[i], new CardBox(13 + 4 * i, 40, 17 + 4 * i, 46)));
    }
    patches.add(new ColourPatch("red", 178, 48, 52, right(0)));
    patches.add(new ColourPatch("yellow", 224, 188, 62, right(1)));
    patches.add(new ColourPatch("green", 72, 142, 80, right(2)));
    patches.add(new ColourPatch("blue", 54, 78, 152, right(3)));
    patches.add(new ColourPatch("light skin", 226, 178, 152, right(4)));
    patches.add(new ColourPatch("dark skin", 118, 78, 60, right(5)));
    return patches;
  }

  private static CardBox right(int i) {
    return new CardBox(40, 13 + 4 * i, 46, 17 + 4 * i);
  }

  private static List<ColourPatch> stripPatches() {
    List<ColourPatch> patches = new ArrayList<>();
    for (int i = 0; i < STRIP_GREYS.length; i++) {
      patches.add(grey(i + 1, STRIP_GREYS[i], new CardBox(9 + 3 * i, 2, 12 + 3 * i, 7)));
    }
    patches.add(new ColourPatch("red", 178, 48, 52, new CardBox(27, 2, 30, 7)));
    patches.add(new ColourPatch("green", 72, 142, 80, new CardBox(30, 2, 33, 7)));
    patches.add(new ColourPatch("blue", 54, 78, 152, new CardBox(33, 2, 36, 7)));
    return patches;
  }

  private static ColourPatch grey(int number, int value, CardBox box) {
    return new ColourPatch("grey " + number, value, value, value, box);
  }
}
