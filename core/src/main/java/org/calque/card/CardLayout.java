package org.calque.card;

import java.util.List;
import java.util.Optional;

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
  public CardLayout {
    markers = List.copyOf(markers);
    patches = List.copyOf(patches);
    rulers = List.copyOf(rulers);
  }

  /** The marker of this number, if it is on this piece. */
  public Optional<CardMarker> marker(int id) {
    return markers.stream().filter(m -> m.id() == id).findFirst();
  }
}
