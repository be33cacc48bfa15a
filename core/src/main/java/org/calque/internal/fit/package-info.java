/**
 * Robust fits on numbers: a line through noisy points, a plane seen in squares of known size.
 *
 * <p>Points are pairs of doubles; nothing here knows a photograph, a finding or the unit of a
 * length. Every fit returns its covariance and its residual.
 */
@org.jspecify.annotations.NullMarked
package org.calque.internal.fit;
