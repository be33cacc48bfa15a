/**
 * Diagrams as SVG text for self-contained pages: no script, no font, no picture of their own.
 *
 * <p>Values outside an axis are drawn at its end. Coordinates are written with one decimal, so the
 * same values give the same text everywhere.
 */
@NullMarked
package org.calque.report.diagram;

import org.jspecify.annotations.NullMarked;
