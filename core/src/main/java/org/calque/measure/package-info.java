/**
 * From outlines in pixels and a plane to square millimetres with an uncertainty budget.
 *
 * <p>Sees no pixel values. Known one-sided effects are corrected first, their uncertainty enters
 * after (GUM 3.2.4); the terms of a {@link org.calque.measure.UncertaintyBudget} are independent,
 * so that their squares add. Lengths follow the same budget: half the relative uncertainty of the
 * area for what scales, twice the edge's displacement for what the edge moves. All types are
 * immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.measure;
