package org.calque.card;

/**
 * A square marker at its place.
 *
 * @param id its number in {@link CalqueCards#DICTIONARY}
 * @param square the outer sides of its black square, as printed at 100 %
 */
public record CardMarker(int id, CardBox square) {}
