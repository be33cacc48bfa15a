package org.calque.card;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One printed piece.
 *
 * @param name such as {@code card}
 * @param outline its cut line
 * @param markers its markers, each with a number of its own
 * @param window what is left free inside: cut out of a card, so that the lesion shows, or the field
 *     of a tile of known shapes; none where nothing is
 * @param patches its colour patches
 * @param rulers its rulers
 */
public record CardLayout(
    String name,
    CardBox outline,
    List<CardMarker> markers,
    Optional<CardBox> window,
    List<ColourPatch> patches,
    List<CardRuler> rulers) {
  private static final double PAPER_FROM = 0.5;
  private static final double PAPER_TO = 1.4;

  public CardLayout {
    markers = List.copyOf(markers);
    patches = List.copyOf(patches);
    rulers = List.copyOf(rulers);
  }

  /** The marker of this number, if it is on this piece. */
  public Optional<CardMarker> marker(int id) {
    return markers.stream().filter(m -> m.id() == id).findFirst();
  }

  /** Bare paper beside a patch, above, below, left and right of it as far as nothing is printed. */
  public List<CardBox> paperBeside(ColourPatch patch) {
    CardBox b = patch.box();
    return Stream.of(
            new CardBox(b.x0(), b.y0() - PAPER_TO, b.x1(), b.y0() - PAPER_FROM),
            new CardBox(b.x0(), b.y1() + PAPER_FROM, b.x1(), b.y1() + PAPER_TO),
            new CardBox(b.x0() - PAPER_TO, b.y0(), b.x0() - PAPER_FROM, b.y1()),
            new CardBox(b.x1() + PAPER_FROM, b.y0(), b.x1() + PAPER_TO, b.y1()))
        .filter(outline::contains)
        .filter(box -> patches.stream().noneMatch(other -> other.box().overlaps(box)))
        .filter(box -> markers.stream().noneMatch(marker -> marker.square().overlaps(box)))
        .filter(box -> window.stream().noneMatch(box::overlaps))
        .toList();
  }
}
