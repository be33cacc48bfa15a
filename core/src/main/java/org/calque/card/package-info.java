/**
 * What Calque prints: cards, strips and sheets of known shapes, as geometry alone.
 *
 * <p>Every piece has its own frame: millimetres, origin at its top left corner, x to the right, y
 * down, as printed at exactly 100 %. A printer that shrinks shrinks all of it by one factor, which
 * the check bar of 100 mm beside the pieces tells and nothing on a piece can. Markers are of one
 * dictionary; each place has its own number, so that a single one says which piece it is on, where
 * and how turned. Colours are nominal: what the file asks of the printer, not what it prints. All
 * types are immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.card;
