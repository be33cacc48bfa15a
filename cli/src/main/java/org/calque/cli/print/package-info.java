/**
 * Writes the pages to print: cards, strips and known shapes of {@link org.calque.card} as PDF.
 *
 * <p>Everything is vector art in mm from the upper left of the page, y down; the one font is
 * embedded. The document asks viewers not to scale it. The same lot gives the same bytes.
 */
@org.jspecify.annotations.NullMarked
package org.calque.cli.print;
