/**
 * Results on their way out: JSON documents, tables for a person, overlays; and assessments read
 * back.
 *
 * <p>{@link org.calque.report.AssessmentJson} and {@link org.calque.report.ChangeJson} write the
 * two documents, {@link org.calque.report.AssessmentReader} reads the first one back, {@link
 * org.calque.report.MeasurementTable} and {@link org.calque.report.ChangeTable} print what a person
 * reads, {@link org.calque.report.Overlay} draws it. Nothing here opens a file or computes a
 * result: it writes what it is given to what it is given.
 *
 * <p>The same values give the same bytes on every platform: numbers are rounded to ten significant
 * digits, lines end with a line feed, texts are UTF-8, the locale and the time zone play no part.
 */
@org.jspecify.annotations.NullMarked
package org.calque.report;
