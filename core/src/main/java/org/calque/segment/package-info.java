/**
 * From a photograph and a prompt to the outlines of a lesion's regions, in pixels.
 *
 * <p>A {@link org.calque.segment.Segmenter} decides <i>which</i> region is meant on a small view of
 * the surroundings, squared when the plane is known; <i>where</i> its edge runs is measured on the
 * photograph's own pixels, along the outline's normals, at the point where skin and lesion
 * contribute equally in linear light. {@link org.calque.segment.BoundarySpread} says how well that
 * place is known. Works without a scale; returns no millimetres. An invisible lesion is a result
 * with a detection limit, not a refusal. All types are immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.segment;
