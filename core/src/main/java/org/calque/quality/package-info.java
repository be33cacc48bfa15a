/**
 * Whether a photograph is good enough to be measured: gates, each a number against a limit.
 *
 * <p>Sharpness is taken from edges, in linear light: the sides of the printed reference, and the
 * sharpest edges of the skin. A blur is stated as the standard deviation of the Gaussian whose step
 * rises as wide, in mm on the plane, so that one limit serves every distance. Unevenness and
 * clipping are taken from the skin about the lesion and from the paper about the reference. What
 * cannot be seen in a photograph (no reference side, no edge in the skin) passes its gate. How well
 * each gate measures its quantity, and why its limit lies where it does: {@code
 * docs/accuracy/quality.md}.
 */
@org.jspecify.annotations.NullMarked
package org.calque.quality;
