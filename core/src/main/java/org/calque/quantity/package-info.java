/**
 * Quantities with their unit in the member's name, and estimates of them.
 *
 * <p>A {@link org.calque.quantity.Length} is in millimetres, an {@link org.calque.quantity.Area} in
 * square millimetres, an {@link org.calque.quantity.Angle} in radians, a {@link
 * org.calque.quantity.Ratio} is a plain fraction. Pixel distances are never quantities.
 *
 * <p>An {@link org.calque.quantity.Estimate} carries a value, its standard uncertainty (GUM: one
 * standard deviation) and the degrees of freedom behind it; the 95 % interval follows from the
 * three by Student's t. All types are immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.quantity;
