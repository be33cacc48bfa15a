/**
 * Aligns a follow-up's photograph with the baseline's by the skin around the lesion.
 *
 * <p>Both photographs are seen in frames of equal scale about their lesion: rectified by the plane
 * where both have one, reduced otherwise. Features of the skin (never of a lesion, never of a
 * reference, which may lie elsewhere at each visit) are matched, a similarity is fitted robustly,
 * and patches around the lesion refine it by a smooth residual, because skin deforms. What cannot
 * be confirmed by those patches is refused.
 */
@NullMarked
package org.calque.compare.registration;

import org.jspecify.annotations.NullMarked;
