/**
 * The accuracy of an installation, measured on rendered photographs whose areas are known.
 *
 * <p>{@link org.calque.qualify.Qualification} draws scenes by size class, measures each with a box,
 * a point and no prompt, and hands every comparison with the truth to {@link
 * org.calque.qualify.QualificationReport}. A scene depends on its class and number alone, so the
 * same plan gives the same report on any machine and with any number of threads.
 *
 * <p>Truth is the renderer's own: the one-half contour of the softened edge, projected on the
 * reference's plane. Errors are relative to it. Intervals are 95 %: bootstrap for medians and
 * percentiles, Wilson's for shares.
 */
@NullMarked
package org.calque.qualify;

import org.jspecify.annotations.NullMarked;
